package org.preau.archive;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.preau.base.TenantId;

/**
 * A place that nobody sees, which is what an association was at a moment.
 *
 * @param id the hidden tenant's
 * @param version of the owner's vault
 * @param done rows
 * @param total rows; 0 while that is not known
 * @param why the end of a message's key when it could not be made ready; else empty
 * @param usedAt by whoever looked at it last
 */
public record ScratchPlace(
        UUID id,
        Purpose purpose,
        long version,
        State state,
        long done,
        long total,
        String why,
        Instant usedAt) {

    /** What for. */
    public enum Purpose {
        /** People see the site as it was: what a page shows is in it, and nothing else. */
        LOOK,
        /** All there is, to be held against what the vault says. */
        PROOF;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is. */
    public enum State {
        FILLING,
        READY,
        /** It could not be made ready. */
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whose rows it holds. */
    public TenantId tenant() {
        return new TenantId(id);
    }

    /**
     * A number that stands for it in caches that know a site by its owner and revision: negative,
     * so that no revision is ever the same.
     */
    long revision() {
        long mixed = id.getMostSignificantBits() * 31 ^ id.getLeastSignificantBits();
        return mixed | Long.MIN_VALUE;
    }
}
