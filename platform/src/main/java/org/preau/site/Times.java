package org.preau.site;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when until when a text is public.
 *
 * @param at null for now
 * @param until null for ever
 */
public record Times(@Nullable Instant at, @Nullable Instant until) {

    /** Nobody plans further ahead; a year of five digits is a slip of the finger. */
    private static final Duration FURTHEST = Duration.ofDays(3653);

    /**
     * What cannot be among them.
     *
     * @param before the text as it stands: what it says already may stay, even if it has passed
     */
    List<Wrong> wrongs(Article before, Instant now) {
        List<Wrong> wrongs = new ArrayList<>();
        boolean isOnline = before.isPublished() && !before.scheduled();
        if (at != null && isOnline) {
            wrongs.add(Wrong.of("publishAt", "site.wrong.online-already"));
        } else if (at != null && !at.isAfter(now)) {
            wrongs.add(Wrong.of("publishAt", "site.wrong.past"));
        } else if (isTooFar(at, now)) {
            wrongs.add(Wrong.of("publishAt", "site.wrong.too-far"));
        }
        if (until != null && !until.isAfter(now)) {
            wrongs.add(Wrong.of("expiresAt", "site.wrong.past-end"));
        } else if (until != null && at != null && !until.isAfter(at)) {
            wrongs.add(Wrong.of("expiresAt", "site.wrong.end-first"));
        } else if (isTooFar(until, now)) {
            wrongs.add(Wrong.of("expiresAt", "site.wrong.too-far"));
        }
        return List.copyOf(wrongs);
    }

    private static boolean isTooFar(@Nullable Instant moment, Instant now) {
        return moment != null && moment.isAfter(now.plus(FURTHEST));
    }
}
