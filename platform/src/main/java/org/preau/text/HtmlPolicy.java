package org.preau.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.Handler;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;
import org.preau.text.MarkdownOptions.Author;

/**
 * The second wall: whatever the renderer wrote, only this leaves.
 *
 * <p>The renderer escapes all it is given, so this should never find anything; it is there for the
 * day when that is wrong. Elements, attributes and classes are listed one by one. What depends on
 * the page (id prefix, media base, rel) is checked on the sanitiser's own event stream, after its
 * policy.
 */
final class HtmlPolicy {
    static final Set<String> CLASSES =
            Set.of(
                    "image",
                    "video",
                    "audio",
                    "embed",
                    "embed-title",
                    "transcript",
                    "gallery",
                    "quote",
                    "table-scroll",
                    "callout",
                    "callout callout-warning",
                    "callout-title",
                    "footnote-ref",
                    "footnotes",
                    "footnote-back",
                    "cell-end",
                    "cell-center");

    /** What is nothing without its address. */
    private static final Set<String> SOURCED = Set.of("img", "source", "track");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern RECORDING = Pattern.compile("(audio|video)/[a-z0-9]{2,5}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final PolicyFactory POLICY =
            new HtmlPolicyBuilder()
                    .allowElements(
                            "p",
                            "br",
                            "hr",
                            "h2",
                            "h3",
                            "h4",
                            "h5",
                            "h6",
                            "ul",
                            "ol",
                            "li",
                            "blockquote")
                    .allowElements(
                            "figure", "figcaption", "img", "a", "div", "section", "pre", "code")
                    .allowElements("em", "strong", "del", "sup", "sub", "kbd", "mark")
                    .allowElements("table", "caption", "thead", "tbody", "tr", "th", "td")
                    .allowAttributes("class")
                    .matching((element, attribute, value) -> CLASSES.contains(value) ? value : null)
                    .onElements(
                            "figure", "ul", "div", "p", "sup", "section", "a", "th", "td",
                            "details")
                    .allowAttributes("id")
                    .onElements("h2", "h3", "h4", "h5", "h6", "sup", "li")
                    .allowAttributes("aria-label")
                    .onElements("div", "a", "audio", "video")
                    .allowAttributes("aria-labelledby")
                    .onElements("section")
                    .allowAttributes("role")
                    .matching(true, "region", "note")
                    .onElements("div")
                    .allowAttributes("tabindex")
                    .matching(true, "0")
                    .onElements("div", "pre")
                    .allowAttributes("scope")
                    .matching(true, "col", "row")
                    .onElements("th")
                    .allowAttributes("start")
                    .matching(NUMBER)
                    .onElements("ol")
                    .allowAttributes("width", "height")
                    .matching(NUMBER)
                    .onElements("img")
                    .allowAttributes("loading")
                    .matching(true, "lazy")
                    .onElements("img")
                    .allowAttributes("decoding")
                    .matching(true, "async")
                    .onElements("img")
                    .allowAttributes("src", "alt")
                    .onElements("img")
                    .allowElements("details", "summary")
                    .allowElements("audio", "video", "source", "track")
                    .disallowWithoutAttributes("audio", "video", "source", "track")
                    .allowAttributes("src")
                    .onElements("source", "track")
                    .allowAttributes("type")
                    .matching(RECORDING)
                    .onElements("source")
                    .allowAttributes("controls")
                    .matching(true, "controls")
                    .onElements("audio", "video")
                    .allowAttributes("preload")
                    .matching(true, "none")
                    .onElements("audio", "video")
                    .allowAttributes("kind")
                    .matching(true, "captions")
                    .onElements("track")
                    .allowAttributes("srclang")
                    .matching(LANGUAGE)
                    .onElements("track")
                    .allowAttributes("default")
                    .matching(true, "default")
                    .onElements("track")
                    .allowAttributes("label")
                    .onElements("track")
                    .allowAttributes("href", "title")
                    .onElements("a")
                    .allowUrlProtocols("http", "https", "mailto", "tel")
                    .toFactory();

    private HtmlPolicy() {}

    /** The HTML without anything the list does not name. */
    static String clean(String html, MarkdownOptions options) {
        StringBuilder out = new StringBuilder(html.length() + html.length() / 4);
        HtmlStreamRenderer renderer = HtmlStreamRenderer.create(out, Handler.DO_NOTHING);
        HtmlSanitizer.sanitize(html, POLICY.apply(new PageRules(renderer, options)));
        return out.toString();
    }

    /** What a list cannot say. */
    private static final class PageRules extends HtmlStreamEventReceiverWrapper {
        private final MarkdownOptions options;

        PageRules(HtmlStreamEventReceiver underlying, MarkdownOptions options) {
            super(underlying);
            this.options = options;
        }

        @Override
        public void openTag(String element, List<String> attributes) {
            List<String> kept = new ArrayList<>(attributes.size() + 2);
            for (int i = 0; i + 1 < attributes.size(); i += 2) {
                String name = attributes.get(i);
                String value = attributes.get(i + 1);
                if (isAllowed(name, value)) {
                    kept.add(name);
                    kept.add(value);
                    addRel(name, value, kept);
                }
            }
            if (!SOURCED.contains(element) || kept.contains("src")) {
                super.openTag(element, kept);
            }
        }

        private boolean isAllowed(String name, String value) {
            return switch (name) {
                case "id", "aria-labelledby" ->
                        value.startsWith(options.idPrefix()) && value.indexOf(' ') < 0;
                case "src" -> SafeAddress.isUnder(options.mediaBase(), value);
                case "href" -> SafeAddress.isSafe(value);
                default -> true;
            };
        }

        private void addRel(String name, String value, List<String> kept) {
            if (name.equals("href") && SafeAddress.isForeign(value)) {
                kept.add("rel");
                kept.add(options.author() == Author.VISITOR ? "nofollow ugc noopener" : "noopener");
            }
        }

        @Override
        public void close() {}
    }
}
