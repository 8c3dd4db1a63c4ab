package org.preau.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.media.AddMedia;
import org.preau.media.Media;
import org.preau.media.MediaAddress;
import org.preau.media.PortableMedia;
import org.preau.site.SiteActs;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.Desk;

/** The pictures that a folder's texts show, each brought once. */
final class FolderPictures {

    private static final int MIDDLE = 50;
    private static final long TRANSCRIPT = 1_000_000;
    private static final Pattern OURS = Pattern.compile("(?:\\.\\./)+media/(?=[0-9a-f]{16}/)");

    private final Shelf root;
    private final Shelf media;
    private final Arrivals arrivals;
    private final SiteActs acts;
    private final Database database;
    private final Desk desk;
    private final Map<String, Arrivals.Said> said = new HashMap<>();
    private final Map<String, JsonNode> heard = new HashMap<>();
    private final Map<Path, Optional<Media>> brought = new HashMap<>();

    FolderPictures(
            Database database,
            SiteActs acts,
            Desk desk,
            Shelf root,
            Shelf media,
            Arrivals arrivals) {
        this.database = database;
        this.acts = acts;
        this.desk = desk;
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
            if (it.has("focus") || it.has("captions") || it.has("transcript")) {
                heard.put(it.path("file").asText(""), it);
            }
        }
    }

    /** Brings those that the list names and no text shows. */
    void rest() {
        said.keySet().stream().sorted().forEach(file -> at(root.root(), file, file));
    }

    /** A text with its pictures those of this site; what is on other sites becomes a link. */
    String in(String source, Path folder, String body) {
        String changed = changed(source, folder, body);
        // What is no plain link of Markdown, in a folder that this software wrote.
        return OURS.matcher(changed).replaceAll("/media/");
    }

    private String changed(String source, Path folder, String body) {
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
        Optional<Media> come =
                arrivals.picture(
                        relative,
                        file,
                        Objects.requireNonNull(file.getFileName()).toString(),
                        said.getOrDefault(relative, Arrivals.Said.NOTHING));
        JsonNode more = heard.get(relative);
        if (more != null) {
            come.ifPresent(it -> say(it.id(), more));
        }
        return come;
    }

    /** Beside the rest, as the file itself came: both hold the association's row. */
    private void say(UUID id, JsonNode it) {
        JsonNode focus = it.path("focus");
        String transcript = text(it.path("transcript").asText(""));
        if (!arrivals.passage().looks()) {
            arrivals.passage()
                    .aside(() ->
                            database.write(
                                    desk.tenancy(),
                                    tx -> {
                                        PortableMedia.take(
                                                tx,
                                                id,
                                                focus.path(0).asInt(MIDDLE),
                                                focus.path(1).asInt(MIDDLE),
                                                transcript);
                                        return id;
                                    }));
        }
        for (Map.Entry<String, JsonNode> one : it.path("captions").properties()) {
            captions(id, one.getKey(), one.getValue().asText(""));
        }
    }

    private void captions(UUID id, String language, String file) {
        Optional<Path> found = root.find(file);
        if (found.isEmpty()) {
            lost(file, Message.of("exchange.why.no-file"));
        } else if (arrivals.passage().looks()) {
            arrivals.report().add(What.FILE, Fate.CREATED);
        } else {
            arrivals.passage()
                    .aside(() -> outcome(id, language, found.get()))
                    .ifPresentOrElse(
                            outcome -> captions(file, outcome),
                            () -> arrivals.report().add(What.FILE, Fate.SAME));
        }
    }

    private void captions(String file, AddMedia.Outcome outcome) {
        switch (outcome) {
            case AddMedia.Kept kept -> arrivals.report().add(What.FILE, Fate.CREATED);
            case AddMedia.Refused(Message why) -> lost(file, why);
            case AddMedia.NotStored(Message why, boolean full) -> lost(file, why);
        }
    }

    private Optional<AddMedia.Outcome> outcome(UUID id, String language, Path file) {
        try {
            return acts.bringMedia().captions(desk, id, language, file);
        } catch (IOException e) {
            return Optional.of(new AddMedia.Refused(Message.of("exchange.why.unreadable")));
        }
    }

    private void lost(String file, Message why) {
        arrivals.report().note(What.FILE, Fate.LOST, file, why);
    }

    /** The words of a file of the folder; empty, and noted, when it cannot be read. */
    private String text(String file) {
        Optional<Path> found = file.isEmpty() ? Optional.empty() : root.find(file);
        try {
            if (found.isPresent() && Files.size(found.get()) <= TRANSCRIPT) {
                return Files.readString(found.get());
            }
        } catch (IOException e) {
            found = Optional.empty();
        }
        if (!file.isEmpty()) {
            String why = found.isEmpty() ? "exchange.why.no-file" : "exchange.why.unreadable";
            lost(file, Message.of(why));
        }
        return "";
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
