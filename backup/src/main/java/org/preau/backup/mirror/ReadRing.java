package org.preau.backup.mirror;

import java.util.List;

/** What came of reading a ring of keys from its file or from a sheet of paper. */
public sealed interface ReadRing {
    /**
     * It is whole.
     *
     * @param ring the keys
     */
    record Whole(KeyRing ring) implements ReadRing {}

    /**
     * It cannot be used.
     *
     * @param problems what is wrong, where, and what to do: sentences for the operator, at least
     *     one, without any secret
     */
    record Unusable(List<String> problems) implements ReadRing {
        /** Copies the list. */
        public Unusable {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The ring.
     *
     * @throws IllegalArgumentException with the problems, if it cannot be used
     */
    default KeyRing orThrow() {
        return switch (this) {
            case Whole(KeyRing ring) -> ring;
            case Unusable(List<String> problems) ->
                    throw new IllegalArgumentException(String.join("\n", problems));
        };
    }
}
