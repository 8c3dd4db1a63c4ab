package org.preau.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.media.Media;
import org.preau.site.ArticleKind;
import org.preau.site.ArticleState;
import org.preau.text.Message;

/** What a second reading of a WXR file does: brings posts, pages and files, gathers menus. */
final class WordPressTexts implements WxrReader.Reader {

    private final Arrivals arrivals;
    private final ArrivalReport report;
    private final WordPressKnown known;
    private final WordPressMedia media;
    private final WordPressText texts;
    private final WordPressMenus menus;
    private final Map<String, Integer> others = new TreeMap<>();

    WordPressTexts(
            Arrivals arrivals,
            WordPressKnown known,
            WordPressMedia media,
            WordPressText texts,
            WordPressMenus menus) {
        this.arrivals = arrivals;
        this.report = arrivals.report();
        this.known = known;
        this.media = media;
        this.texts = texts;
        this.menus = menus;
    }

    @Override
    public void item(WxrItem it) {
        switch (it.type()) {
            case "post" -> text(it, ArticleKind.ARTICLE);
            case "page" -> text(it, ArticleKind.PAGE);
            case "attachment" -> media.ofId(it.get("title"), it.id());
            case "nav_menu_item" -> menus.entry(it);
            // Former versions of texts, and how the theme looked: nobody's content.
            case "revision", "customize_changeset", "wp_global_styles" -> {}
            default -> others.merge(Arrivals.cut(it.type(), 40), 1, Integer::sum);
        }
    }

    /** What is said once of many. */
    void end() {
        others.forEach((type, count) ->
                report.note(
                        What.OTHER,
                        Fate.LOST,
                        type + " × " + count,
                        Message.of("exchange.why.type", "type", type)));
    }

    private void text(WxrItem it, ArticleKind kind) {
        String source = it.get("title").isBlank() ? it.link() : it.get("title").strip();
        What what = kind == ArticleKind.PAGE ? What.PAGE : What.ARTICLE;
        if (it.status().equals("trash") || it.status().equals("auto-draft")) {
            report.note(what, Fate.LOST, source, Message.of("exchange.why.trash"));
            return;
        }
        boolean hidden = it.status().equals("private") || !it.get("wp:post_password").isEmpty();
        changed(hidden, what, source, "private");
        changed(it.get("wp:is_sticky").strip().equals("1"), what, source, "sticky");
        arrivals.text(arriving(it, kind, source, hidden));
    }

    private void changed(boolean so, What what, String source, String why) {
        if (so) {
            report.note(what, Fate.CHANGED, source, Message.of("exchange.why." + why));
        }
    }

    private Arriving.AText arriving(WxrItem it, ArticleKind kind, String source, boolean hidden) {
        ArticleState state = hidden ? ArticleState.DRAFT : state(it.status());
        Instant created = it.moment("wp:post_date").orElse(Instant.EPOCH);
        Optional<Media> cover =
                Optional.ofNullable(it.meta().get("_thumbnail_id"))
                        .flatMap(id -> media.ofId(source, id));
        return new Arriving.AText(
                source,
                known.id("", it.id()),
                kind,
                WordPressKnown.plain(it.get("title")),
                WordPressKnown.plain(it.get("excerpt:encoded")),
                body(source, it),
                kind == ArticleKind.PAGE ? null : section(it),
                it.slug(),
                tags(it),
                cover.map(Media::id).orElse(null),
                cover.map(Media::alt).orElse(""),
                cover.map(Media::caption).orElse(""),
                known.author(it),
                state,
                "",
                created,
                it.moment("wp:post_modified").orElse(created),
                null,
                state == ArticleState.PUBLISHED ? created : null,
                kind == ArticleKind.PAGE ? it.rank() : 0,
                old(it));
    }

    private static ArticleState state(String status) {
        return switch (status) {
            // A day to come makes it visible by itself, here as there.
            case "publish", "future" -> ArticleState.PUBLISHED;
            case "pending" -> ArticleState.PROPOSED;
            default -> ArticleState.DRAFT;
        };
    }

    private String body(String source, WxrItem it) {
        String ours = it.meta().get(ExportWxr.MARKDOWN);
        return ours == null
                ? texts.markdown(source, it.id(), it.get("content:encoded"))
                : texts.ours(source, ours);
    }

    private @Nullable UUID section(WxrItem it) {
        return it.categories().stream()
                .flatMap(name -> known.section(name).stream())
                .findFirst()
                .orElse(null);
    }

    /** A text is in one section here: further categories are tags. */
    private List<String> tags(WxrItem it) {
        List<String> all = new ArrayList<>();
        it.tags().forEach(tag -> all.add(WordPressKnown.plain(tag)));
        it.categories().stream()
                .filter(name -> known.section(name).isPresent())
                .skip(1)
                .map(known::name)
                .filter(name -> !name.isEmpty())
                .forEach(all::add);
        return all;
    }

    private List<String> old(WxrItem it) {
        List<String> all = new ArrayList<>();
        known.places
                .path(it.link())
                .filter(path -> !path.startsWith("/?") && !path.equals("/" + it.slug()))
                .ifPresent(all::add);
        all.add("/?p=" + it.id());
        if (it.type().equals("page")) {
            all.add("/?page_id=" + it.id());
        }
        return all;
    }
}
