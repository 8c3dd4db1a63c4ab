package org.preau.exchange;

import java.util.Optional;
import org.preau.text.Language;
import org.preau.text.Markdown;
import org.preau.text.MarkdownLinks;
import org.preau.text.MarkdownOptions;
import org.preau.text.Messages;
import org.preau.text.RenderedText;
import org.preau.text.Rendering;
import org.preau.text.Typography;
import org.preau.theme.TextLabels;

/** Texts as HTML for another software: links whole, pictures by their addresses here. */
final class WxrHtml {

    private final MarkdownOptions options;

    /**
     * @param origin where the site lives
     */
    WxrHtml(Language language, Messages messages, String origin) {
        Typography typography = language == Language.FR ? Typography.FRENCH : Typography.ENGLISH;
        options =
                MarkdownOptions.article(
                                typography, TextLabels.of(messages, language), links(origin))
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
}
