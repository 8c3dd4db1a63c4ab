package org.preau.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.preau.exchange.SpipPlaces.Thing;
import org.preau.media.Media;

/**
 * The documents and logos of a SPIP site, found in a copy of its {@code IMG/}; each brought once.
 */
final class SpipMedia {

    private static final List<String> EXTENSIONS = List.of("jpg", "png", "gif", "webp", "jpeg");

    /**
     * A document.
     *
     * @param file its path below {@code IMG/}, or its address on another site
     */
    record Document(
            String id,
            String file,
            boolean remote,
            String title,
            String caption,
            String alt,
            String credit) {}

    private final @Nullable Shelf shelf;
    private final Arrivals arrivals;
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final Map<String, List<String>> attached = new HashMap<>();
    private final Map<String, String> logos = new HashMap<>();
    private final Map<String, Optional<Media>> brought = new HashMap<>();
    private String site = "";
    private final Set<String> shown = new HashSet<>();

    /**
     * @param shelf null when no copy was given
     */
    SpipMedia(@Nullable Shelf shelf, Arrivals arrivals) {
        this.shelf = shelf;
        this.arrivals = arrivals;
    }

    /** Where the former site was, for files that are not in the copy. */
    void site(String address) {
        site = address;
    }

    /** A row of the table of documents. */
    void know(Map<String, String> row) {
        String id = row.getOrDefault("id_document", "");
        String mode = row.getOrDefault("mode", "");
        boolean remote = row.getOrDefault("distant", "").equals("oui");
        if (!mode.equals("vignette")) {
            documents.put(
                    id,
                    new Document(
                            id,
                            row.getOrDefault("fichier", "").replaceFirst("^(?:\\./)?IMG/", ""),
                            remote,
                            plain(row.getOrDefault("titre", "")),
                            plain(row.getOrDefault("descriptif", "")),
                            plain(row.getOrDefault("alt", "")),
                            plain(row.getOrDefault("credits", ""))));
        }
        if (mode.startsWith("logoon")) {
            logos.put(id, id);
        }
    }

    /** A row of the table that says which document belongs to what. */
    void link(Map<String, String> row) {
        Thing key = new Thing(row.getOrDefault("objet", ""), row.getOrDefault("id_objet", ""));
        String id = row.getOrDefault("id_document", "");
        if (logos.containsKey(id) || row.getOrDefault("role", "").equals("logo")) {
            logos.put(key.toString(), id);
        } else if (documents.containsKey(id)) {
            attached.computeIfAbsent(key.toString(), any -> new ArrayList<>()).add(id);
        }
    }

    Optional<Document> document(String id) {
        return Optional.ofNullable(documents.get(id));
    }

    /** Those of a text that its words do not show, in their order. */
    List<Document> unshown(Thing key) {
        return attached.getOrDefault(key.toString(), List.of()).stream()
                .filter(id -> !shown.contains(key + "/" + id))
                .map(documents::get)
                .filter(Objects::nonNull)
                .toList();
    }

    void show(Thing key, String id) {
        shown.add(key + "/" + id);
    }

    /** The file of a document, empty and noted when it did not come. */
    Optional<Media> of(String source, Document it) {
        return bring(source, it.file(), said(it));
    }

    /** The file that a text names by its path. */
    Optional<Media> at(String source, String address) {
        int img = address.indexOf("IMG/");
        String file = img < 0 ? address : address.substring(img + 4);
        Arrivals.Said said =
                documents.values().stream()
                        .filter(it -> it.file().equals(file))
                        .findFirst()
                        .map(SpipMedia::said)
                        .orElse(Arrivals.Said.NOTHING);
        return bring(source, file, said);
    }

    /** The picture that stands for a text; empty when it has none. */
    Optional<Media> logo(String source, Thing key) {
        Document known = documents.get(logos.getOrDefault(key.toString(), ""));
        if (known != null) {
            return of(source, known);
        }
        String name = (key.kind().equals("article") ? "arton" : "rubon") + key.id();
        for (String extension : EXTENSIONS) {
            for (String file : List.of("logo/" + name + "." + extension, name + "." + extension)) {
                if (path(file).isPresent()) {
                    return bring(source, file, Arrivals.Said.NOTHING);
                }
            }
        }
        return Optional.empty();
    }

    private static Arrivals.Said said(Document it) {
        String alt = it.alt().isEmpty() ? it.title() : it.alt();
        return new Arrivals.Said(alt, it.caption(), it.credit());
    }

    private Optional<Media> bring(String source, String file, Arrivals.Said said) {
        Optional<Media> known = brought.get(file);
        if (known == null) {
            known = found(source, file, said);
            brought.put(file, known);
        }
        return known;
    }

    private Optional<Media> found(String source, String file, Arrivals.Said said) {
        Optional<Path> path = path(file);
        if (path.isEmpty()) {
            String why = shelf == null ? "no-media-folder" : "no-file";
            String address = site.isEmpty() ? "" : site + "/IMG/" + file;
            return arrivals.absent(source, file, address, why, said);
        }
        String name = Objects.requireNonNull(path.get().getFileName()).toString();
        return arrivals.picture(file, path.get(), name, said);
    }

    private Optional<Path> path(String file) {
        Shelf there = shelf;
        return there == null
                ? Optional.empty()
                : there.find(file).or(() -> there.find("IMG/" + file));
    }

    private static String plain(String words) {
        return Jsoup.parse(new SpipMarkup(NOTHING, "fr").html(words)).text();
    }

    /** Titles lead nowhere. */
    static final SpipMarkup.Site NOTHING =
            new SpipMarkup.Site() {
                @Override
                public String link(String text, String target) {
                    return text;
                }

                @Override
                public String model(String name, String id, String arguments) {
                    return "";
                }
            };
}
