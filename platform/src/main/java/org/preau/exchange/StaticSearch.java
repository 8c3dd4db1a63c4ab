package org.preau.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.preau.exchange.StaticPlaces.Place;
import org.preau.text.Json;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * The search of a folder: the words of its texts as a script, since a page that was opened from a
 * folder may read no other file, and a small script beside it that looks among them.
 */
final class StaticSearch implements AutoCloseable {

    /** Where the site's own search is, and the folder's. */
    static final Place PLACE = new Place("/recherche", 1);

    private static final String INDEX = "texts.js";
    private static final String SCRIPT = "search.js";
    private static final int WORDS = 20_000;
    private static final List<String> SAID = List.of("none", "hint", "one", "many");

    /** What stands on a text's page and is not the text. */
    private static final Evaluator AROUND =
            QueryParser.parse(
                    "h1, nav, .related, .comments, .article-meta, .article-kicker, .article-report, .page-meta, .page-report, .form-note");

    private final Writer index;
    private boolean any;

    /** Begins the index in {@code folder}, the top of the export. */
    StaticSearch(Path folder, Language language, Messages messages) throws IOException {
        Path to = Files.createDirectories(folder.resolve("recherche"));
        Map<String, String> words = new TreeMap<>();
        SAID.forEach(
                key -> words.put(key, messages.text(language, "exchange.search." + key, Map.of())));
        try (InputStream script =
                Objects.requireNonNull(StaticSearch.class.getResourceAsStream(SCRIPT))) {
            Files.copy(script, to.resolve(SCRIPT));
        }
        index = new BufferedWriter(Files.newBufferedWriter(to.resolve(INDEX)), 1 << 16);
        index.write("window.siteTexts = {said: " + safe(words) + ", texts: [\n");
    }

    /**
     * What the search knows of a text.
     *
     * @param json may stand in a script
     */
    record Entry(String json) {}

    /** What a page says, when it is a text; on any thread, before its links are turned. */
    static Optional<Entry> entry(Place place, Document page) {
        Element main = page.selectFirst("main");
        String kind = page.body().className();
        boolean text = kind.startsWith("page-article") || kind.startsWith("page-page");
        if (!text || main == null) {
            return Optional.empty();
        }
        Element title = main.selectFirst("h1");
        Element own = main.clone();
        own.select(AROUND).remove();
        String words = own.text();
        return Optional.of(
                new Entry(
                        safe(
                                List.of(
                                        place.file(),
                                        title == null ? page.title() : title.text(),
                                        words.length() > WORDS
                                                ? words.substring(0, WORDS)
                                                : words))));
    }

    /** Takes a text in. */
    void add(Entry entry) throws IOException {
        index.write((any ? ",\n" : "") + entry.json());
        any = true;
    }

    /** JSON that may stand in a script of any age. */
    private static String safe(Object value) {
        return Json.text(value).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    /** Has the page of the search use them. */
    static void install(Document page) {
        Element main = page.selectFirst("main");
        if (main != null) {
            main.appendElement("div").attr("id", "found").attr("role", "status");
            page.body().appendElement("script").attr("src", INDEX);
            page.body().appendElement("script").attr("src", SCRIPT);
        }
    }

    @Override
    public void close() throws IOException {
        index.write("\n]};\n");
        index.close();
    }
}
