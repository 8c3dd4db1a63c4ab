package org.preau.backup.mirror;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.ObjectKey;

/**
 * Which objects to read this time: a part that the hash in their names chooses, so that no list is
 * kept of what was read when. Run each day, everything is read within so many days; after days
 * without a run the next one reads what they left.
 *
 * @param parts into how many parts all objects fall
 * @param first the first part to read
 * @param count how many parts from there, around the end; all of them reads everything
 */
public record Sample(int parts, int first, int count) {
    /** Every object. */
    public static final Sample ALL = new Sample(1, 0, 1);

    /** Checks the numbers. */
    public Sample {
        if (parts < 1 || first < 0 || first >= parts || count < 0 || count > parts) {
            throw new IllegalArgumentException("Not a sample");
        }
    }

    /**
     * What is due today so that everything is read within so many days.
     *
     * @param last the day of the last run that got to its end, or null if there was none: then
     *     everything is due
     */
    public static Sample within(int days, @Nullable LocalDate last, LocalDate today) {
        long since = last == null ? days : ChronoUnit.DAYS.between(last, today);
        int count = (int) Math.max(0, Math.min(days, since));
        int first = (int) Math.floorMod(today.toEpochDay() - count + 1, (long) days);
        return new Sample(days, first, count);
    }

    /** Whether to read this object; one whose name has no hash is never read. */
    boolean includes(ObjectKey key) {
        return Hashes.named(key)
                .map(hash -> Integer.parseUnsignedInt(hash.substring(0, 8), 16))
                .map(number -> Integer.remainderUnsigned(number, parts))
                .map(part -> Math.floorMod(part - first, parts) < count)
                .orElse(false);
    }
}
