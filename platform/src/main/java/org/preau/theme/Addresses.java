package org.preau.theme;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;
import org.preau.text.Language;
import org.preau.web.PrivacyNote;
import org.preau.web.SitePages.Absent;
import org.preau.web.SitePages.Answer;
import org.preau.web.SitePages.Moved;
import org.preau.web.SitePages.Page;
import org.preau.web.SitePages.Wanted;

/**
 * What stands at the addresses of a site: reads its rows, and gives what makes the page of them
 * once nobody holds a connection any more.
 */
final class Addresses {

    private final Shells shells;
    private final List<PrivacyNote> privacy;
    private final Clock clock;
    private final ArticlePage articles = new ArticlePage(new Texts());

    /**
     * @param privacy what each feature has to say on the privacy page, in this order
     */
    Addresses(Shells shells, List<PrivacyNote> privacy, Clock clock) {
        this.shells = shells;
        this.privacy = List.copyOf(privacy);
        this.clock = clock;
    }

    /** Most wrong addresses are guesses of programs, and are known without asking the database. */
    static boolean isPossible(String path) {
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
                            || AgendaPlace.of(path).isPresent()
                            || PrivacyPage.isAt(path)
                            || PlayerPage.isAt(path);
        };
    }

    /** The page at an address, in its site's shell. */
    Supplier<Answer> read(TenantTx tx, Shell shell, Wanted wanted) {
        if (wanted.path().equals(SearchPage.PATH) && !wanted.words().isEmpty()) {
            return SearchPage.read(tx, shell, wanted);
        }
        if (PlayerPage.isAt(wanted.path())) {
            return PlayerPage.read(tx, shell, wanted.path());
        }
        Optional<AgendaPlace> agenda = agenda(shell, wanted.path());
        if (agenda.isPresent()) {
            return agenda(tx, shell, agenda.get(), wanted);
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

    /** A text or section that stood at its address before it was every site's keeps it. */
    private static Optional<AgendaPlace> agenda(Shell shell, String path) {
        boolean taken = path.equals(AgendaPlace.AGENDA) && !shell.site().agenda().equals(path);
        return taken ? Optional.empty() : AgendaPlace.of(path);
    }

    private Supplier<Answer> agenda(TenantTx tx, Shell shell, AgendaPlace place, Wanted wanted) {
        Instant now = clock.instant();
        return switch (place) {
            case AgendaPlace.Coming() when !wanted.path().equals(shell.site().agenda()) ->
                    () -> new Moved(shell.site().agenda());
            case AgendaPlace.Coming() -> AgendaPage.coming(tx, shell, now, wanted.page());
            case AgendaPlace.Month(YearMonth month) -> {
                Supplier<Answer> page = AgendaPage.month(tx, shell, now, month);
                yield wanted.page() == 1 ? page : () -> first(page.get(), wanted.path());
            }
            case AgendaPlace.Whole() -> CalendarFile.whole(tx, shell, now);
            case AgendaPlace.OfText(String slug) -> CalendarFile.of(tx, shell, slug);
        };
    }

    /** A text that stood at this address before it was every site's keeps it. */
    private Supplier<Answer> privacy(TenantTx tx, Shell shell, String path) {
        Language own = shell.voice().language();
        Optional<Language> asked = PrivacyPage.language(path);
        if (asked.filter(own::equals).isPresent()) {
            return () -> new Moved(PrivacyPage.PATH);
        }
        if (asked.isEmpty()
                && Published.at(tx, PrivacyPage.PATH.substring(1), false, false).isPresent()) {
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
                place.isFeed()
                        ? Optional.empty()
                        : Published.at(
                                tx, place.slug(), shell.site().translated(), shell.site().dated());
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
