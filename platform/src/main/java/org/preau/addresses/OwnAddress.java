package org.preau.addresses;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;

/**
 * An address that an association made.
 *
 * @param name the part before the at sign, lower case; {@value OwnAddresses#EVERYTHING} for what no
 *     other address gets
 * @param note what it is for; may be empty
 * @param version counts its changes, from 1
 * @param targets whom it goes on to, confirmed or not
 */
record OwnAddress(UUID id, String name, String note, int version, List<Target> targets) {

    /**
     * Somebody it goes on to.
     *
     * @param confirmedAt when that person said yes, or was known to be a member; null before
     */
    record Target(EmailAddress email, Instant askedAt, @Nullable Instant confirmedAt) {
        boolean confirmed() {
            return confirmedAt != null;
        }
    }

    OwnAddress {
        targets = List.copyOf(targets);
    }
}
