package org.preau.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.preau.exchange.StaticPlaces.Place;
import org.preau.render.SafeHtml;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * The addresses that a site had before, in a folder without a server: a small page at each, which
 * leads on by itself and has a link for whoever it does not; and the list of all of them in a text
 * that web hosts and people read, for a file cannot stand at an address with a question in it.
 */
final class StaticRedirects implements AutoCloseable {

    /** One line for each: the old address, where it leads, 301. A line with # is a remark. */
    static final String LIST = "_redirects";

    private final Path folder;
    private final String origin;
    private final Language language;
    private final Messages messages;
    private final BufferedWriter list;
    private long count;

    StaticRedirects(Path folder, String origin, Language language, Messages messages)
            throws IOException {
        this.folder = folder;
        this.origin = origin;
        this.language = language;
        this.messages = messages;
        this.list = Files.newBufferedWriter(folder.resolve(LIST));
        messages.text(language, "exchange.static.redirects")
                .lines()
                .forEach(line -> line("# " + line));
    }

    /** How many old addresses lead on. */
    long count() {
        return count;
    }

    /**
     * An address that leads on.
     *
     * @param old decoded, begins with a slash; may hold a question
     * @param path where it leads, normal and encoded
     * @param isThere whether the folder has a place
     */
    void add(String old, String path, Predicate<Place> isThere) throws IOException {
        Optional<Place> to = StaticPlaces.of(path, origin).filter(isThere);
        line(encoded(old) + " " + to.map(StaticRedirects::served).orElse(path) + " 301");
        count++;
        Optional<Place> here =
                old.indexOf('?') < 0 ? StaticPlaces.of(old, origin) : Optional.empty();
        if (here.isPresent() && !here.get().isFile()) {
            page(here.get(), path, isThere);
        }
    }

    /** Writes the page at {@code here} that leads to {@code path}. */
    void page(Place here, String path, Predicate<Place> isThere) throws IOException {
        String to =
                StaticPlaces.of(path, origin).filter(isThere).map(here::to).orElse(origin + path);
        String html =
                """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title>
                <meta http-equiv="refresh" content="0;url=%s"><link rel="canonical" href="%s">
                </head><body><p><a href="%3$s">%2$s</a></p></body></html>
                """
                        .formatted(
                                language.tag(),
                                escaped(messages.text(language, "exchange.static.moved")),
                                escaped(to),
                                escaped(origin + path));
        Path file = folder.resolve(here.file());
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, html);
    }

    /** Where a web host serves a place of the folder. */
    private static String served(Place to) {
        String file = "/" + to.file();
        return file.endsWith("/index.html")
                ? file.substring(0, file.length() - "index.html".length())
                : file;
    }

    /** As a request says it, so that a line has three words whatever stands in the address. */
    private static String encoded(String old) {
        return URLEncoder.encode(old, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("%3F", "?")
                .replace("%3D", "=")
                .replace("%26", "&")
                .replace("+", "%20");
    }

    private static String escaped(String text) {
        return SafeHtml.escaped(text).html();
    }

    private void line(String text) {
        try {
            list.write(text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        list.close();
    }
}
