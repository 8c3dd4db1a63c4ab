package org.preau.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.backup.store.StoredObject;
import org.preau.media.Media;
import org.preau.media.MediaAddress;
import org.preau.media.MediaShelf;
import org.preau.media.PortableMedia;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;

/**
 * The files of a site in a folder: their bytes, and {@code media.json} with what is said of them.
 */
final class MarkdownMedia {

    private static final Pattern ADDRESS =
            Pattern.compile("/media/([0-9a-f]{16})/[a-z0-9](?:[a-z0-9.-]{0,118}[a-z0-9])?");
    private static final int MIDDLE = 50;

    private final Map<UUID, Media> written = new HashMap<>();
    private final Map<String, UUID> places = new HashMap<>();
    private final List<String> missing = new ArrayList<>();

    /** Writes all of them. */
    static MarkdownMedia of(Database database, MediaShelf shelf, Tenancy tenancy, FolderFiles to)
            throws IOException {
        MarkdownMedia it = new MarkdownMedia();
        it.places.putAll(database.read(tenancy, PortableMedia::places));
        List<Media> all = database.read(tenancy, MediaShelf::all);
        for (Media one : all) {
            it.bytes(shelf, tenancy, to, one);
        }
        it.list(to, all, database.read(tenancy, PortableMedia::heard));
        return it;
    }

    int size() {
        return written.size();
    }

    /** The files whose bytes the store has lost. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** A file from the top of the folder; empty when it is not there. */
    String file(UUID id) {
        Media media = written.get(id);
        return media == null ? "" : file(media);
    }

    String alt(UUID id) {
        Media media = written.get(id);
        return media == null ? "" : media.alt();
    }

    /** A text whose files are those of the folder, by whichever address it names them. */
    String in(String body, String up) {
        return ADDRESS.matcher(body)
                .replaceAll(found -> {
                    UUID id = places.get(found.group(1));
                    String file = id == null ? "" : file(id);
                    return Matcher.quoteReplacement(file.isEmpty() ? found.group() : up + file);
                });
    }

    private void bytes(MediaShelf shelf, Tenancy tenancy, FolderFiles to, Media one)
            throws IOException {
        Optional<StoredObject> object = shelf.open(tenancy.tenant(), one);
        if (object.isEmpty()) {
            missing.add(file(one));
            return;
        }
        try (InputStream bytes = object.get().bytes()) {
            Files.copy(bytes, to.at(file(one)));
        }
        written.put(one.id(), one);
    }

    private void list(FolderFiles to, List<Media> all, Map<UUID, PortableMedia.Heard> heard)
            throws IOException {
        Set<UUID> captions = new HashSet<>();
        heard.values().forEach(it -> captions.addAll(it.captions().values()));
        List<Map<String, Object>> said = new ArrayList<>();
        for (Media one : all) {
            if (written.containsKey(one.id()) && !captions.contains(one.id())) {
                said.add(said(to, one, Optional.ofNullable(heard.get(one.id()))));
            }
        }
        to.lines(ExportMarkdown.MEDIA, said);
    }

    private Map<String, Object> said(FolderFiles to, Media one, Optional<PortableMedia.Heard> heard)
            throws IOException {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("file", file(one));
        said.put("alt", one.alt());
        said.put("caption", one.caption());
        said.put("credit", one.credit());
        if (one.focusX() != MIDDLE || one.focusY() != MIDDLE) {
            said.put("focus", List.of(one.focusX(), one.focusY()));
        }
        if (heard.isPresent()) {
            Map<String, String> captions = new TreeMap<>();
            heard.get().captions().forEach((language, id) -> captions.put(language, file(id)));
            captions.values().removeIf(String::isEmpty);
            said.put("captions", captions);
            if (!heard.get().transcript().isEmpty()) {
                String transcript = file(one).replaceFirst("/[^/]+$", "/transcript.txt");
                to.text(transcript, heard.get().transcript());
                said.put("transcript", transcript);
            }
        }
        return said;
    }

    private static String file(Media one) {
        return MediaAddress.of(one).path().substring(1);
    }
}
