package org.preau.archive;

import java.util.Locale;
import java.util.Optional;

/** Why a snapshot was taken. */
public enum Reason {
    /** Somebody changed something, some minutes ago. */
    CHANGE,
    /** Somebody asked for it. */
    ASKED,
    /** A site is about to be imported. */
    BEFORE_IMPORT,
    /** The theme is about to change. */
    BEFORE_THEME,
    /** The operator is about to delete the association. */
    BEFORE_DELETION,
    /** The platform is about to become another version of itself. */
    BEFORE_UPGRADE,
    /** An earlier snapshot is about to be brought back. */
    BEFORE_RESTORE,
    /** An earlier snapshot was brought back. */
    RESTORED;

    /** As it stands in versions, messages and the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it was taken just before something that an association could regret. */
    boolean isBefore() {
        return name().startsWith("BEFORE");
    }

    static Optional<Reason> of(String word) {
        for (Reason reason : values()) {
            if (reason.word().equals(word)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
