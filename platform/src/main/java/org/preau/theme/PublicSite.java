package org.preau.theme;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.PrivacyNote;
import org.preau.web.Reply;
import org.preau.web.SitePages;

/**
 * What visitors see of an association's site: finds what stands at an address and has its page
 * made. Rows are read in one transaction; the page is made after it.
 */
public final class PublicSite implements SitePages, SitePreview {

    private static final int LATEST_WHERE_NOTHING_IS = 3;

    private final Database database;
    private final Shells shells;
    private final Supplier<HostDetails> host;
    private final List<PrivacyNote> privacy;
    private final Clock clock;
    private final MediaFiles media;
    private final FormerSite former;
    private final List<SitePart> parts;
    private final Texts texts = new Texts();
    private final ArticlePage articles = new ArticlePage(texts);

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
        this.privacy = List.copyOf(privacy);
        this.clock = clock;
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
        if (!isPossible(wanted.path())) {
            return former.at(tenancy, tenant, wanted.path());
        }
        HostDetails hosting = host.get();
        Answer answer =
                database.read(tenancy, tx -> read(tx, shells.of(tx, tenant, hosting), wanted))
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
                                            Supplier<Answer> page = read(tx, shell, wanted);
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
        if (!isPossible(path) || path.equals(SearchPage.PATH)) {
            return Optional.empty();
        }
        HostDetails hosting = host.get();
        Supplier<Answer> made =
                database.read(
                        desk.tenancy(),
                        tx -> {
                            Shell shell = shells.tried(tx, desk.tenant(), hosting, look, css);
                            return read(tx, shell, new Wanted(path, 1, ""));
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

    /** Most wrong addresses are guesses of programs, and are known without asking the database. */
    private static boolean isPossible(String path) {
        return switch (path) {
            case "/",
                    SearchPage.PATH,
                    AtomFeed.PATH,
                    RssFeed.PATH,
                    Sitemap.PATH,
                    Sitemap.ROBOTS,
                    SiteIcon.PATH,
                    PlainPages.LEGAL,
                    PlainPages.ACCESSIBILITY ->
                    true;
            default ->
                    Worn.isAddress(path)
                            || ListPlace.of(path).isPresent()
                            || PrivacyPage.isAt(path)
                            || PlayerPage.isAt(path);
        };
    }

    private Supplier<Answer> read(TenantTx tx, Shell shell, Wanted wanted) {
        if (wanted.path().equals(SearchPage.PATH) && !wanted.words().isEmpty()) {
            return SearchPage.read(tx, shell, wanted);
        }
        if (PlayerPage.isAt(wanted.path())) {
            return PlayerPage.read(tx, shell, wanted.path());
        }
        Optional<ListPlace> place = ListPlace.of(wanted.path());
        Optional<Listing> listing = place.flatMap(at -> listing(tx, shell, at));
        if (listing.isPresent() && !place.get().isFeed()) {
            return ListPage.read(tx, shell, listing.get(), wanted.page());
        }
        Supplier<Answer> page =
                listing.isPresent()
                        ? feed(tx, shell, listing.get(), place.get().feed())
                        : single(tx, shell, wanted);
        return wanted.page() == 1 ? page : () -> first(page.get(), wanted.path());
    }

    /** A text that stood at this address before it was every site's keeps it. */
    private Supplier<Answer> privacy(TenantTx tx, Shell shell, String path) {
        Language own = shell.voice().language();
        Optional<Language> asked = PrivacyPage.language(path);
        if (asked.filter(own::equals).isPresent()) {
            return () -> new Moved(PrivacyPage.PATH);
        }
        if (asked.isEmpty() && Published.at(tx, PrivacyPage.PATH.substring(1)).isPresent()) {
            return ListPlace.of(path).map(place -> atAddress(tx, shell, place)).orElse(Absent::new);
        }
        Shell spoken = asked.map(it -> shells.in(shell, it)).orElse(shell);
        return PrivacyPage.read(tx, spoken, own, privacy);
    }

    private static Optional<Listing> listing(TenantTx tx, Shell shell, ListPlace place) {
        return switch (place.prefix()) {
            case Labels.TAGS ->
                    shell.tags(tx).at(place.slug()).map(tag -> Listing.tagged(shell, tag));
            case Labels.AUTHORS ->
                    shell.authors(tx).at(place.slug()).map(name -> Listing.by(shell, name));
            default -> shell.sections().at(place.slug()).map(section -> Listing.of(shell, section));
        };
    }

    private static Supplier<Answer> feed(
            TenantTx tx, Shell shell, @Nullable Listing listing, String form) {
        FeedTexts texts = FeedTexts.read(tx, shell, listing);
        return () -> form.equals("rss") ? RssFeed.page(texts) : AtomFeed.page(texts);
    }

    /** What is no list has one page; an address that asks for another one is led there. */
    private static Answer first(Answer page, String path) {
        return page instanceof Page ? new Moved(path) : page;
    }

    private Supplier<Answer> single(TenantTx tx, Shell shell, Wanted wanted) {
        if (Worn.isAddress(wanted.path())) {
            return () -> sheet(shell, wanted.path());
        }
        return switch (wanted.path()) {
            case "/" -> HomePage.read(tx, shell, clock.instant());
            case SearchPage.PATH -> SearchPage.read(tx, shell, wanted);
            case AtomFeed.PATH -> feed(tx, shell, null, "atom");
            case RssFeed.PATH -> feed(tx, shell, null, "rss");
            case Sitemap.PATH -> Sitemap.read(tx, shell);
            case Sitemap.ROBOTS -> () -> Sitemap.robots(shell);
            case SiteIcon.PATH -> () -> icon(shell);
            case PlainPages.LEGAL -> () -> PlainPages.legal(shell);
            case PlainPages.ACCESSIBILITY -> () -> PlainPages.accessibility(shell);
            case String path when PrivacyPage.isAt(path) -> privacy(tx, shell, path);
            default ->
                    ListPlace.of(wanted.path())
                            .filter(ListPlace::isSection)
                            .map(place -> atAddress(tx, shell, place))
                            .orElse(Absent::new);
        };
    }

    /** An article, or what has given up an address; a section's feed moves with it. */
    private Supplier<Answer> atAddress(TenantTx tx, Shell shell, ListPlace place) {
        Optional<Rows.Article> found =
                place.isFeed() ? Optional.empty() : Published.at(tx, place.slug());
        if (found.isPresent()) {
            Rows.Article row = found.get();
            return row.slug().equals(place.slug())
                    ? articles.read(tx, shell, row)
                    : () -> new Moved("/" + row.slug());
        }
        Answer answer =
                Published.sectionOnceAt(tx, place.slug())
                        .flatMap(shell.sections()::of)
                        .<Answer>map(section -> new Moved(section.address() + place.suffix()))
                        .orElseGet(Absent::new);
        return () -> answer;
    }

    /** Under its own mark the sheet never changes; a former one leads to what is worn now. */
    private static Answer sheet(Shell shell, String path) {
        Worn worn = shell.worn();
        if (worn.address().isEmpty()) {
            return new Absent();
        }
        return path.equals(worn.address())
                ? new Page(
                        worn.css().getBytes(StandardCharsets.UTF_8),
                        Map.of(
                                "content-type",
                                "text/css; charset=utf-8",
                                "cache-control",
                                "public, max-age=31536000, immutable"),
                        Instant.MAX)
                : new Moved(worn.address());
    }

    private static Answer icon(Shell shell) {
        String address = SiteIcon.address(shell.site());
        return address.equals(SiteIcon.PATH)
                ? new Page(
                        SiteIcon.emblem(shell),
                        Map.of("content-type", "image/svg+xml"),
                        Instant.MAX)
                : new Moved(address);
    }
}
