package org.preau.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.media.Media;
import org.preau.media.MediaAddress;
import org.preau.text.Message;

/** The pictures that a folder's texts show, each brought once. */
final class FolderPictures {

    private final Shelf root;
    private final Shelf media;
    private final Arrivals arrivals;
    private final Map<String, Arrivals.Said> said = new HashMap<>();
    private final Map<Path, Optional<Media>> brought = new HashMap<>();

    FolderPictures(Shelf root, Shelf media, Arrivals arrivals) {
        this.root = root;
        this.media = media;
        this.arrivals = arrivals;
        ImportFolder.json(root, ExportMarkdown.MEDIA, arrivals.report()).ifPresent(this::list);
    }

    private void list(JsonNode list) {
        for (JsonNode it : list) {
            said.put(
                    it.path("file").asText(""),
                    new Arrivals.Said(
                            it.path("alt").asText(""),
                            it.path("caption").asText(""),
                            it.path("credit").asText("")));
        }
    }

    /** Brings those that the list names and no text shows. */
    void rest() {
        said.keySet().stream().sorted().forEach(file -> at(root.root(), file, file));
    }

    /** A text with its pictures those of this site; what is on other sites becomes a link. */
    String in(String source, Path folder, String body) {
        return Links.changed(
                body,
                (image, text, target, title, whole) -> {
                    if (!image && !target.contains("media/")) {
                        return whole;
                    }
                    if (target.contains("://") || target.startsWith("//")) {
                        return image ? remote(source, text, target, whole) : whole;
                    }
                    Optional<Media> here = at(folder, target, source);
                    return here.map(it ->
                                    Links.link(image, text, MediaAddress.of(it).path(), title))
                            .orElse(image ? text : whole);
                });
    }

    private String remote(String source, String alt, String target, String whole) {
        arrivals.report()
                .note(
                        What.PICTURE,
                        Fate.CHANGED,
                        source + " " + target,
                        Message.of("exchange.why.remote"));
        return target.startsWith("http")
                ? Links.link(false, alt.isEmpty() ? target : alt, target, "")
                : whole;
    }

    /** The picture that {@code target} means for a text of {@code folder}. */
    Optional<Media> at(Path folder, String target, String source) {
        Optional<Path> found = file(folder, decoded(target));
        if (found.isEmpty()) {
            arrivals.report()
                    .note(
                            What.PICTURE,
                            Fate.LOST,
                            source + " " + target,
                            Message.of("exchange.why.no-file"));
            return Optional.empty();
        }
        Optional<Media> known = brought.get(found.get());
        if (known == null) {
            known = bring(found.get());
            brought.put(found.get(), known);
        }
        return known;
    }

    private Optional<Media> bring(Path file) {
        Path base = file.startsWith(root.root()) ? root.root() : media.root();
        String relative = base.relativize(file).toString().replace('\\', '/');
        return arrivals.picture(
                relative,
                file,
                Objects.requireNonNull(file.getFileName()).toString(),
                said.getOrDefault(relative, Arrivals.Said.NOTHING));
    }

    private Optional<Path> file(Path folder, String target) {
        String path = target.replaceFirst("[?#].*$", "");
        Optional<Path> near = path.startsWith("/") ? Optional.empty() : root.find(folder, path);
        return near.or(() -> root.find(path))
                .or(() -> media.find(path))
                .or(() -> media.find(path.substring(path.lastIndexOf('/') + 1)));
    }

    private static String decoded(String target) {
        try {
            return URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return target;
        }
    }
}
