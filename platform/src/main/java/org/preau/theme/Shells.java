package org.preau.theme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenant;
import org.preau.text.Language;
import org.preau.web.Origins;

/**
 * Reads what stands around the pages of a site, and keeps it until the site's next revision, or
 * until its host says something else of itself.
 */
final class Shells {

    private static final int MOST = 1_000;

    private record Key(TenantId tenant, long revision) {}

    private final Themes themes;
    private final Map<Language, Voice> voices;
    private final Origins origins;
    private final Clock clock;
    private final Cache<Key, Shell> kept = Caffeine.newBuilder().maximumSize(MOST).build();

    Shells(Themes themes, Map<Language, Voice> voices, Origins origins, Clock clock) {
        this.themes = themes;
        this.voices = Map.copyOf(voices);
        this.origins = origins;
        this.clock = clock;
    }

    /**
     * The shell of a tenant at its revision, read in {@code tx} unless it is there.
     *
     * @param host read before: nobody asks for a second connection while holding one
     */
    Shell of(TenantTx tx, Tenant tenant, HostDetails host) {
        Key key = new Key(tenant.id(), tenant.revision());
        Shell there = kept.getIfPresent(key);
        if (there != null
                && there.host().equals(host)
                && clock.instant().isBefore(there.site().until())) {
            return there;
        }
        Shell read = shell(tenant, details(tx), sections(tx), pages(tx), host);
        kept.put(key, read);
        return read;
    }

    /** A shell for a page that must not ask the database. */
    Shell bare(Tenant tenant, HostDetails host) {
        return shell(tenant, SiteDetails.none(), List.of(), List.of(), host);
    }

    private Shell shell(
            Tenant tenant,
            SiteDetails details,
            List<Section> sections,
            List<Shell.StandingPage> pages,
            HostDetails host) {
        return new Shell(
                tenant,
                voice(tenant),
                themes.named(tenant.theme()),
                details,
                new Sections(sections),
                pages,
                origins.of(tenant),
                host);
    }

    /** The same shell in another language than its site's. */
    Shell in(Shell shell, Language language) {
        return shell.speaking(Objects.requireNonNull(voices.get(language)));
    }

    private Voice voice(Tenant tenant) {
        Language language = Language.ofTag(tenant.language()).orElse(Language.FR);
        return Objects.requireNonNull(voices.get(language));
    }

    private static SiteDetails details(TenantTx tx) {
        @Nullable SiteDetails read =
                tx.query(
                                """
                                select s.tagline, s.about, s.address, s.phone, s.email, s.registration, s.director,
                                       s.home::text as home, t.created_at,
                                       least((select min(published_at)
                                                from article
                                               where state = 'published'
                                                 and published_at > now()),
                                             (select min(expires_at)
                                                from article
                                               where state = 'published'
                                                 and expires_at > now())) as next_change,
                                       m.sha256 as logo_sha256, m.name as logo_name, m.type as logo_type,
                                       m.width as logo_width, m.height as logo_height
                                  from site s
                                  join tenant t on t.tenant_id = s.tenant_id
                                  left join media m on m.tenant_id = s.tenant_id and m.id = s.logo_id
                                """)
                        .first(SiteDetails.class)
                        .orElse(null);
        return read == null ? SiteDetails.none() : read;
    }

    private static List<Section> sections(TenantTx tx) {
        return tx.query(
                        """
                        select id, parent_id, slug, title, description
                          from section
                         order by position, title
                        """)
                .list(Section.class);
    }

    private static List<Shell.StandingPage> pages(TenantTx tx) {
        return tx.query(
                        """
                        select slug, title
                          from visible_article
                         where kind = 'page'
                         order by position, title
                        """)
                .list(Shell.StandingPage.class);
    }
}
