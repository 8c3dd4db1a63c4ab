package org.preau.theme;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.preau.backup.store.ObjectStore;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.text.Messages;
import org.preau.web.Origins;
import org.preau.web.Reply;
import org.preau.web.SitePages;

/**
 * What visitors see of an association's site: finds what stands at an address and has its page
 * made. Rows are read in one transaction; the page is made after it.
 */
public final class PublicSite implements SitePages {

    private static final int LATEST_WHERE_NOTHING_IS = 3;
    private static final int MAX_SLUG = 80;
    private static final Pattern SLUG = Pattern.compile("/[a-z0-9]+(-[a-z0-9]+)*");

    private final Database database;
    private final Shells shells;
    private final Supplier<HostDetails> host;
    private final MediaFiles media;
    private final FormerSite former;
    private final Texts texts = new Texts();
    private final ArticlePage articles = new ArticlePage(texts);

    /**
     * @param host who hosts the sites; asked often, so it must be quick
     */
    public PublicSite(
            Database database,
            ObjectStore store,
            Themes themes,
            Messages messages,
            Origins origins,
            Supplier<HostDetails> host,
            Clock clock) {
        this.database = database;
        this.shells = new Shells(themes, Voice.all(messages), origins, clock);
        this.host = host;
        this.former = new FormerSite(database);
        this.media = new MediaFiles(database, store, new PublicFiles(clock));
    }

    @Override
    public Answer page(Tenancy tenancy, Tenant tenant, Wanted wanted) {
        if (!isPossible(wanted.path())) {
            return former.at(tenancy, tenant, wanted.path());
        }
        HostDetails hosting = host.get();
        Answer answer =
                database.read(tenancy, tx -> read(tx, shells.of(tx, tenant, hosting), wanted))
                        .get();
        return answer instanceof Absent ? former.at(tenancy, tenant, wanted.path()) : answer;
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
    public Reply media(Tenancy tenancy, Tenant tenant, String path) {
        return media.at(tenancy, tenant, path);
    }

    /** Most wrong addresses are guesses of programs, and are known without asking the database. */
    private static boolean isPossible(String path) {
        return switch (path) {
            case "/",
                    SearchPage.PATH,
                    AtomFeed.PATH,
                    Sitemap.PATH,
                    Sitemap.ROBOTS,
                    SiteIcon.PATH,
                    PlainPages.LEGAL,
                    PlainPages.ACCESSIBILITY ->
                    true;
            default -> path.length() <= MAX_SLUG + 1 && SLUG.matcher(path).matches();
        };
    }

    private Supplier<Answer> read(TenantTx tx, Shell shell, Wanted wanted) {
        if (wanted.path().equals(SearchPage.PATH) && !wanted.words().isEmpty()) {
            return SearchPage.read(tx, shell, wanted);
        }
        Optional<Section> section = shell.sections().at(wanted.path().substring(1));
        if (section.isPresent()) {
            return SectionPage.read(tx, shell, section.get(), wanted.page());
        }
        Supplier<Answer> page = single(tx, shell, wanted);
        return wanted.page() == 1 ? page : () -> first(page.get(), wanted.path());
    }

    /** What is no list has one page; an address that asks for another one is led there. */
    private static Answer first(Answer page, String path) {
        return page instanceof Page ? new Moved(path) : page;
    }

    private Supplier<Answer> single(TenantTx tx, Shell shell, Wanted wanted) {
        return switch (wanted.path()) {
            case "/" -> HomePage.read(tx, shell);
            case SearchPage.PATH -> SearchPage.read(tx, shell, wanted);
            case AtomFeed.PATH -> AtomFeed.read(tx, shell);
            case Sitemap.PATH -> Sitemap.read(tx, shell);
            case Sitemap.ROBOTS -> () -> Sitemap.robots(shell);
            case SiteIcon.PATH -> () -> icon(shell);
            case PlainPages.LEGAL -> () -> PlainPages.legal(shell);
            case PlainPages.ACCESSIBILITY -> () -> PlainPages.accessibility(shell);
            default -> atAddress(tx, shell, wanted.path().substring(1));
        };
    }

    private Supplier<Answer> atAddress(TenantTx tx, Shell shell, String slug) {
        Optional<Rows.Article> found = Published.at(tx, slug);
        if (found.isPresent()) {
            Rows.Article row = found.get();
            return row.slug().equals(slug)
                    ? articles.read(tx, shell, row)
                    : () -> new Moved("/" + row.slug());
        }
        Answer answer =
                Published.sectionOnceAt(tx, slug)
                        .flatMap(shell.sections()::of)
                        .<Answer>map(section -> new Moved(section.address()))
                        .orElseGet(Absent::new);
        return () -> answer;
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
