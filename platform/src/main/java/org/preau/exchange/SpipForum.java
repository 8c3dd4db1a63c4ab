package org.preau.exchange;

import static org.preau.exchange.SpipKnown.said;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.preau.comments.BringComment;
import org.preau.exchange.ArrivingComments.Left;
import org.preau.exchange.SpipPlaces.Thing;

/** Brings the messages of SPIP's forums that stood below articles, row by row. */
final class SpipForum {

    private final SpipKnown known;
    private final ArrivingComments coming;

    SpipForum(SpipKnown known, ArrivingComments coming) {
        this.known = known;
        this.coming = coming;
    }

    /** A row; what its own site did not show, or showed only to those who write, stays there. */
    void message(Map<String, String> row) {
        switch (said(row, "statut")) {
            case "publie" -> bring(row, false);
            case "prop" -> bring(row, true);
            case "spam", "off" -> coming.leave(Left.SPAM);
            default -> coming.leave(Left.ELSEWHERE);
        }
    }

    private void bring(Map<String, String> row, boolean waits) {
        Thing below = below(row);
        if (!below.kind().equals("article") && !below.kind().equals("breve")) {
            coming.leave(Left.ELSEWHERE);
            return;
        }
        coming.comment(
                new BringComment.Command(
                        id(said(row, "id_forum")),
                        known.id(below),
                        parent(row),
                        known.plain(row, "auteur"),
                        words(row, below),
                        waits,
                        false,
                        SpipKnown.moment(row, "date_heure").orElse(Instant.EPOCH)));
    }

    /** As of SPIP 3 any thing by its kind, before that an article by its number. */
    private static Thing below(Map<String, String> row) {
        String kind = said(row, "objet");
        return kind.isEmpty()
                ? new Thing("article", said(row, "id_article"))
                : new Thing(kind, said(row, "id_objet"));
    }

    private @Nullable UUID parent(Map<String, String> row) {
        String parent = said(row, "id_parent");
        return parent.isEmpty() || parent.equals("0") ? null : id(parent);
    }

    private UUID id(String number) {
        return known.id(new Thing("forum", number));
    }

    /** A title that only repeats that of the article says nothing. */
    private String words(Map<String, String> row, Thing below) {
        String title = known.plain(row, "titre").replaceFirst("^(?:>\\s{0,5}){1,9}", "");
        String of = known.places.at(below).map(SpipPlaces.There::title).orElse("");
        String text =
                WordsOfHtml.of(
                        new SpipMarkup(new Links(), known.language()).html(said(row, "texte")));
        return title.isEmpty() || title.equalsIgnoreCase(of) ? text : title + "\n\n" + text;
    }

    /** Links become their words and their address; documents are not shown in comments. */
    private final class Links implements SpipMarkup.Site {

        @Override
        public String link(String text, String target) {
            Optional<SpipPlaces.There> there = known.places.meant(target).flatMap(known.places::at);
            String words =
                    text.isEmpty()
                            ? there.map(SpipPlaces.There::title).map(Entities::escape).orElse("")
                            : text;
            String address = there.map(it -> "/" + it.slug()).orElse(target);
            boolean leads = there.isPresent() || target.startsWith("http");
            return leads ? "<a href=\"" + Entities.escape(address) + "\">" + words + "</a>" : words;
        }

        @Override
        public String model(String name, String id, String arguments) {
            return "";
        }
    }
}
