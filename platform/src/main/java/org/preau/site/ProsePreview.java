package org.preau.site;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.preau.media.BesideRecordings;
import org.preau.media.MediaAddress;
import org.preau.media.MediaKind;
import org.preau.media.MediaShelf;
import org.preau.render.SafeHtml;
import org.preau.sql.TenantTx;
import org.preau.text.Language;
import org.preau.text.Markdown;
import org.preau.text.MarkdownLabels;
import org.preau.text.MarkdownLinks;
import org.preau.text.MarkdownOptions;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.text.ReadingTime;
import org.preau.text.RenderedText;
import org.preau.text.Rendering;
import org.preau.text.Sizes;
import org.preau.text.Typography;
import org.preau.web.Desk;
import org.preau.web.Origins;

/**
 * The body as the site will set it, in the workspace's own dress: the site itself lives on another
 * origin, which may neither be framed nor given a draft.
 */
final class ProsePreview implements ArticlePreview {

    private final Messages messages;
    private final Origins origins;

    ProsePreview(Messages messages, Origins origins) {
        this.messages = messages;
        this.origins = origins;
    }

    @Override
    public Shown show(TenantTx tx, Desk desk, String body) {
        return switch (Markdown.toHtml(body, options(tx, desk))) {
            case RenderedText text ->
                    new Shown(
                            new SafeHtml(text.html()),
                            text.words(),
                            ReadingTime.minutes(text.words()),
                            Optional.empty());
            case Rendering.Refused refused ->
                    new Shown(SafeHtml.EMPTY, 0, 0, Optional.of(said(refused)));
        };
    }

    private MarkdownOptions options(TenantTx tx, Desk desk) {
        boolean french = desk.tenant().language().equals("fr");
        String base = ArticlePaths.home(desk) + "/images/";
        return MarkdownOptions.article(
                        french ? Typography.FRENCH : Typography.ENGLISH,
                        labels(french ? Language.FR : Language.EN),
                        new DeskLinks(
                                tx,
                                base,
                                origins.of(desk.tenant()),
                                french ? Language.FR : Language.EN,
                                messages))
                .withMediaBase(base)
                .withFirstLevel(3);
    }

    private MarkdownLabels labels(Language language) {
        return new MarkdownLabels(
                messages.text(language, "site.markdown.notes"),
                messages.text(language, "site.markdown.note", Map.of("n", "{n}")),
                messages.text(language, "site.markdown.back", Map.of("n", "{n}")),
                messages.text(language, "site.markdown.table", Map.of("n", "{n}")),
                messages.text(language, "site.markdown.table-of", Map.of("caption", "{caption}")),
                messages.text(language, "site.markdown.callout"),
                messages.text(language, "site.markdown.warning"),
                messages.text(language, "text.embed.video", Map.of("host", "{host}")),
                messages.text(language, "text.embed.map", Map.of("host", "{host}")),
                messages.text(language, "text.embed.see-video"),
                messages.text(language, "text.embed.see-map"),
                messages.text(language, "text.embed.click"),
                messages.text(language, "text.transcript"));
    }

    private static Message said(Rendering.Refused refused) {
        String reason =
                refused.reason().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return new Message(
                "site.unreadable." + reason,
                Map.of("line", refused.line(), "limit", refused.limit()));
    }

    /** Pictures come from the workspace; links of the site lead to the site. */
    private record DeskLinks(
            TenantTx tx, String base, String site, Language language, Messages messages)
            implements MarkdownLinks {

        @Override
        public Optional<String> link(String target) {
            return Optional.of(target.startsWith("/") ? site + target : target);
        }

        @Override
        public Optional<String> file(String target) {
            return MediaAddress.read(target)
                    .flatMap(address -> MediaShelf.find(tx, address))
                    .filter(media -> media.kind() == MediaKind.DOCUMENT)
                    .map(media ->
                            ending(media.name())
                                    + ", "
                                    + new Sizes(messages, language).of(media.bytes()));
        }

        /** The same as visitors get, before the recording is published. */
        @Override
        public Beside beside(String target) {
            return MediaAddress.read(target)
                    .flatMap(address -> MediaShelf.find(tx, address))
                    .map(media -> BesideRecordings.of(tx, media, base, language))
                    .orElse(Beside.NOTHING);
        }

        private static String ending(String name) {
            return name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        }

        @Override
        public Optional<SiteImage> image(String target) {
            return MediaAddress.read(target)
                    .flatMap(address -> MediaShelf.find(tx, address))
                    .map(media ->
                            new SiteImage(
                                    base + media.id(),
                                    media.width() == null ? 0 : media.width(),
                                    media.height() == null ? 0 : media.height()));
        }
    }
}
