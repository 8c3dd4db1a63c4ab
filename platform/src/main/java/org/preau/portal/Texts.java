package org.preau.portal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.preau.render.SafeHtml;
import org.preau.sql.TenantTx;
import org.preau.text.Language;
import org.preau.text.Markdown;
import org.preau.text.MarkdownLabels;
import org.preau.text.MarkdownLinks;
import org.preau.text.MarkdownOptions;
import org.preau.text.Messages;
import org.preau.text.RenderedText;
import org.preau.text.Rendering;
import org.preau.text.Typography;

/** From Markdown to what a page of the portal shows. Any thread. */
final class Texts {

    /** Addresses of the portal that its own texts cannot have taken. */
    private static final Set<String> ROUTES =
            Set.of(
                    "aide",
                    "associations",
                    "actualites",
                    "connexion",
                    "compte",
                    "espace",
                    "console",
                    "demander",
                    "mentions-legales",
                    "accessibilite");

    private record Place(String slug, String kind, String now) {}

    private record Size(String key, @Nullable Integer width, @Nullable Integer height) {}

    /** What the texts of the portal may point at. */
    record Around(Map<String, String> paths, Map<String, int[]> sizes) {
        static final Around NOTHING = new Around(Map.of(), Map.of());
    }

    private final Messages messages;

    Texts(Messages messages) {
        this.messages = messages;
    }

    /** Reads what the texts of the portal may point at. */
    static Around around(TenantTx tx) {
        Map<String, String> paths = new HashMap<>();
        tx.query(
                        """
                        select a.slug, r.kind, r.slug as now
                          from address a
                          join article r on r.tenant_id = a.tenant_id and r.id = a.article_id
                        """)
                .list(Place.class)
                .forEach(place -> paths.put(place.slug(), News.path(place.kind(), place.now())));
        Map<String, int[]> sizes = new HashMap<>();
        tx.query("select left(sha256, 16) as key, width, height from media")
                .list(Size.class)
                .forEach(size -> sizes.put(size.key(), pixels(size)));
        return new Around(paths, sizes);
    }

    /** A text as HTML; one that is too much for the reader of Markdown is shown as it was typed. */
    SafeHtml html(String source, Language language, Around around) {
        return switch (Markdown.toHtml(source, options(language, around))) {
            case RenderedText text -> new SafeHtml(text.html());
            case Rendering.Refused refused ->
                    new SafeHtml("<pre>" + SafeHtml.escaped(source).html() + "</pre>");
        };
    }

    /** A title or a lead, typeset. */
    static String set(String line, Language language) {
        return typography(language).set(line);
    }

    String say(Language language, String key, Map<String, String> arguments) {
        return messages.text(language, key, arguments);
    }

    private MarkdownOptions options(Language language, Around around) {
        return MarkdownOptions.article(typography(language), labels(language), links(around));
    }

    private MarkdownLabels labels(Language language) {
        return new MarkdownLabels(
                messages.text(language, "portal.markdown.notes"),
                messages.text(language, "portal.markdown.note", Map.of("n", "{n}")),
                messages.text(language, "portal.markdown.back", Map.of("n", "{n}")),
                messages.text(language, "portal.markdown.table", Map.of("n", "{n}")),
                messages.text(
                        language,
                        "portal.markdown.table.captioned",
                        Map.of("caption", "{caption}")),
                messages.text(language, "portal.markdown.callout"),
                messages.text(language, "portal.markdown.warning"),
                messages.text(language, "text.embed.video", Map.of("host", "{host}")),
                messages.text(language, "text.embed.map", Map.of("host", "{host}")),
                messages.text(language, "text.embed.see-video"),
                messages.text(language, "text.embed.see-map"),
                messages.text(language, "text.embed.click"),
                messages.text(language, "text.transcript"));
    }

    private static MarkdownLinks links(Around around) {
        return new MarkdownLinks() {
            @Override
            public Optional<String> link(String target) {
                String slug = target.startsWith("/") ? target.substring(1) : "";
                return Optional.of(
                        ROUTES.contains(slug) ? target : around.paths().getOrDefault(slug, target));
            }

            @Override
            public Optional<SiteImage> image(String target) {
                if (!target.startsWith("/media/")) {
                    return Optional.empty();
                }
                String[] parts = target.split("/", 4);
                int[] size = around.sizes().getOrDefault(parts[2], new int[] {0, 0});
                return Optional.of(new SiteImage(target, size[0], size[1]));
            }
        };
    }

    private static int[] pixels(Size size) {
        return size.width() == null || size.height() == null
                ? new int[] {0, 0}
                : new int[] {size.width(), size.height()};
    }

    private static Typography typography(Language language) {
        return language == Language.FR ? Typography.FRENCH : Typography.ENGLISH;
    }
}
