package org.preau.inbound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.TenantId;
import org.preau.web.Secrets;

/**
 * The sender in the envelope of a letter that is passed on: an address of ours, so that SPF is ours
 * and a letter that comes back comes back to us. It names the letter and the day, and is keyed:
 * nobody can have us take mail for an address that they made up (RFC 5321 §3.6.2 on responsibility;
 * the idea is BATV's).
 */
final class ReturnPath {

    private static final String PREFIX = "retour-";
    private static final Duration VALID = Duration.ofDays(10);
    private static final int RADIX = 36;
    private static final int KEY_BYTES = 8;
    private static final int PARTS = 3;

    private final Secrets secrets;
    private final Clock clock;

    ReturnPath(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Whether it looks like one. */
    static boolean isOne(String local) {
        return local.startsWith(PREFIX);
    }

    /** The part before the at sign, for a letter of {@code tenant} that goes out today. */
    String of(TenantId tenant, UUID letter) {
        byte[] id =
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(letter.getMostSignificantBits())
                        .putLong(letter.getLeastSignificantBits())
                        .array();
        String day = Long.toString(today(), RADIX);
        return PREFIX + text(id) + "-" + day + "-" + key(tenant, letter, day);
    }

    /**
     * The letter that came back; empty for an address that we never wrote, or wrote too long ago.
     *
     * @param local the part before the at sign, lower case
     */
    Optional<UUID> letter(TenantId tenant, String local) {
        String[] parts = local.substring(PREFIX.length()).split("-", -1);
        try {
            BigInteger number = new BigInteger(parts[0], RADIX);
            UUID id = new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue());
            boolean known =
                    parts.length == PARTS
                            && MessageDigest.isEqual(
                                    key(tenant, id, parts[1]).getBytes(US_ASCII),
                                    parts[2].getBytes(US_ASCII))
                            && today() - Long.parseLong(parts[1], RADIX) <= VALID.toDays();
            return known ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private long today() {
        Instant now = clock.instant();
        return LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay();
    }

    private String key(TenantId tenant, UUID letter, String day) {
        byte[] whole = secrets.keyed("mail-return", tenant + " " + letter + " " + day);
        return text(Arrays.copyOf(whole, KEY_BYTES));
    }

    private static String text(byte[] bytes) {
        return new BigInteger(1, bytes).toString(RADIX);
    }
}
