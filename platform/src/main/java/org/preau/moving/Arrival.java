package org.preau.moving;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A site on its way in.
 *
 * @param fileName as its sender calls it
 * @param mediaName the archive of pictures that came with it; empty for none
 * @param fetches whether pictures are asked of the former site
 * @param publishes whether who sent it may publish
 * @param templates whether who sent it may write templates
 * @param form what it turned out to be, a word of {@code SiteForm}; empty until then
 * @param seen how many things have come so far
 * @param expected how many there will be, by the look before; 0 when unknown
 * @param report as {@link KeptReport} writes it; null until there is one
 * @param problem why it was refused, a message as JSON; null when it was not
 */
public record Arrival(
        UUID id,
        String fileName,
        String mediaName,
        boolean fetches,
        boolean publishes,
        boolean templates,
        String form,
        State state,
        long seen,
        long expected,
        @Nullable String report,
        @Nullable String problem,
        String madeBy,
        Instant madeAt,
        @Nullable Instant endedAt) {

    /** How far it is. */
    public enum State {
        /** It is being gone through; nothing will be kept. */
        LOOKING,
        /** Somebody is to say whether it shall come. */
        LOOKED,
        /** It is coming; all of it will be there at once. */
        BRINGING,
        DONE,
        /** It cannot come. Nothing of it did. */
        REFUSED,
        /** What it had brought was taken away. */
        UNDONE;

        /** As tables and programs have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isBusy() {
            return this == LOOKING || this == BRINGING;
        }
    }
}
