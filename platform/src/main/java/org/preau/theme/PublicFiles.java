package org.preau.theme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenant;

/**
 * Which pictures and files of a site everybody may have: those that a published text, the home page
 * or the logo shows, what took the place of one of them, and the captions of a recording. Whoever
 * knows or guesses the address of a draft's picture is told that there is nothing.
 *
 * <p>Found out once for each revision of a site, since every act that changes it makes another
 * revision; a text whose hour comes by itself ends the answer before. One look at all published
 * texts costs some milliseconds for a thousand of them.
 */
final class PublicFiles {

    private static final int SITES = 2_000;

    private record Key(TenantId tenant, long revision) {}

    private record Next(@Nullable Instant at) {}

    /**
     * @param marks the beginnings of hashes, as addresses have them
     * @param until when another text becomes visible by itself
     */
    private record Shown(Set<String> marks, Instant until) {}

    private final Cache<Key, Shown> kept = Caffeine.newBuilder().maximumSize(SITES).build();
    private final Clock clock;

    PublicFiles(Clock clock) {
        this.clock = clock;
    }

    /**
     * Whether visitors of {@code tenant} may have a file.
     *
     * @param tx of that tenant
     * @param mark the first {@value Picture#MARK} digits of its hash
     */
    boolean show(TenantTx tx, Tenant tenant, String mark) {
        Key key = new Key(tenant.id(), tenant.revision());
        Shown shown = kept.getIfPresent(key);
        if (shown == null || !clock.instant().isBefore(shown.until())) {
            shown = new Shown(new HashSet<>(marks(tx)), next(tx));
            kept.put(key, shown);
        }
        return shown.marks().contains(mark);
    }

    /** A picture block of the home page names its file, every text the address. */
    private static List<String> marks(TenantTx tx) {
        return tx.query(
                        """
                        with shown as (
                        with written as (
                            select body as words from visible_article
                             union all
                            select about from site
                             union all
                            select home::text from site)
                        select found.mark[1]
                          from written,
                               lateral regexp_matches(words, '/media/([0-9a-f]{16})/', 'g') as found (mark)
                         where words like '%/media/%'
                         union
                        select left(cover_sha256, 16)
                          from visible_article
                         where cover_sha256 is not null
                         union
                        select left(m.sha256, 16)
                          from site s
                          join media m on m.id = s.logo_id
                                       or m.id = s.banner_id
                                       or strpos(s.home::text, '"' || m.name || '"') > 0
                                       or strpos(s.home::text, '/' || m.name || '"') > 0
                        ), standing as (
                        select mark from shown as found (mark)
                         union
                        select left(m.sha256, 16)
                          from media_former f
                          join media m on m.id = f.media_id
                         where left(f.sha256, 16) in (select mark from shown as found (mark)))
                        select mark from standing
                         union
                        select left(f.sha256, 16)
                          from media_former f
                          join media m on m.id = f.media_id
                         where left(m.sha256, 16) in (select mark from standing)
                         union
                        select left(f.sha256, 16)
                          from media_caption c
                          join media f on f.id = c.file_id
                          join media m on m.id = c.media_id
                         where left(m.sha256, 16) in (select mark from standing)
                        """)
                .list(String.class);
    }

    private static Instant next(TenantTx tx) {
        Instant at =
                tx.query(
                                """
                                select least((select min(published_at)
                                                from article
                                               where state = 'published'
                                                 and published_at > now()),
                                             (select min(expires_at)
                                                from article
                                               where state = 'published'
                                                 and expires_at > now())) as at
                                """)
                        .one(Next.class)
                        .at();
        return at == null ? Instant.MAX : at;
    }
}
