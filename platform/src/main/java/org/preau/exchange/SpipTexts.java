package org.preau.exchange;

import static org.preau.exchange.SpipKnown.said;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.exchange.SpipPlaces.Thing;
import org.preau.media.Media;
import org.preau.site.ArticleKind;
import org.preau.site.ArticleState;
import org.preau.text.Message;

/** Brings the articles and the brèves of a SPIP site, row by row. */
final class SpipTexts {

    private final Arrivals arrivals;
    private final SpipKnown known;
    private final SpipMedia media;
    private final SpipText texts;
    private final SpipSections sections;

    SpipTexts(Arrivals arrivals, SpipKnown known, SpipMedia media, SpipSections sections) {
        this.arrivals = arrivals;
        this.known = known;
        this.media = media;
        this.sections = sections;
        this.texts = new SpipText(known.places, media, arrivals.report(), known.language());
    }

    void article(Map<String, String> row) {
        Thing key = new Thing("article", said(row, "id_article"));
        String source =
                known.plain(row, "titre").isEmpty() ? key.toString() : known.plain(row, "titre");
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
                known.plain(row, lead),
                String.join("\n\n", parts),
                SpipKnown.moment(row, "date"));
    }

    void brief(Map<String, String> row) {
        Thing key = new Thing("breve", said(row, "id_breve"));
        String source = known.plain(row, "titre");
        List<String> parts = new ArrayList<>();
        add(parts, texts.markdown(source, key, said(row, "texte")));
        add(parts, link(said(row, "lien_titre"), said(row, "lien_url")));
        text(key, source, row, "", String.join("\n\n", parts), SpipKnown.moment(row, "date_heure"));
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
                        known.id(key),
                        ArticleKind.ARTICLE,
                        source,
                        lead,
                        body,
                        sections.of(said(row, "id_rubrique")),
                        known.slug(key, source),
                        tags(key),
                        cover.map(Media::id).orElse(null),
                        cover.map(Media::alt).orElse(""),
                        "",
                        String.join(", ", known.authors.getOrDefault(key, List.of())),
                        state,
                        "",
                        created,
                        SpipKnown.moment(row, "date_modif")
                                .or(() -> SpipKnown.moment(row, "maj"))
                                .orElse(created),
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
        add(words, known.plain(row, "surtitre"));
        add(words, known.plain(row, "soustitre"));
        return words.isEmpty() ? "" : "*" + MarkdownText.escaped(String.join(" — ", words)) + "*";
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
}
