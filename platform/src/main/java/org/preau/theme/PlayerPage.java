package org.preau.theme;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.sql.TenantTx;
import org.preau.text.Embed;
import org.preau.text.MarkdownLinks;
import org.preau.text.MarkdownOptions;
import org.preau.web.SitePages;

/**
 * Where a film or a map of another site is shown, once a reader has asked for it: a page of its own
 * whose content policy lets frames of that one host in. All other pages stay as strict as they are.
 *
 * <p>Only what stands in a text that visitors may read is ever framed: whoever makes up an address
 * gets nothing, so that no stranger can borrow the association's name for a page of his.
 */
final class PlayerPage {

    private static final String PREFIX = "/voir/";
    private static final Pattern PATH =
            Pattern.compile(
                    PREFIX + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([0-9a-f]{12})");

    /** An address taken apart. */
    private record Wanted(UUID text, String mark) {}

    private record Text(String slug, String title, String body) {}

    /** What was found in a text. */
    private record Shown(Embed embed, String title) {}

    private PlayerPage() {}

    /** Where {@code embed} is shown, which stands in the text of that identifier. */
    static String address(UUID text, Embed embed) {
        return PREFIX + text + "/" + embed.mark();
    }

    static boolean isAt(String path) {
        return wanted(path).isPresent();
    }

    private static Optional<Wanted> wanted(String path) {
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return Optional.of(PATH.matcher(path))
                .filter(Matcher::matches)
                .map(parts -> new Wanted(UUID.fromString(parts.group(1)), parts.group(2)));
    }

    static Supplier<SitePages.Answer> read(TenantTx tx, Shell shell, String path) {
        Wanted wanted = wanted(path).orElseThrow();
        Optional<Text> text =
                tx.query(
                                """
                                select slug, title, body
                                  from visible_article
                                 where id = :id
                                """)
                        .bind("id", wanted.text())
                        .first(Text.class);
        return () ->
                text.flatMap(it ->
                                find(shell, it, wanted.mark())
                                        .map(shown -> page(shell, path, it, shown)))
                        .<SitePages.Answer>map(it -> it)
                        .orElseGet(SitePages.Absent::new);
    }

    /** Reads the text as its page does, and keeps what it would make cards of. */
    private static Optional<Shown> find(Shell shell, Text text, String mark) {
        Map<String, Shown> found = new HashMap<>();
        MarkdownOptions usual = Texts.options(shell.voice(), Map.of());
        Texts.render(text.body(), usual.withLinks(new Gathering(usual.links(), found)));
        return Optional.ofNullable(found.get(mark));
    }

    private record Gathering(MarkdownLinks links, Map<String, Shown> found)
            implements MarkdownLinks {

        @Override
        public Optional<String> link(String target) {
            return links.link(target);
        }

        @Override
        public Optional<SiteImage> image(String target) {
            return links.image(target);
        }

        @Override
        public Optional<String> player(Embed embed, String title) {
            found.putIfAbsent(embed.mark(), new Shown(embed, title));
            return Optional.empty();
        }
    }

    private static SitePages.Page page(Shell shell, String path, Text text, Shown shown) {
        Voice voice = shell.voice();
        Embed embed = shown.embed();
        String what = embed.kind() == Embed.Kind.MAP ? "see-map" : "see-video";
        String title = shown.title().isEmpty() ? voice.say("text.embed." + what) : shown.title();
        Map<String, Object> player =
                Model.of("title", title)
                        .and("frame", embed.frame())
                        .and("host", embed.host())
                        .and("url", embed.page())
                        .and("isMap", embed.kind() == Embed.Kind.MAP)
                        .and("back", Model.link(voice.set(text.title()), "/" + text.slug()))
                        .map();
        SitePages.Page page =
                new Canvas(shell, "player", path)
                        .titled(title)
                        .unlisted()
                        .crumb(voice.set(text.title()), "/" + text.slug())
                        .crumb(title)
                        .show("player", player);
        Map<String, String> headers = new HashMap<>(page.headers());
        headers.put("content-security-policy", SitePages.POLICY + "; frame-src " + embed.origin());
        return new SitePages.Page(page.bytes(), headers, page.until());
    }
}
