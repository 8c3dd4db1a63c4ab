package org.preau.text;

import java.util.Optional;

/** Options and shortcuts that the tests of this package share. */
final class Samples {
    static final MarkdownLabels LABELS =
            new MarkdownLabels(
                    "Notes",
                    "Note {n}",
                    "Revenir à l’appel de note {n}",
                    "Tableau {n}",
                    "Tableau : {caption}",
                    "À noter",
                    "Attention",
                    "Vidéo de {host}.",
                    "Carte de {host}.",
                    "Voir la vidéo",
                    "Voir la carte",
                    "Rien n’est demandé avant votre clic.",
                    "Transcription");

    /**
     * Knows the size of one image and takes everything else as written, foreign images too: the
     * policy must say no.
     */
    static final MarkdownLinks LINKS =
            new MarkdownLinks() {
                @Override
                public Optional<String> link(String target) {
                    return Optional.of(target);
                }

                @Override
                public Optional<SiteImage> image(String target) {
                    return Optional.of(
                            target.endsWith("plan.svg")
                                    ? new SiteImage(target, 960, 640)
                                    : new SiteImage(target, 0, 0));
                }
            };

    static final MarkdownOptions ARTICLE =
            MarkdownOptions.article(Typography.FRENCH, LABELS, LINKS);

    private Samples() {}

    static RenderedText render(String source) {
        return render(source, ARTICLE);
    }

    static RenderedText render(String source, MarkdownOptions options) {
        return switch (Markdown.toHtml(source, options)) {
            case RenderedText text -> text;
            case Rendering.Refused refused -> throw new AssertionError(refused);
        };
    }

    static String html(String source) {
        return render(source).html().strip();
    }
}
