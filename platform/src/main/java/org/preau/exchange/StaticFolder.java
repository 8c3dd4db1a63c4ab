package org.preau.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.preau.exchange.StaticPlaces.Place;
import org.preau.render.Asset;
import org.preau.web.Reply;
import org.preau.web.SitePages;

/**
 * The folder that an export fills. What is not a page lies in it as soon as something names it.
 * {@link #put} may be called on any thread; the rest is for one.
 */
final class StaticFolder {

    /** Longer captions are a film's, and stay a file. */
    private static final long SMALL = 1_000_000;

    /**
     * Where files come from.
     *
     * @param assets those of themes, by their addresses
     * @param media those of the library, by their paths
     * @param answers what is made for machines: feeds, the sitemap
     */
    record Sources(
            Function<String, Optional<Asset>> assets,
            Function<String, Reply> media,
            Function<Place, SitePages.Answer> answers) {}

    private final Path folder;
    private final String origin;
    private final Sources sources;
    private final Map<Place, Boolean> known = new HashMap<>();
    private final Set<Path> made = ConcurrentHashMap.newKeySet();

    StaticFolder(Path folder, String origin, Sources sources) {
        this.folder = folder;
        this.origin = origin;
        this.sources = sources;
    }

    /** How many files there are beside the pages. */
    long kept() {
        return known.values().stream().filter(there -> there).count();
    }

    /** How many were named and are nowhere. */
    long dead() {
        return known.size() - kept();
    }

    /** Whether a file is there, now if not before. */
    boolean has(Place place) {
        Boolean there = known.get(place);
        if (there == null) {
            there = bring(place);
            known.put(place, there);
        }
        return there;
    }

    /** The text of a file that is there. */
    String text(Place place) throws IOException {
        return Files.readString(folder.resolve(place.file()));
    }

    /** The bytes of a file; empty when there is none, or it is large. */
    Optional<byte[]> small(Place place) {
        try {
            Path file = folder.resolve(place.file());
            return place.isFile() && has(place) && Files.size(file) <= SMALL
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a page. */
    void put(String file, String text) throws IOException {
        Files.writeString(path(file), text);
    }

    private boolean bring(Place place) {
        try {
            if (place.isAsset()) {
                return asset(place);
            }
            return place.isMedia() ? media(place) : feed(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean asset(Place place) throws IOException {
        Optional<Asset> found = sources.assets().apply(place.path());
        if (found.isEmpty()) {
            return false;
        }
        byte[] bytes = found.get().bytes();
        if (found.get().type().startsWith("text/css")) {
            String css = new String(bytes, StandardCharsets.UTF_8);
            put(place.file(), StaticPage.style(place, origin, css, this::has));
        } else {
            Files.write(path(place.file()), bytes);
        }
        return true;
    }

    private boolean media(Place place) throws IOException {
        Reply reply = sources.media().apply(place.path());
        if (reply.status() != 200) {
            return false;
        }
        switch (reply.body()) {
            case Reply.Bytes(byte[] bytes) -> Files.write(path(place.file()), bytes);
            case Reply.Written written -> {
                try (java.io.OutputStream out = Files.newOutputStream(path(place.file()))) {
                    written.writing().to(out);
                }
            }
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
        if (sources.answers().apply(place) instanceof SitePages.Page page) {
            Files.write(path(place.file()), page.bytes());
            return true;
        }
        return false;
    }

    /** Makes each folder once: to look whether it is there costs as much as a file. */
    private Path path(String file) throws IOException {
        Path to = folder.resolve(file);
        Path within = Objects.requireNonNull(to.getParent());
        if (!made.contains(within)) {
            Files.createDirectories(within);
            made.add(within);
        }
        return to;
    }
}
