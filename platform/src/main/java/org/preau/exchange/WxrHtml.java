package org.preau.exchange;

import java.util.Map;
import java.util.Optional;
import org.preau.text.Language;
import org.preau.text.Markdown;
import org.preau.text.MarkdownLabels;
import org.preau.text.MarkdownLinks;
import org.preau.text.MarkdownOptions;
import org.preau.text.Messages;
import org.preau.text.RenderedText;
import org.preau.text.Rendering;
import org.preau.text.Typography;

/** Texts as HTML for another software: links whole, pictures by their addresses here. */
final class WxrHtml {

    private final MarkdownOptions options;

    /**
     * @param origin where the site lives
     */
    WxrHtml(Language language, Messages messages, String origin) {
        Typography typography = language == Language.FR ? Typography.FRENCH : Typography.ENGLISH;
        options =
                MarkdownOptions.article(typography, labels(language, messages), links(origin))
                        .withMediaBase(origin + "/media/");
    }

    /** A text that is too much for the reader of Markdown goes out as it was typed. */
    String of(String markdown) {
        return switch (Markdown.toHtml(markdown, options)) {
            case RenderedText text -> text.html();
            case Rendering.Refused refused -> "<pre>" + WxrWriter.escaped(markdown) + "</pre>";
        };
    }

    private static MarkdownLinks links(String origin) {
        return new MarkdownLinks() {
            @Override
            public Optional<String> link(String target) {
                boolean own = target.startsWith("/") && !target.startsWith("//");
                return Optional.of(own ? origin + target : target);
            }

            @Override
            public Optional<SiteImage> image(String target) {
                return target.startsWith("/media/")
                        ? Optional.of(new SiteImage(origin + target, 0, 0))
                        : Optional.empty();
            }
        };
    }

    private static MarkdownLabels labels(Language language, Messages messages) {
        return new MarkdownLabels(
                messages.text(language, "theme.text.notes"),
                messages.text(language, "theme.text.note", Map.of("n", "{n}")),
                messages.text(language, "theme.text.note-back", Map.of("n", "{n}")),
                messages.text(language, "theme.text.table", Map.of("n", "{n}")),
                messages.text(
                        language, "theme.text.table-captioned", Map.of("caption", "{caption}")),
                messages.text(language, "theme.text.callout"),
                messages.text(language, "theme.text.warning"),
                messages.text(language, "text.embed.video", Map.of("host", "{host}")),
                messages.text(language, "text.embed.map", Map.of("host", "{host}")),
                messages.text(language, "text.embed.see-video"),
                messages.text(language, "text.embed.see-map"),
                messages.text(language, "text.embed.click"));
    }
}
