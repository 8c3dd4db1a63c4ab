package org.preau.exchange;

import static org.preau.exchange.SpipKnown.said;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.exchange.SpipPlaces.Thing;
import org.preau.media.Media;
import org.preau.site.ArticleKind;
import org.preau.site.ArticleState;
import org.preau.site.SiteActs;
import org.preau.text.Message;
import org.preau.text.Slugs;
import org.preau.web.Desk;

/**
 * Brings in a SPIP site from its database, a dump of statements or SPIP's own SQLite backup:
 * rubriques as sections, articles and brèves with their states, keywords as tags, the names of
 * authors, documents from a copy of {@code IMG/}. Every address that SPIP gave a text leads on.
 */
public final class ImportSpip {

    private static final int DEPTH = 5;

    private final SiteActs acts;

    public ImportSpip(SiteActs acts) {
        this.acts = acts;
    }

    /**
     * @param img a copy of {@code IMG/}, or of a folder that holds it; null for none
     * @throws IOException when the file cannot be read, is no SPIP's or a hostile one: what came
     *     before that place stays, whole
     */
    public ArrivalReport run(Desk desk, Path file, @Nullable Path img, Passage passage)
            throws IOException {
        Arrivals arrivals = new Arrivals(acts, desk, passage);
        ArrivalReport report = arrivals.report();
        SpipTables tables = new SpipTables(OldRows.open(file));
        SpipMedia media = new SpipMedia(img == null ? null : new Shelf(img), arrivals);
        SpipKnown known = new SpipKnown(tables, media);
        acts.clearStarter().run(desk);
        Bringing bringing = new Bringing(arrivals, known, media);
        bringing.sections(tables);
        tables.each("articles", bringing::article);
        tables.each("breves", bringing::brief);
        others(tables, report);
        return report;
    }

    /** What has no place here is counted, so that nobody looks for it. */
    private static void others(SpipTables tables, ArrivalReport report) throws IOException {
        int[] comments = {0};
        tables.each("forum", row -> comments[0] += said(row, "statut").equals("publie") ? 1 : 0);
        if (comments[0] > 0) {
            report.note(
                    What.COMMENT,
                    Fate.LOST,
                    comments[0],
                    "",
                    Message.of("exchange.why.comments", "count", comments[0]));
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (String table : List.of("syndic", "petitions", "signatures", "evenements")) {
            tables.each(table, row -> counts.merge(table, 1, Integer::sum));
        }
        counts.forEach((table, count) ->
                report.note(
                        What.OTHER,
                        Fate.LOST,
                        table + " × " + count,
                        Message.of("exchange.why.type", "type", table)));
    }

    /** What a second reading does. */
    private static final class Bringing {

        private final Arrivals arrivals;
        private final SpipKnown known;
        private final SpipMedia media;
        private final SpipText texts;
        private final Map<String, UUID> sections = new HashMap<>();

        Bringing(Arrivals arrivals, SpipKnown known, SpipMedia media) {
            this.arrivals = arrivals;
            this.known = known;
            this.media = media;
            this.texts = new SpipText(known.places, media, arrivals.report(), known.language());
        }

        /**
         * Each after those above it: rows stand in any order, so deeper ones take another round.
         */
        void sections(SpipTables tables) throws IOException {
            for (int depth = 0; depth < DEPTH; depth++) {
                int level = depth;
                tables.each(
                        "rubriques",
                        row -> {
                            if (depth(said(row, "id_rubrique")) == level) {
                                section(row);
                            }
                        });
            }
        }

        private int depth(String rubrique) {
            int depth = -1;
            String at = rubrique;
            while (known.parents.containsKey(at) && depth < DEPTH) {
                depth++;
                at = known.parents.getOrDefault(at, "0");
            }
            return Math.min(depth, DEPTH - 1);
        }

        private void section(Map<String, String> row) {
            Thing key = new Thing("rubrique", said(row, "id_rubrique"));
            String title = plain(row, "titre");
            String words = plain(row, said(row, "descriptif").isBlank() ? "texte" : "descriptif");
            if (!said(row, "descriptif").isBlank() && !said(row, "texte").isBlank()) {
                arrivals.report()
                        .note(
                                What.SECTION,
                                Fate.CHANGED,
                                title,
                                Message.of("exchange.why.section-text"));
            }
            Arriving.ASection section =
                    new Arriving.ASection(
                            title,
                            id(key),
                            sections.get(above(key.id())),
                            title,
                            words,
                            slug(key, title),
                            known.places.old(key));
            arrivals.section(section).ifPresent(id -> sections.put(key.id(), id));
        }

        /** What is deeper than sections go stands beside what is as deep. */
        private String above(String rubrique) {
            String parent = known.parents.getOrDefault(rubrique, "0");
            return depth(parent) == DEPTH - 1 && sections.containsKey(parent)
                    ? known.parents.getOrDefault(parent, "0")
                    : parent;
        }

        void article(Map<String, String> row) {
            Thing key = new Thing("article", said(row, "id_article"));
            String source = plain(row, "titre").isEmpty() ? key.toString() : plain(row, "titre");
            if (said(row, "statut").equals("poubelle")) {
                arrivals.report()
                        .note(What.ARTICLE, Fate.LOST, source, Message.of("exchange.why.trash"));
                return;
            }
            boolean richLead =
                    said(row, "chapo").matches("(?s).*(?:->|\\[\\[|<(?:img|doc|emb)[0-9]).*");
            String lead =
                    richLead ? "descriptif" : said(row, "chapo").isBlank() ? "descriptif" : "chapo";
            List<String> parts = new ArrayList<>();
            add(parts, heads(row));
            add(parts, richLead ? texts.markdown(source, key, said(row, "chapo")) : "");
            add(parts, texts.markdown(source, key, said(row, "texte")));
            add(parts, after(source, key, row));
            for (SpipMedia.Document it : media.unshown(key)) {
                add(parts, texts.shown(source, it));
            }
            text(
                    key,
                    source,
                    row,
                    plain(row, lead),
                    String.join("\n\n", parts),
                    moment(row, "date"));
        }

        void brief(Map<String, String> row) {
            Thing key = new Thing("breve", said(row, "id_breve"));
            String source = plain(row, "titre");
            List<String> parts = new ArrayList<>();
            add(parts, texts.markdown(source, key, said(row, "texte")));
            add(parts, link(said(row, "lien_titre"), said(row, "lien_url")));
            text(key, source, row, "", String.join("\n\n", parts), moment(row, "date_heure"));
        }

        private void text(
                Thing key,
                String source,
                Map<String, String> row,
                String lead,
                String body,
                Optional<Instant> date) {
            Instant created = date.orElse(Instant.EPOCH);
            ArticleState state = state(said(row, "statut"));
            Optional<Media> cover = media.logo(source, key);
            arrivals.text(
                    new Arriving.AText(
                            source,
                            id(key),
                            ArticleKind.ARTICLE,
                            source,
                            lead,
                            body,
                            sections.get(said(row, "id_rubrique")),
                            slug(key, source),
                            tags(key),
                            cover.map(Media::id).orElse(null),
                            cover.map(Media::alt).orElse(""),
                            "",
                            String.join(", ", known.authors.getOrDefault(key, List.of())),
                            state,
                            "",
                            created,
                            moment(row, "date_modif").or(() -> moment(row, "maj")).orElse(created),
                            null,
                            state == ArticleState.PUBLISHED ? created : null,
                            0,
                            known.places.old(key)));
        }

        private List<String> tags(Thing key) {
            return known.tags.getOrDefault(key, List.of()).stream()
                    .map(it -> SpipText.plain(known.language(), it))
                    .toList();
        }

        /** Above and below its title, where there is no such place here. */
        private String heads(Map<String, String> row) {
            List<String> words = new ArrayList<>();
            add(words, plain(row, "surtitre"));
            add(words, plain(row, "soustitre"));
            return words.isEmpty()
                    ? ""
                    : "*" + MarkdownText.escaped(String.join(" — ", words)) + "*";
        }

        private String after(String source, Thing key, Map<String, String> row) {
            List<String> parts = new ArrayList<>();
            add(parts, texts.markdown(source, key, said(row, "ps")));
            add(parts, link(said(row, "nom_site"), said(row, "url_site")));
            add(parts, link("", said(row, "virtuel")));
            return parts.isEmpty() ? "" : "---\n\n" + String.join("\n\n", parts);
        }

        private String link(String name, String address) {
            String to =
                    known.places
                            .meant(address)
                            .flatMap(known.places::at)
                            .map(there -> "/" + there.slug())
                            .orElse(address);
            boolean some = !address.isBlank() && !address.equals("http://");
            return some && MarkdownText.isAddress(to)
                    ? MarkdownText.link(MarkdownText.escaped(name.isBlank() ? to : name), to)
                    : "";
        }

        private String plain(Map<String, String> row, String column) {
            return SpipText.plain(known.language(), said(row, column));
        }

        private String slug(Thing key, String title) {
            return known.places.at(key).map(SpipPlaces.There::slug).orElse(Slugs.from(title));
        }

        private UUID id(Thing key) {
            return FolderSections.id("", "spip:" + known.places.name() + ":" + key);
        }
    }

    private static void add(List<String> parts, String part) {
        if (!part.isBlank()) {
            parts.add(part);
        }
    }

    private static ArticleState state(String status) {
        return switch (status) {
            case "publie" -> ArticleState.PUBLISHED;
            case "prop" -> ArticleState.PROPOSED;
            case "refuse" -> ArticleState.DECLINED;
            default -> ArticleState.DRAFT;
        };
    }

    private static Optional<Instant> moment(Map<String, String> row, String column) {
        String said = said(row, column);
        return said.startsWith("0000") ? Optional.empty() : FrontMatter.instant(said);
    }
}
