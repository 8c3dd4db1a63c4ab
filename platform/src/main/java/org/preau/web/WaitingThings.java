package org.preau.web;

import java.time.Instant;
import java.util.List;
import org.preau.sql.TenantTx;
import org.preau.text.Message;

/**
 * What waits for somebody in an association as far as one feature goes: the workspace's first page
 * and the page of all that waits ask every feature.
 *
 * <p>Asked in a transaction of the association's tenant: quick, reads only, any thread. It names
 * only what whoever sits at the desk may act on or ought to know.
 */
@FunctionalInterface
public interface WaitingThings {

    /** Why it waits. */
    enum Group {
        /** Somebody else waits for a decision. */
        DECIDE,
        /** Somebody else said something. */
        ANSWER,
        /** The reader has begun it. */
        FINISH,
        /** It will happen by itself. */
        KNOW
    }

    /**
     * One thing that waits.
     *
     * @param icon a name of the look's icons
     * @param note a line below; its placeholder {@code when}, where it has one, is {@code at} as
     *     people say it
     * @param at since when it waits, or when it will happen
     * @param href where to act
     * @param gesture the words of the link
     */
    record Thing(
            Group group,
            String icon,
            Message title,
            Message note,
            Instant at,
            String href,
            Message gesture) {}

    /**
     * The things, those that wait longest first within their group.
     *
     * @param most of each kind
     */
    List<Thing> of(TenantTx tx, Desk desk, int most);
}
