package org.preau.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jsoup.Jsoup;
import org.preau.exchange.StaticPlaces.Place;
import org.preau.render.Asset;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.Origins;
import org.preau.web.Reply;
import org.preau.web.SitePages;

/**
 * Writes a whole site as files that open from a folder, without a server and without the web: what
 * visitors see is asked for page by page, from the home page and the sitemap on, and its links are
 * turned to files. The addresses of before lead on. The search is a script over an index that lies
 * beside it; no other script comes.
 *
 * <p>Memory holds the addresses of a site, and one page at a time.
 */
public final class ExportStatic {

    /** More pages are no association's site. */
    private static final int PAGES = 100_000;

    /** Longer captions are a film's, and stay a file. */
    private static final long SMALL = 1_000_000;

    private static final String NOTHING = "404.html";

    /**
     * What was written.
     *
     * @param pages of HTML
     * @param files beside them: pictures, style sheets, fonts, feeds
     * @param dead addresses that texts name and where nothing is
     * @param redirects addresses of before that lead on
     */
    public record Written(long pages, long files, long dead, long redirects) {}

    private final SitePages pages;
    private final Function<Tenancy, Map<UUID, List<String>>> former;
    private final Function<String, Optional<Asset>> assets;
    private final Origins origins;
    private final Messages messages;

    /**
     * @param former the addresses that a site had before, by what they lead to
     * @param assets the files of themes by their addresses
     */
    public ExportStatic(
            SitePages pages,
            Function<Tenancy, Map<UUID, List<String>>> former,
            Function<String, Optional<Asset>> assets,
            Origins origins,
            Messages messages) {
        this.pages = pages;
        this.former = former;
        this.assets = assets;
        this.origins = origins;
        this.messages = messages;
    }

    /**
     * @param folder empty, or not there yet
     * @param progress told how many pages are written
     * @throws IOException when the folder cannot be written
     */
    public Written run(Tenant tenant, Tenancy tenancy, Path folder, LongConsumer progress)
            throws IOException {
        Files.createDirectories(folder);
        Language language = Language.ofTag(tenant.language()).orElse(Language.FR);
        try (StaticSearch search = new StaticSearch(folder, language, messages);
                StaticRedirects redirects =
                        new StaticRedirects(folder, origins.of(tenant), language, messages)) {
            Run run = new Run(tenant, tenancy, folder, search, redirects, progress);
            run.all();
            return new Written(run.written, run.kept.size(), run.dead, redirects.count());
        }
    }

    /** One export under way. */
    private final class Run implements StaticPage.Site {

        private final Tenant tenant;
        private final Tenancy tenancy;
        private final Path folder;
        private final StaticSearch search;
        private final StaticRedirects redirects;
        private final LongConsumer progress;
        private final String origin;
        private final Deque<Place> open = new ArrayDeque<>();
        private final Set<Place> seen = new HashSet<>();
        private final Set<Place> kept = new HashSet<>();
        private final Map<Place, Boolean> files = new HashMap<>();
        private long written;
        private long dead;

        Run(
                Tenant tenant,
                Tenancy tenancy,
                Path folder,
                StaticSearch search,
                StaticRedirects redirects,
                LongConsumer progress) {
            this.tenant = tenant;
            this.tenancy = tenancy;
            this.folder = folder;
            this.search = search;
            this.redirects = redirects;
            this.progress = progress;
            this.origin = origins.of(tenant);
        }

        void all() throws IOException {
            wanted(new Place("/", 1));
            wanted(StaticSearch.PLACE);
            isThere(new Place("/feed.atom", 1));
            isThere(new Place("/feed.rss", 1));
            isThere(new Place("/robots.txt", 1));
            sitemap();
            former();
            pages();
            byte[] nothing = pages.notFound(tenancy, tenant).bytes();
            put(NOTHING, turned(new Place("/", 1), text(nothing)));
        }

        private void pages() throws IOException {
            try (AnswersAhead answers = new AnswersAhead(this::answer)) {
                while (!open.isEmpty()) {
                    answers.prepare(open);
                    Place place = open.removeFirst();
                    page(place, answers.of(place));
                    if (written % 20 == 0) {
                        progress.accept(written);
                    }
                }
            }
        }

        /** What nothing links to is found all the same. */
        private void sitemap() throws IOException {
            Place place = new Place("/sitemap.xml", 1);
            if (isThere(place)) {
                String xml = Files.readString(folder.resolve(place.file()));
                Jsoup.parse(xml, "", org.jsoup.parser.Parser.xmlParser())
                        .select("url > loc")
                        .forEach(it -> StaticPlaces.of(it.text(), origin).ifPresent(this::wanted));
            }
        }

        /** Asked as visitors would: what they do not see is led to from nowhere. */
        private void former() throws IOException {
            List<String> paths =
                    former.apply(tenancy).values().stream().flatMap(List::stream).sorted().toList();
            for (String path : paths) {
                if (pages.page(tenancy, tenant, new SitePages.Wanted(path, 1, ""))
                        instanceof SitePages.Moved(String to)) {
                    redirects.add(path, to, this::isThere);
                }
            }
        }

        private boolean wanted(Place place) {
            if (seen.size() < PAGES && seen.add(place)) {
                open.addLast(place);
            }
            return seen.contains(place);
        }

        @Override
        public boolean has(Place place) {
            return isThere(place);
        }

        @Override
        public boolean serves(String path) {
            return pages.takes(path);
        }

        @Override
        public Optional<byte[]> small(Place place) {
            try {
                Path file = folder.resolve(place.file());
                return place.isFile() && isThere(place) && Files.size(file) <= SMALL
                        ? Optional.of(Files.readAllBytes(file))
                        : Optional.empty();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public String say(String tag, String key) {
            Language its =
                    Language.ofTag(tag)
                            .or(() -> Language.ofTag(tenant.language()))
                            .orElse(Language.FR);
            return messages.text(its, key);
        }

        /** Pages are written later, whatever they are; files at once, if they are there. */
        private boolean isThere(Place place) {
            if (!place.isFile()) {
                return wanted(place);
            }
            Boolean known = files.get(place);
            if (known == null) {
                known = file(place);
                files.put(place, known);
            }
            return known;
        }

        private void page(Place place, SitePages.Answer answer) throws IOException {
            switch (answer) {
                case SitePages.Page page -> {
                    StaticPage turning = new StaticPage(place, origin, this, text(page.bytes()));
                    search.add(place, turning.page());
                    String html = turning.turned();
                    if (place.equals(StaticSearch.PLACE)) {
                        StaticSearch.install(turning.page());
                        html = turning.page().outerHtml();
                    }
                    put(place.file(), html);
                    written++;
                }
                case SitePages.Moved(String path) -> redirects.page(place, path, this::isThere);
                case SitePages.Absent() -> {
                    dead++;
                    put(place.file(), turned(place, text(pages.notFound(tenancy, tenant).bytes())));
                }
            }
        }

        private SitePages.Answer answer(Place place) {
            return pages.page(
                    tenancy, tenant, new SitePages.Wanted(place.path(), place.page(), ""));
        }

        private String turned(Place place, String html) {
            return new StaticPage(place, origin, this, html).turned();
        }

        private boolean file(Place place) {
            try {
                boolean there =
                        place.isAsset()
                                ? asset(place)
                                : place.isMedia() ? media(place) : feed(place);
                if (there) {
                    kept.add(place);
                } else {
                    dead++;
                }
                return there;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private boolean asset(Place place) throws IOException {
            Optional<Asset> found = assets.apply(place.path());
            if (found.isEmpty()) {
                return false;
            }
            if (found.get().type().startsWith("text/css")) {
                put(
                        place.file(),
                        StaticPage.style(place, origin, text(found.get().bytes()), this::isThere));
            } else {
                Files.write(path(place.file()), found.get().bytes());
            }
            return true;
        }

        private boolean media(Place place) throws IOException {
            Reply reply = pages.media(tenancy, tenant, place.path());
            if (reply.status() != 200) {
                return false;
            }
            switch (reply.body()) {
                case Reply.Bytes(byte[] bytes) -> Files.write(path(place.file()), bytes);
                case Reply.Stream stream -> copy(stream.open().get(), place);
                case Reply.Seekable bytes -> copy(bytes.section().open(0, bytes.length()), place);
            }
            return true;
        }

        private void copy(InputStream bytes, Place place) throws IOException {
            try (bytes) {
                Files.copy(bytes, path(place.file()));
            }
        }

        private boolean feed(Place place) throws IOException {
            if (answer(place) instanceof SitePages.Page page) {
                Files.write(path(place.file()), page.bytes());
                return true;
            }
            return false;
        }

        private void put(String file, String text) throws IOException {
            Files.writeString(path(file), text);
        }

        private Path path(String file) throws IOException {
            Path to = folder.resolve(file);
            Files.createDirectories(Objects.requireNonNull(to.getParent()));
            return to;
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
