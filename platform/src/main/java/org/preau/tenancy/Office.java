package org.preau.tenancy;

import java.util.EnumSet;
import java.util.Set;

/** An office in an association, and the rights that it carries for the length of a mandate. */
public enum Office {
    PRESIDENT(EnumSet.complementOf(EnumSet.of(Right.TEMPLATES, Right.OPERATE))),
    SECRETARY(EnumSet.complementOf(EnumSet.of(Right.TEMPLATES, Right.OPERATE))),
    TREASURER(EnumSet.of(Right.READ, Right.WRITE, Right.PUBLISH, Right.AUDIT)),
    /** Keeps the site: everything but the people. */
    WEBMASTER(EnumSet.of(Right.READ, Right.WRITE, Right.PUBLISH, Right.ARRANGE, Right.AUDIT)),
    /** Reviews and publishes what others write. */
    EDITOR(EnumSet.of(Right.READ, Right.WRITE, Right.PUBLISH)),
    /** Writes and proposes; somebody else publishes. */
    WRITER(EnumSet.of(Right.READ, Right.WRITE)),
    /** Rewrites templates of the site's theme; somebody of the board decides who. */
    INTEGRATOR(EnumSet.of(Right.READ, Right.TEMPLATES)),
    /** Reads the workspace, changes nothing. */
    MEMBER(EnumSet.of(Right.READ));

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.copyOf, which nobody can change
    private final Set<Right> rights;

    Office(EnumSet<Right> rights) {
        this.rights = Set.copyOf(rights);
    }

    public Set<Right> rights() {
        return rights;
    }

    /**
     * Whether it may be kept to some sections: it writes, and arranges nothing, so that nobody
     * moves a section to where they may write.
     */
    public boolean limitable() {
        return rights.contains(Right.WRITE) && !rights.contains(Right.ARRANGE);
    }

    /** Whether this office belongs to the board, which answers for the association. */
    public boolean responsible() {
        return rights.contains(Right.PEOPLE);
    }
}
