package org.preau.takeaway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.preau.render.Templates;
import org.preau.text.Dates;
import org.preau.text.Language;

/**
 * The page that says what is in an archive: {@code index.html} in the association's language, and
 * the same in the other one beside it. It asks for nothing but the two files beside it.
 */
public final class Cover {

    private static final String STYLE = "index.css";

    /**
     * A folder.
     *
     * @param href where it opens
     * @param part its word in messages
     * @param files how many it holds
     * @param things how many things they tell of; 0 where that is files
     */
    record Part(String href, String part, long files, long things) {}

    /** What the template shows. */
    record View(
            String name,
            String slug,
            LocalDate day,
            String language,
            String other,
            String otherHref,
            String host,
            List<Part> parts,
            boolean history,
            List<String> missing) {}

    private final Templates templates;

    public Cover(Templates templates) {
        this.templates = templates;
    }

    void write(Manifest manifest, Language language, ArchiveWriter archive) throws IOException {
        for (Language each : Language.values()) {
            String text = templates.render("takeaway/cover", view(manifest, language, each), each);
            archive.text(file(language, each), text);
        }
        archive.text(STYLE, style());
    }

    private static View view(Manifest it, Language main, Language each) {
        Language other = each == Language.FR ? Language.EN : Language.FR;
        return new View(
                it.name(),
                it.slug(),
                LocalDate.ofInstant(it.madeAt(), Dates.PARIS),
                each.tag(),
                other.tag(),
                file(main, other),
                it.host(),
                parts(it),
                it.files().containsKey("history"),
                it.missing());
    }

    private static List<Part> parts(Manifest it) {
        List<Part> parts = new ArrayList<>();
        Map<String, Long> files = it.files();
        for (String folder : List.of("site", "files", "media", "people", "forms")) {
            add(parts, it, folder);
        }
        files.keySet().stream()
                .filter(folder -> !folder.isEmpty() && !folder.equals("data"))
                .filter(folder -> !folder.equals("history"))
                .filter(folder -> parts.stream().noneMatch(part -> part.part().equals(folder)))
                .sorted()
                .toList()
                .forEach(folder -> add(parts, it, folder));
        add(parts, it, "history");
        add(parts, it, "data");
        return parts;
    }

    private static void add(List<Part> parts, Manifest it, String folder) {
        Long files = it.files().get(folder);
        if (files != null) {
            String href = folder.equals("site") ? "site/index.html" : folder + "/";
            parts.add(new Part(href, folder, files, it.things().getOrDefault(folder, 0L)));
        }
    }

    private static String file(Language main, Language each) {
        return each == main ? "index.html" : "index." + each.tag() + ".html";
    }

    private static String style() {
        try (InputStream in =
                Objects.requireNonNull(Cover.class.getResourceAsStream("cover.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
