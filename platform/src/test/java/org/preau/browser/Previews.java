package org.preau.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The pages that the tests of the themes write to {@code tenant-templates/target/previews}, given
 * to a browser as a site would: under the content policy of MODEL.md, and a drawn rectangle for
 * each picture of the content. For one page at a time, and its thread.
 */
final class Previews {

    private static final String HOST = "http://previews.example/";
    private static final Pattern ASSET = Pattern.compile("^_theme/([^/]+)/HASH/");
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self';"
                    + " form-action 'self'; base-uri 'none'";
    private static final String PICTURE =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 640\" width=\"960\" height=\"640\">"
                    + "<path fill=\"#8aa\" d=\"M0 0h960v640H0z\"/></svg>";
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css",
                    "svg", "image/svg+xml",
                    "woff2", "font/woff2");

    private final Path folder = folder();
    private final Map<String, Integer> given = new HashMap<>();
    private String look = "";

    /** The themes there are. */
    List<String> themes() {
        return names(folder).toList();
    }

    /** The French pages of a theme, such as {@code home-full}. */
    List<String> pages(String theme) {
        return names(folder.resolve(theme))
                .filter(name -> name.endsWith(".fr.html"))
                .map(name -> name.substring(0, name.length() - ".fr.html".length()))
                .toList();
    }

    /** Makes a page find them. */
    void serve(Page page) {
        page.route(HOST + "**", this::answer);
    }

    /** Puts a look over the themes of the pages that are opened from now on. */
    void wear(String css) {
        look = css;
    }

    /** Opens one, in a browser that has seen nothing before. */
    void open(Page page, String theme, String name) {
        given.clear();
        page.navigate(HOST + theme + "/" + name + ".fr.html");
        page.evaluate("() => document.fonts.ready.then(() => true)");
    }

    /** What the open page has asked for, compressed as a server would, without its pictures. */
    int bytes() {
        return given.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void answer(Route route) {
        String path = URI.create(route.request().url()).getPath().substring(1);
        String name = ASSET.matcher(path).replaceFirst("$1/");
        byte[] body = body(name);
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
        given.put(name, weight(type, body));
        route.fulfill(
                new Route.FulfillOptions()
                        .setStatus(200)
                        .setHeaders(Map.of("content-type", type, "content-security-policy", POLICY))
                        .setBodyBytes(body));
    }

    /** A file of the previews; a picture or a palette that is the association's own is made up. */
    private byte[] body(String name) {
        Path file = folder.resolve(name).normalize();
        if (file.startsWith(folder) && Files.isRegularFile(file)) {
            return read(file);
        }
        if (name.endsWith("/palette.css")) {
            return look.getBytes(UTF_8);
        }
        return name.endsWith(".svg") ? PICTURE.getBytes(UTF_8) : new byte[0];
    }

    private static int weight(String type, byte[] body) {
        return switch (type) {
            case "font/woff2" -> body.length;
            case "image/svg+xml" -> 0;
            default -> zipped(body);
        };
    }

    private static int zipped(byte[] body) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.size();
    }

    static Path folder() {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path previews = up.resolve(Path.of("tenant-templates", "target", "previews"));
            if (Files.isDirectory(previews)) {
                return previews;
            }
        }
        throw new AssertionError(
                "The previews are not written. Write them:  mvn -pl tenant-templates test");
    }

    private static Stream<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
