package org.preau.theme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;
import org.preau.look.Look;
import org.preau.sql.Later;
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
    private final @Nullable OverrideRows overrides;
    private final Cache<Key, Shell> kept = Caffeine.newBuilder().maximumSize(MOST).build();

    Shells(
            Themes themes,
            Map<Language, Voice> voices,
            Origins origins,
            Clock clock,
            @Nullable OverrideRows overrides) {
        this.themes = themes;
        this.voices = Map.copyOf(voices);
        this.origins = origins;
        this.clock = clock;
        this.overrides = overrides;
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
        Shell read = fresh(tx, tenant, host);
        if (overrides != null && read.site().overridden()) {
            read = read.in(read.theme().with(overrides.published(tx)));
        }
        kept.put(key, read);
        return read;
    }

    /**
     * The same with the draft of a template; empty when {@code token} shows none.
     *
     * @param watcher is told what is wrong with it
     */
    Optional<Shell> previewing(
            TenantTx tx, Tenant tenant, HostDetails host, String token, Overrides.Watcher watcher) {
        return overrides == null
                ? Optional.empty()
                : overrides
                        .previewed(tx, token, watcher)
                        .map(its -> {
                            Theme theme = themes.named(tenant.theme()).with(its);
                            return of(tx, tenant, host).in(theme);
                        });
    }

    /** The same as it stands in this transaction, kept by nobody, in the theme's own templates. */
    Shell fresh(TenantTx tx, Tenant tenant, HostDetails host) {
        Around around = around(tx);
        return shell(tenant, around.site(), around.sections().rows(), around.pages().rows(), host);
    }

    /**
     * A shell in another look, which is tried on and kept nowhere.
     *
     * @param css where its style sheet is
     */
    Shell tried(TenantTx tx, Tenant tenant, HostDetails host, Look look, String css) {
        Theme theme = themes.named(look.theme());
        Around around = around(tx);
        SiteDetails site = around.site().with(picture(tx, look.logo()), picture(tx, look.banner()));
        return new Shell(
                tenant,
                voice(tenant),
                theme,
                Worn.tried(theme, look, css),
                site,
                new Sections(around.sections().rows()),
                around.pages().rows(),
                origins.of(tenant),
                host);
    }

    private static @Nullable Picture picture(TenantTx tx, @Nullable UUID id) {
        return tx.query(
                        """
                        select sha256, name, width, height, alt, caption, credit
                          from media
                         where id = :id
                        """)
                .bind("id", id)
                .first(Picture.class)
                .orElse(null);
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
        Theme theme = themes.named(tenant.theme());
        return new Shell(
                tenant,
                voice(tenant),
                theme,
                Worn.of(theme, details.look()),
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

    /** The rows of a shell. */
    private record Around(
            Later<SiteDetails> details, Later<Section> sections, Later<Shell.StandingPage> pages) {

        SiteDetails site() {
            return details.first().orElseGet(SiteDetails::none);
        }
    }

    private static Around around(TenantTx tx) {
        Around around = new Around(details(tx), sections(tx), pages(tx));
        tx.ask(around.details(), around.sections(), around.pages());
        return around;
    }

    private static Later<SiteDetails> details(TenantTx tx) {
        return tx.query(
                        """
                        select s.tagline, s.about, s.address, s.phone, s.email, s.registration, s.director,
                               s.home::text as home, coalesce(s.menu::text, '') as menu, s.look::text as look,
                               s.comments, s.comments_days, t.created_at,
                               least((select min(published_at)
                                        from article
                                       where state = 'published'
                                         and published_at > now()),
                                     (select min(expires_at)
                                        from article
                                       where state = 'published'
                                         and expires_at > now())) as next_change,
                               m.sha256 as logo_sha256, m.name as logo_name, m.type as logo_type,
                               m.width as logo_width, m.height as logo_height,
                               b.sha256 as banner_sha256, b.name as banner_name,
                               b.width as banner_width, b.height as banner_height,
                               exists (
                                  select from template_override
                                   where published is not null
                                     and stopped_at is null) as overridden,
                               exists (select from translation) as translated,
                               exists (select from article_date) as dated,
                               case when exists (select from address where slug = 'agenda') then '/agenda/a-venir' else '/agenda' end as agenda,
                               s.files,
                               (select coalesce(string_agg(
                                           format(';%s fx%s fy%s', left(sha256, 16), round(focus_x / 10.0), round(focus_y / 10.0)), ''), '')
                                  from media
                                 where (focus_x, focus_y) <> (50, 50)) as focal
                          from site s
                          join tenant t on t.tenant_id = s.tenant_id
                          left join media m on m.tenant_id = s.tenant_id and m.id = s.logo_id
                          left join media b on b.tenant_id = s.tenant_id and b.id = s.banner_id
                        """)
                .later(SiteDetails.class);
    }

    private static Later<Section> sections(TenantTx tx) {
        return tx.query(
                        """
                        select s.id, s.parent_id, s.slug, s.title, s.description,
                               coalesce(l.language, '') as language, l.group_id
                          from section s
                          left join translation l on l.target_id = s.id
                         where not s.prepared
                         order by s.position, s.title
                        """)
                .later(Section.class);
    }

    private static Later<Shell.StandingPage> pages(TenantTx tx) {
        return tx.query(
                        """
                        select id, kind, slug, title, position
                          from visible_article
                         where kind = 'page'
                         union all
                        select v.id, v.kind, v.slug, v.title, v.position
                          from site s
                         cross join lateral jsonb_path_query(s.menu, 'strict $.**.target') as target
                          join visible_article v
                            on v.kind = 'article'
                           and v.id = case when target #>> '{}' ~ '^[0-9a-f-]{36}$' then cast(target #>> '{}' as uuid) end
                         order by position, title
                        """)
                .later(Shell.StandingPage.class);
    }
}
