package org.preau.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.preau.exchange.StaticPlaces.Place;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.SitePages;

/**
 * One export under way: from the home page and the sitemap to whatever pages link to. The links of
 * a page are looked through on the thread that walks, since they say where to go on; pages are
 * made, read and written on others meanwhile.
 */
final class StaticWalk implements StaticPage.Site {

    /** More pages are no association's site. */
    private static final int PAGES = 100_000;

    private static final int STEP = 20;
    private static final Place HOME = new Place("/", 1);
    private static final Place SITEMAP = new Place("/sitemap.xml", 1);
    private static final List<Place> MACHINES =
            List.of(
                    new Place("/feed.atom", 1),
                    new Place("/feed.rss", 1),
                    new Place("/robots.txt", 1));
    private static final String NOTHING = "404.html";

    /** What an export makes of a site, by which it walks. */
    interface Asked {
        SitePages.Answer answer(Place place);

        /** Whether a path is made anew for each visitor. */
        boolean takes(String path);

        SitePages.Page notFound();
    }

    /** What is told and written beside the pages. */
    record Beside(StaticSearch search, StaticRedirects redirects, LongConsumer progress) {}

    /** What is known of a page before its links are looked through. */
    private sealed interface Coming {}

    private record Whole(StaticPage page, Optional<StaticSearch.Entry> entry) implements Coming {}

    private record Led(String path) implements Coming {}

    private record Nothing() implements Coming {}

    private final Asked site;
    private final StaticFolder files;
    private final Beside beside;
    private final String origin;
    private final Language language;
    private final Messages messages;
    private final Deque<Place> open = new ArrayDeque<>();
    private final Set<Place> seen = new HashSet<>();
    private long written;
    private long dead;

    StaticWalk(
            Asked site,
            StaticFolder files,
            Beside beside,
            String origin,
            Language language,
            Messages messages) {
        this.site = site;
        this.files = files;
        this.beside = beside;
        this.origin = origin;
        this.language = language;
        this.messages = messages;
    }

    /** How many pages were written. */
    long written() {
        return written;
    }

    /** How many addresses lead nowhere. */
    long dead() {
        return dead + files.dead();
    }

    /**
     * @param former addresses of before, as visitors would ask for them
     */
    void all(List<String> former) throws IOException {
        wanted(HOME);
        wanted(StaticSearch.PLACE);
        MACHINES.forEach(this::has);
        sitemap();
        former(former);
        pages();
        files.put(NOTHING, nothing(HOME));
    }

    private void pages() throws IOException {
        try (AnswersAhead<Coming> ahead = new AnswersAhead<>(this::coming)) {
            while (!open.isEmpty()) {
                ahead.prepare(open);
                Place place = open.removeFirst();
                page(place, ahead);
                if (written % STEP == 0) {
                    beside.progress().accept(written);
                }
            }
            ahead.settle();
        }
    }

    /** On another thread. */
    private Coming coming(Place place) {
        return switch (site.answer(place)) {
            case SitePages.Page it -> {
                StaticPage page = new StaticPage(place, origin, this, text(it));
                yield new Whole(page, StaticSearch.entry(place, page.page()));
            }
            case SitePages.Moved(String path) -> new Led(path);
            case SitePages.Absent() -> new Nothing();
        };
    }

    private void page(Place place, AnswersAhead<Coming> ahead) throws IOException {
        switch (ahead.of(place)) {
            case Whole(StaticPage page, Optional<StaticSearch.Entry> entry) -> {
                if (entry.isPresent()) {
                    beside.search().add(entry.get());
                }
                page.turn();
                if (place.equals(StaticSearch.PLACE)) {
                    StaticSearch.install(page.page());
                }
                ahead.later(() -> {
                    files.put(place.file(), page.html());
                    return place;
                });
                written++;
            }
            case Led(String path) -> beside.redirects().page(place, path, this::has);
            case Nothing() -> {
                dead++;
                files.put(place.file(), nothing(place));
            }
        }
    }

    /** What nothing links to is found all the same. */
    private void sitemap() throws IOException {
        if (has(SITEMAP)) {
            Jsoup.parse(files.text(SITEMAP), "", Parser.xmlParser())
                    .select("url > loc")
                    .forEach(it -> StaticPlaces.of(it.text(), origin).ifPresent(this::wanted));
        }
    }

    /** Asked as visitors would: what they do not see is led to from nowhere. */
    private void former(List<String> paths) throws IOException {
        for (String path : paths) {
            if (site.answer(new Place(path, 1)) instanceof SitePages.Moved(String to)) {
                beside.redirects().add(path, to, this::has);
            }
        }
    }

    private String nothing(Place place) {
        StaticPage page = new StaticPage(place, origin, this, text(site.notFound()));
        page.turn();
        return page.html();
    }

    private boolean wanted(Place place) {
        if (seen.size() < PAGES && seen.add(place)) {
            open.addLast(place);
        }
        return seen.contains(place);
    }

    /** Pages are written later, whatever they are; files at once, if they are there. */
    @Override
    public boolean has(Place place) {
        return place.isFile() ? files.has(place) : wanted(place);
    }

    @Override
    public boolean serves(String path) {
        return site.takes(path);
    }

    @Override
    public Optional<byte[]> small(Place place) {
        return files.small(place);
    }

    @Override
    public String say(String tag, String key) {
        return messages.text(Language.ofTag(tag).orElse(language), key);
    }

    private static String text(SitePages.Page page) {
        return new String(page.bytes(), StandardCharsets.UTF_8);
    }
}
