package org.preau.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.preau.archive.ScratchPlace.State;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;
import org.preau.base.HostName;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantState;
import org.preau.text.Dates;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Reply;
import org.preau.web.SitePages;

/**
 * {@code /espace/{association}/retours/{version}/site?view=/…}: the site as it was, drawn by the
 * same code as for visitors, from the rows of a hidden place. Only who may arrange the site sees
 * it; no visit is counted, nothing can be sent, nobody but their browser keeps it.
 */
final class MomentSite {

    /**
     * Of this host, so that its pictures and style sheets come with the session of whoever looks;
     * the sandbox without scripts is why that is safe. Its band may lead out of a frame.
     */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self';"
                    + " form-action 'none'; base-uri 'none'; frame-ancestors 'self';"
                    + " sandbox allow-same-origin allow-top-navigation-by-user-activation";

    private static final Pattern MEDIA = Pattern.compile("/media/([0-9a-f]{16})/.*");
    private static final Pattern PAGE = Pattern.compile("page=([1-9][0-9]{0,5})");

    /**
     * What it stands on.
     *
     * @param css where the style sheet of the band is
     */
    record Ground(
            Database database,
            FillPlace fill,
            SitePages site,
            ObjectStore objects,
            Origins origins,
            Messages messages,
            String css) {}

    /** What a place says of its association. */
    private record Named(String name, String theme, String language) {}

    private final Ground ground;

    MomentSite(Ground ground) {
        this.ground = ground;
    }

    /** Where a page of the site is, up to its own path. */
    static String base(Desk desk, long version) {
        return MomentPages.base(desk) + "/" + version + "/site?view=";
    }

    /** The page or file that is asked for; of a place that is not ready, the way to wait for it. */
    Reply show(Desk desk, Exchange exchange, Snapshot moment) {
        Optional<ScratchPlace> place =
                ground.database().read(desk.tenancy(), tx -> ScratchRows.look(tx, moment.number()));
        if (place.isEmpty() || place.get().state() != State.READY) {
            return Reply.seeOther(MomentPages.base(desk) + "/" + moment.number());
        }
        String view = exchange.query("view");
        Reply reply = at(desk, exchange, moment, place.get(), view.startsWith("/") ? view : "/");
        return reply.with("x-robots-tag", "noindex, nofollow")
                .with("referrer-policy", "no-referrer")
                .with("cache-control", "private, no-cache");
    }

    private Reply at(
            Desk desk, Exchange exchange, Snapshot moment, ScratchPlace place, String view) {
        Tenancy hidden = ground.fill().enter(place.tenant());
        Matcher media = MEDIA.matcher(view);
        if (media.matches()) {
            TenantId shelf = shelf(desk, place, media.group(1));
            return ground.site().media(hidden, tenant(desk, place, hidden, shelf), view);
        }
        int used = ground.database().write(desk.tenancy(), tx -> ScratchRows.used(tx, place.id()));
        Tenant then = tenant(desk, place, hidden, desk.tenant().id());
        SitePages.Wanted wanted = wanted(view);
        return switch (used == 0
                ? new SitePages.Absent()
                : ground.site().page(hidden, then, wanted)) {
            case SitePages.Page page -> shown(200, desk, exchange, moment, wanted.path(), page);
            case SitePages.Moved(String to) ->
                    Reply.seeOther(html(desk, moment, "/").address(to).replace("&amp;", "&"));
            case SitePages.Absent _ ->
                    shown(
                            404,
                            desk,
                            exchange,
                            moment,
                            wanted.path(),
                            ground.site().notFound(hidden, then));
        };
    }

    private static SitePages.Wanted wanted(String view) {
        int query = view.indexOf('?');
        Matcher page = PAGE.matcher(query < 0 ? "" : view.substring(query + 1));
        return new SitePages.Wanted(
                query < 0 ? view : view.substring(0, query),
                page.find() ? Integer.parseInt(page.group(1)) : 1,
                "");
    }

    /**
     * The association as its rows were, at the address that it has now. It goes by the owner's
     * identifier, under which the store has its files, and by a revision that no site ever has.
     */
    private Tenant tenant(Desk desk, ScratchPlace place, Tenancy hidden, TenantId shelf) {
        Named then =
                ground.database()
                        .read(
                                hidden,
                                tx ->
                                        tx.query("select name, theme, language from tenant")
                                                .one(Named.class));
        @Nullable HostName own = desk.tenant().ownHost();
        return new Tenant(
                shelf,
                desk.tenant().kind(),
                desk.tenant().slug(),
                then.name(),
                TenantState.ACTIVE,
                place.revision(),
                then.theme(),
                then.language(),
                own);
    }

    /** Where a file lies: with the place if its association has it no longer. */
    private TenantId shelf(Desk desk, ScratchPlace place, String mark) {
        try {
            String key = "tenants/" + place.id() + "/media/" + mark;
            return ground.objects().list(key, null, 1).objects().isEmpty()
                    ? desk.tenant().id()
                    : place.tenant();
        } catch (StoreUnavailable e) {
            return desk.tenant().id();
        }
    }

    private Reply shown(
            int status,
            Desk desk,
            Exchange exchange,
            Snapshot moment,
            String path,
            SitePages.Page page) {
        String type = page.headers().getOrDefault("content-type", "application/octet-stream");
        Reply reply =
                type.startsWith("text/html")
                        ? Reply.html(status, drawn(desk, exchange, moment, path, page.bytes()))
                        : Reply.bytes(status, type, page.bytes());
        return reply.with("content-security-policy", POLICY)
                .with("x-content-type-options", "nosniff");
    }

    private String drawn(Desk desk, Exchange exchange, Snapshot moment, String path, byte[] bytes) {
        String head =
                "<meta name=\"robots\" content=\"noindex\"><link rel=\"stylesheet\" href=\""
                        + ground.css()
                        + "\">";
        return html(desk, moment, path)
                .of(new String(bytes, StandardCharsets.UTF_8), head, band(desk, exchange, moment));
    }

    private MomentHtml html(Desk desk, Snapshot moment, String path) {
        return new MomentHtml(
                base(desk, moment.number()), ground.origins().of(desk.tenant()), path);
    }

    /** Words of our own bundles only: nothing in it was typed by anybody. */
    private String band(Desk desk, Exchange exchange, Snapshot moment) {
        return """
        <aside class="preau-moment" lang="%s"><p>%s</p><p><a href="%s/%d" target="_top">%s</a></p></aside>\
        """
                .formatted(
                        exchange.language().tag(),
                        words(exchange, "archive.band", moment.time()),
                        MomentPages.base(desk),
                        moment.number(),
                        words(exchange, "archive.band.back", moment.time()));
    }

    private String words(Exchange exchange, String key, Instant at) {
        Dates dates = new Dates(ground.messages(), exchange.language(), Dates.PARIS);
        return ground.messages().text(exchange.language(), key, Map.of("moment", dates.moment(at)));
    }
}
