package org.preau.theme;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenant;

/**
 * What stands around every page of a site at one revision: its name, menu, footer, theme. Read once
 * for each revision, so that an article costs one statement more and not five.
 *
 * @param worn the look over the theme
 * @param pages the standing pages and what else a menu leads to
 * @param origin {@code scheme://host[:port]} where the site lives
 * @param related what to read after an article
 * @param labels its tags and authors, filled when first needed
 * @param kept what its pages have in common
 */
record Shell(
        Tenant tenant,
        Voice voice,
        Theme theme,
        Worn worn,
        SiteDetails site,
        Sections sections,
        List<StandingPage> pages,
        String origin,
        HostDetails host,
        Related related,
        AtomicReference<@Nullable List<Rows.Label>> labels,
        Kept kept) {

    /** A standing page, or an article that a menu leads to. */
    record StandingPage(UUID id, String kind, String slug, String title, int position) {
        boolean isPage() {
            return kind.equals("page");
        }
    }

    Shell(
            Tenant tenant,
            Voice voice,
            Theme theme,
            Worn worn,
            SiteDetails site,
            Sections sections,
            List<StandingPage> pages,
            String origin,
            HostDetails host) {
        this(
                tenant,
                voice,
                theme,
                worn,
                site,
                sections,
                pages,
                origin,
                host,
                new Related(),
                new AtomicReference<>(),
                new Kept());
    }

    /** The same site in another dress. */
    Shell in(Theme other) {
        return new Shell(
                tenant,
                voice,
                other,
                worn,
                site,
                sections,
                pages,
                origin,
                host,
                related,
                labels,
                new Kept());
    }

    /** The same around another home page. */
    Shell with(String home) {
        return new Shell(
                tenant,
                voice,
                theme,
                worn,
                site.with(home),
                sections,
                pages,
                origin,
                host,
                related,
                labels,
                new Kept());
    }

    /** The tags of its articles. */
    Labels tags(TenantTx tx) {
        return labels(tx, "tag", Labels.TAGS);
    }

    /** The names below its articles. */
    Labels authors(TenantTx tx) {
        return labels(tx, "author", Labels.AUTHORS);
    }

    private Labels labels(TenantTx tx, String kind, String prefix) {
        List<Rows.Label> all = labels.get();
        if (all == null) {
            all = Published.labels(tx);
            labels.set(all);
        }
        return new Labels(prefix, all.stream().filter(label -> label.kind().equals(kind)).toList());
    }

    /** Whether the menu has an entry of that address. */
    boolean isInMenu(String path) {
        return kept.menuAddresses(() -> SiteMenu.addresses(this)).contains(path);
    }

    /** The same around a text in a language; empty for the site's. */
    Shell in(String tongue) {
        return tongue.isEmpty() || tongue.equals(voice.tongue())
                ? this
                : kept.speaking(tongue, () -> speaking(voice.in(tongue)));
    }

    /** The same site in another language. */
    Shell speaking(Voice other) {
        return new Shell(
                tenant,
                other,
                theme,
                worn,
                site,
                sections,
                pages,
                origin,
                host,
                related,
                labels,
                new Kept());
    }

    /** A path of the site as a whole address. */
    String absolute(String path) {
        return origin + path;
    }

    String name() {
        return tenant.name();
    }
}
