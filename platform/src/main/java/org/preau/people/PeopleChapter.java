package org.preau.people;

import org.preau.snapshot.Chapter;
import org.preau.snapshot.Table;

/** What snapshots carry of the people of an association: who holds which office, and its limits. */
public final class PeopleChapter {

    /** Where the rows of offices lie in a tree: a line each. */
    public static final String OFFICES = "people/offices";

    /** Where the rows of their limits lie. */
    public static final String LIMITS = "people/limits";

    private PeopleChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter(
                        "people",
                        Table.lines("membership", OFFICES).rights(),
                        Table.lines("membership_section", LIMITS).rights())
                .without("invitation", "a link that was withdrawn must not open a door again")
                .without("app_password", "a password that was revoked must not open a door again")
                .without("api_token", "a key that was revoked must not open a door again")
                .without(
                        "operator_visit",
                        "a visit of the operator happened; it is part of the journal")
                .without(
                        "audit_entry",
                        "the journal is kept apart, added to only and purged after a year, as the law has it");
    }
}
