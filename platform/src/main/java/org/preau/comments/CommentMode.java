package org.preau.comments;

import java.util.Locale;
import java.util.Optional;

/** Who may write below an article. */
public enum CommentMode {
    /** Nobody; what is there stays. */
    NONE,
    /** Everybody; it appears once somebody of the association has read it. */
    MODERATED,
    /** Everybody, at once; what smells of spam waits all the same. */
    OPEN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CommentMode> of(String word) {
        for (CommentMode mode : values()) {
            if (mode.word().equals(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
