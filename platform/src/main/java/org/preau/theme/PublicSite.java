package org.preau.theme;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.ObjectStore;
import org.preau.look.Look;
import org.preau.look.SitePreview;
import org.preau.render.Sandbox;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.PrivacyNote;
import org.preau.web.Reply;
import org.preau.web.SitePages;

/**
 * What visitors see of an association's site, and what those see who try something on before it is
 * public. {@link Addresses} finds what stands where; rows are read first, the page is made after.
 */
public final class PublicSite implements SitePages, SitePreview {

    private static final int LATEST_WHERE_NOTHING_IS = 3;

    private final Database database;
    private final Shells shells;
    private final Supplier<HostDetails> host;
    private final Clock clock;
    private final MediaFiles media;
    private final FormerSite former;
    private final List<SitePart> parts;
    private final Addresses addresses;

    /**
     * @param host who hosts the sites; asked often, so it must be quick
     * @param privacy what each feature has to say on the privacy page, in this order
     * @param parts what other features bring to a site
     * @param sandbox where templates of associations are rendered; null to show none of them
     */
    public PublicSite(
            Database database,
            ObjectStore store,
            Themes themes,
            Messages messages,
            Origins origins,
            Supplier<HostDetails> host,
            List<PrivacyNote> privacy,
            Clock clock,
            List<SitePart> parts,
            @Nullable Sandbox sandbox) {
        this.database = database;
        this.parts = List.copyOf(parts);
        this.shells =
                new Shells(
                        themes,
                        Voice.all(messages),
                        origins,
                        clock,
                        sandbox == null ? null : new OverrideRows(database, sandbox));
        this.host = host;
        this.clock = clock;
        this.addresses = new Addresses(shells, privacy, clock);
        this.former = new FormerSite(database);
        this.media = new MediaFiles(database, store, new PublicFiles(clock));
    }

    /** The same, which shows the themes' own templates only. */
    public PublicSite(
            Database database,
            ObjectStore store,
            Themes themes,
            Messages messages,
            Origins origins,
            Supplier<HostDetails> host,
            List<PrivacyNote> privacy,
            Clock clock) {
        this(database, store, themes, messages, origins, host, privacy, clock, List.of(), null);
    }

    @Override
    public Answer page(Tenancy tenancy, Tenant tenant, Wanted wanted) {
        Optional<SitePart> part = part(wanted.path());
        if (part.isPresent()) {
            return page(tenancy, tenant, part.get(), wanted.path());
        }
        Optional<TemplatePreview> preview = TemplatePreview.of(wanted.path());
        if (preview.isPresent()) {
            return preview(tenancy, tenant, preview.get());
        }
        if (!Addresses.isPossible(wanted.path())) {
            return former.at(tenancy, tenant, wanted.path());
        }
        HostDetails hosting = host.get();
        Answer answer =
                database.read(
                                tenancy,
                                tx -> addresses.read(tx, shells.of(tx, tenant, hosting), wanted))
                        .get();
        return answer instanceof Absent ? former.at(tenancy, tenant, wanted.path()) : answer;
    }

    private Answer preview(Tenancy tenancy, Tenant tenant, TemplatePreview preview) {
        HostDetails hosting = host.get();
        TemplatePreview.Faults faults = new TemplatePreview.Faults();
        Wanted wanted = new Wanted(preview.path(), 1, "");
        return database.read(
                        tenancy,
                        tx ->
                                shells.previewing(tx, tenant, hosting, preview.token(), faults)
                                        .map(shell -> {
                                            Supplier<Answer> page =
                                                    addresses.read(tx, shell, wanted);
                                            return (Supplier<Answer>)
                                                    () ->
                                                            TemplatePreview.shown(
                                                                    page.get(),
                                                                    faults,
                                                                    shell.voice());
                                        })
                                        .orElse(Absent::new))
                .get();
    }

    /**
     * The home page as it would be with another column {@code home}, for whoever prepares it.
     *
     * @param home JSON
     */
    public byte[] home(Tenancy tenancy, Tenant tenant, String home) {
        HostDetails hosting = host.get();
        Supplier<Answer> page =
                database.read(
                        tenancy,
                        tx ->
                                HomePage.read(
                                        tx,
                                        shells.fresh(tx, tenant, hosting).with(home),
                                        clock.instant()));
        return page.get() instanceof Page(byte[] bytes, var headers, var until)
                ? bytes
                : new byte[0];
    }

    @Override
    public boolean takes(String path) {
        return part(path).isPresent();
    }

    @Override
    public Reply sent(Tenancy tenancy, Tenant tenant, Exchange exchange) {
        return switch (part(exchange.path()).orElseThrow().sent(tenancy, tenant, exchange)) {
            case SitePart.Shown(int status, PartPage page) ->
                    reply(status, dressed(tenancy, tenant, page));
            case SitePart.Done(String path) -> Reply.seeOther(path);
            case SitePart.Nothing() -> reply(404, notFound(tenancy, tenant));
        };
    }

    private Optional<SitePart> part(String path) {
        for (SitePart part : parts) {
            if (part.owns(path)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private Answer page(Tenancy tenancy, Tenant tenant, SitePart part, String path) {
        HostDetails hosting = host.get();
        return database.read(
                        tenancy,
                        tx -> {
                            Shell shell = shells.of(tx, tenant, hosting);
                            Optional<PartPage> page = part.page(tx, tenant, path);
                            return (Supplier<Answer>)
                                    () ->
                                            page.map(it -> (Answer) PlainPages.part(shell, it))
                                                    .orElseGet(Absent::new);
                        })
                .get();
    }

    private Page dressed(Tenancy tenancy, Tenant tenant, PartPage page) {
        HostDetails hosting = host.get();
        Shell shell = database.read(tenancy, tx -> shells.of(tx, tenant, hosting));
        return PlainPages.part(shell, page);
    }

    private static Reply reply(int status, Page page) {
        return Reply.bytes(status, "text/html; charset=utf-8", page.bytes());
    }

    @Override
    public Page notFound(Tenancy tenancy, Tenant tenant) {
        HostDetails hosting = host.get();
        Supplier<Page> page =
                database.read(
                        tenancy,
                        tx -> {
                            Shell shell = shells.of(tx, tenant, hosting);
                            List<Rows.Card> latest = Published.latest(tx, LATEST_WHERE_NOTHING_IS);
                            return () -> PlainPages.notFound(shell, latest);
                        });
        return page.get();
    }

    @Override
    public Page closed(Tenant tenant) {
        return PlainPages.suspended(shells.bare(tenant, host.get()));
    }

    @Override
    public Page broken(Tenant tenant) {
        return PlainPages.broken(shells.bare(tenant, host.get()));
    }

    @Override
    public Optional<String> page(Desk desk, Look look, String path, String css) {
        if (!Addresses.isPossible(path) || path.equals(SearchPage.PATH)) {
            return Optional.empty();
        }
        HostDetails hosting = host.get();
        Supplier<Answer> made =
                database.read(
                        desk.tenancy(),
                        tx -> {
                            Shell shell = shells.tried(tx, desk.tenant(), hosting, look, css);
                            return addresses.read(tx, shell, new Wanted(path, 1, ""));
                        });
        return made.get() instanceof Page page
                        && page.headers().getOrDefault("content-type", "").startsWith("text/html")
                ? Optional.of(new String(page.bytes(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    @Override
    public List<Place> places(TenantTx tx) {
        return tx.query(
                        """
                        (select 'section' as kind, slug
                           from section
                          where parent_id is null
                            and not prepared
                          order by position, title
                          limit 1)
                        union all
                        (select 'article', slug
                           from visible_article
                          where kind = 'article'
                          order by published_at desc, id desc
                          limit 1)
                        union all
                        (select 'page', slug
                           from visible_article
                          where kind = 'page'
                          order by position, title
                          limit 1)
                        """)
                .list(Place.class);
    }

    @Override
    public Reply media(Tenancy tenancy, Tenant tenant, String path) {
        return media.at(tenancy, tenant, path);
    }
}
