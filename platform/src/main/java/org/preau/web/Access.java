package org.preau.web;

import org.preau.tenancy.Right;

/** Who may pass a route; the words of the route table. */
public sealed interface Access {

    /** Everybody. Opting out of authorisation is this word, to be searched for. */
    record Anyone() implements Access {}

    /** Whoever has signed in. */
    record SignedIn() implements Access {}

    /** Whoever runs the platform, in person. */
    record Operator() implements Access {}

    /** Whoever holds the right in the association that {@code {association}} names in the path. */
    record Holding(Right right) implements Access {}

    /**
     * A program that shows a member's password for that use (RFC 7617), who holds the right in the
     * association that {@code {association}} names in the path. No session opens it.
     */
    record ByAppPassword(AppUse use, Right right) implements Access {}

    /** A token of the portal that holds {@link Right#OPERATE}: the operator's programs. */
    record OperatorToken() implements Access {}
}
