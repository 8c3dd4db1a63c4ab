package org.preau.theme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;
import org.preau.render.SafeHtml;
import org.preau.text.Markdown;
import org.preau.text.MarkdownLinks;
import org.preau.text.MarkdownOptions;
import org.preau.text.RenderedText;
import org.preau.text.Rendering;

/**
 * The texts of articles as safe HTML, kept by what was typed: another article's change gives the
 * site another revision, as a change of title does, and this text need not be parsed again.
 */
final class Texts {

    private static final int MAX_CHARACTERS = 24 * 1024 * 1024;
    private static final int OVERHEAD = 500;

    /**
     * @param replaced how often files of the site were replaced: the text holds their addresses
     * @param files what it says of files: captions and sizes change without the text
     */
    private record Key(
            TenantId tenant,
            UUID article,
            String source,
            String language,
            int replaced,
            SiteFiles files) {}

    private final Cache<Key, ArticleText> kept =
            Caffeine.newBuilder()
                    .maximumWeight(MAX_CHARACTERS)
                    .<Key, ArticleText>weigher(Texts::weight)
                    .build();

    /** What a text holds of memory, about; its files hold the transcripts once more. */
    private static int weight(Key key, ArticleText text) {
        int all = text.weight() + key.source().length();
        return OVERHEAD + (key.files().equals(SiteFiles.NONE) ? all : 2 * all);
    }

    /**
     * The text of an article when it is there already.
     *
     * @param files what else it names
     */
    @Nullable ArticleText ready(Shell shell, UUID article, String source, SiteFiles files) {
        return kept.getIfPresent(key(shell, article, source, files));
    }

    /**
     * The text of an article.
     *
     * @param pictures of the site, by the mark in their address, for their sizes
     * @param files what else it names
     */
    ArticleText of(
            Shell shell,
            UUID article,
            String source,
            Map<String, Picture> pictures,
            SiteFiles files) {
        return kept.get(
                key(shell, article, source, files),
                key -> ArticleText.of(render(shell, article, source, pictures, files)));
    }

    private static RenderedText render(
            Shell shell,
            UUID article,
            String source,
            Map<String, Picture> pictures,
            SiteFiles files) {
        MarkdownOptions usual = options(shell.voice(), pictures);
        return responsive(
                render(source, usual.withLinks(new TextLinks(usual.links(), files, article))));
    }

    private static RenderedText responsive(RenderedText text) {
        return new RenderedText(
                Responsive.html(text.html()),
                text.headings(),
                text.words(),
                text.plain(),
                text.opening(),
                text.remarks(),
                text.links());
    }

    /** A text that is not kept. */
    static RenderedText render(String source, MarkdownOptions options) {
        return switch (Markdown.toHtml(source, options)) {
            case RenderedText text -> text;
            case Rendering.Refused refused -> asTyped(source);
        };
    }

    /** How the texts of a site are rendered. */
    static MarkdownOptions options(Voice voice, Map<String, Picture> pictures) {
        return MarkdownOptions.article(voice.typography(), voice.labels(), links(pictures));
    }

    private static MarkdownLinks links(Map<String, Picture> pictures) {
        return new MarkdownLinks() {
            @Override
            public Optional<String> link(String target) {
                Picture file = pictures.get(Pictures.mark(target));
                return Optional.of(file == null ? target : file.address());
            }

            @Override
            public Optional<SiteImage> image(String target) {
                Picture known = pictures.get(Pictures.mark(target));
                if (known != null) {
                    return Optional.of(new SiteImage(known.address(), known.wide(), known.high()));
                }
                return target.startsWith("/media/")
                        ? Optional.of(new SiteImage(target, 0, 0))
                        : Optional.empty();
            }
        };
    }

    /** A text that was too much for the reader of Markdown is shown as it was typed. */
    private static RenderedText asTyped(String source) {
        String html = "<pre>" + SafeHtml.escaped(source).html() + "</pre>";
        return new RenderedText(html, List.of(), 0, source, source, List.of());
    }

    private static Key key(Shell shell, UUID article, String source, SiteFiles files) {
        return new Key(
                shell.tenant().id(),
                article,
                source,
                shell.voice().tongue(),
                shell.site().files(),
                files);
    }
}
