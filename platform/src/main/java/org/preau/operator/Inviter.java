package org.preau.operator;

import org.preau.base.EmailAddress;
import org.preau.tenancy.Tenancy;
import org.preau.web.Actor;

/**
 * Invites somebody to answer for an association, by mail. What is known of people implements it.
 * May be called again after a crash; a second invitation of the same person harms nobody.
 */
@FunctionalInterface
public interface Inviter {

    /**
     * @param actor who opened the association
     * @param name how the letter greets
     */
    void invite(Tenancy tenancy, Actor actor, String name, EmailAddress email);
}
