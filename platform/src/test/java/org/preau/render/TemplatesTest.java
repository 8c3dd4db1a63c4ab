package org.preau.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.text.Language;
import org.preau.text.Messages;

class TemplatesTest {
    private static final Messages MESSAGES =
            Messages.load(List.of("/org/preau/text", "/org/preau/render/probe"));

    @TempDir Path root;

    private enum State {
        DAY_TO_DAY,
        URGENT
    }

    private record Person(String name, Optional<String> mail, State state) {
        @SuppressWarnings("unused") // what a template must not reach
        String secret() {
            return "secret";
        }
    }

    private record Page(
            String title, List<Person> people, Map<String, Object> more, SafeHtml body) {}

    private static final Page PAGE =
            new Page(
                    "Noël",
                    List.of(
                            new Person("Lina", Optional.of("lina@example.org"), State.URGENT),
                            new Person("Paul", Optional.empty(), State.DAY_TO_DAY)),
                    Map.of("count", 2, "none", Optional.empty(), "nested", Map.of("deep", "down")),
                    new SafeHtml("<p>Bonjour</p>"));

    @Test
    void recordsMapsListsAndOptionalsAreRead() {
        assertThat(
                        rendered(
                                "{{title}}: {{#each people}}{{name}}={{mail}}/{{state}};{{/each}}{{more.nested.deep}}"))
                .isEqualTo("Noël: Lina=lina@example.org/urgent;Paul=/day-to-day;down");
    }

    @Test
    void emptyOptionalsListsAndTextsAreFalse() {
        assertThat(rendered("{{#each people}}{{#if mail}}yes{{else}}no{{/if}} {{/each}}"))
                .isEqualTo("yes no ");
        assertThat(rendered("{{#unless more.none}}none{{/unless}}")).isEqualTo("none");
        assertThat(rendered("{{#with more.none}}some{{else}}none{{/with}}")).isEqualTo("none");
        assertThat(rendered("{{#if (and title more.count)}}both{{/if}} {{or more.none title}}"))
                .isEqualTo("both Noël");
        assertThat(rendered("{{#if (not more.none)}}not{{/if}}")).isEqualTo("not");
    }

    @Test
    void repetitionKnowsWhereItIs() {
        assertThat(
                        rendered(
                                "{{#each people}}{{@index}}{{#if @first}}a{{/if}}{{#if @last}}z{{/if}}{{name}} of {{title}} {{/each}}"))
                .isEqualTo("0aLina of Noël 1zPaul of Noël ");
        assertThat(rendered("{{#each people as |person|}}{{person.name}}{{/each}}"))
                .isEqualTo("LinaPaul");
        assertThat(rendered("{{#each more.nested}}{{@key}}={{this}}{{/each}}"))
                .isEqualTo("deep=down");
        assertThat(rendered("{{#people}}{{name}}{{/people}}")).isEqualTo("LinaPaul");
        assertThat(rendered("{{people.length}} {{lookup (lookup people 1) \"name\"}}"))
                .isEqualTo("2 Paul");
    }

    @Test
    void comparisonsWorkInlineAndInConditions() {
        assertThat(
                        rendered(
                                "{{#each people}}{{#if (eq state \"urgent\")}}{{name}}{{/if}}{{/each}}"))
                .isEqualTo("Lina");
        assertThat(
                        rendered(
                                "{{#if (eq more.count 2)}}two{{/if}}{{#if (eq more.count \"2\")}}two{{/if}}"))
                .isEqualTo("twotwo");
    }

    @Test
    void hostileTextIsEscapedInTextAndAttributes() {
        Map<String, Object> view = Map.of("x", "\"><script>alert('&')</script>");
        String safe = "&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;";
        assertThat(rendered("<a title=\"{{x}}\">{{x}}</a>", view))
                .isEqualTo("<a title=\"" + safe + "\">" + safe + "</a>");
    }

    @Test
    void threeBracesOrAnAmpersandDoNotGoAroundTheEscape() {
        Map<String, Object> view = Map.of("x", "<b>");
        assertThat(rendered("{{{x}}}{{&x}}{{=<% %>=}}<%{x}%><%x%>", view))
                .isEqualTo("&lt;b&gt;".repeat(4));
        assertThat(rendered("{{{concat x x}}}{{{t \"probe.hello\" name=x}}}", view))
                .isEqualTo("&lt;b&gt;&lt;b&gt;Bonjour &lt;b&gt;");
    }

    @Test
    void onlySafeHtmlIsPrintedRaw() {
        assertThat(rendered("{{body}}{{{body}}}")).isEqualTo("<p>Bonjour</p><p>Bonjour</p>");
        assertThat(rendered("{{body.html}}", strict(false))).isEmpty();
    }

    @Test
    void argumentsOfMarkupMessagesAreEscaped() {
        assertThat(rendered("{{t \"probe.link.html\" name=x url=x}}", Map.of("x", "\"<i>\"")))
                .isEqualTo("<a href=\"&quot;&lt;i&gt;&quot;\">&quot;&lt;i&gt;&quot;</a>");
        assertThat(rendered("{{t \"probe.hello\" name=body}}"))
                .isEqualTo("Bonjour &lt;p&gt;Bonjour&lt;/p&gt;");
    }

    @Test
    void nothingElseOfJavaCanBeReached() {
        Map<String, Object> view = new HashMap<>();
        view.put("person", PAGE.people().getFirst());
        view.put("thread", Thread.currentThread());
        view.put("type", String.class);
        view.put("text", "text");
        view.put("list", List.of("a"));
        view.put("array", new String[] {"a"});
        for (String path :
                List.of(
                        "class",
                        "getClass",
                        "person.class",
                        "person.getClass",
                        "person.secret",
                        "person.hashCode",
                        "person.toString",
                        "person.class.classLoader",
                        "person.state.declaringClass",
                        "thread.name",
                        "thread.contextClassLoader",
                        "type.name",
                        "type.classLoader",
                        "text.bytes",
                        "text.class",
                        "text.isEmpty",
                        "list.class",
                        "list.iterator",
                        "list.[0].class",
                        "array.class",
                        "array.length",
                        "array.[0].bytes",
                        "person.[class]",
                        "person/class",
                        "this.class",
                        "person.this.class",
                        "@root.person.class",
                        "@frame.class",
                        "more.class",
                        "@partial-block.class",
                        "[com.github.jknack.handlebars.Context#partials]",
                        "[com.github.jknack.handlebars.Context#invocationStack]",
                        "__inline_partials_",
                        "[org.preau.render.RenderState]",
                        "[org.preau.render.RenderState].language",
                        "thread",
                        "type",
                        "person")) {
            for (String template :
                    List.of(
                            "{{%s}}",
                            "{{{%s}}}",
                            "{{#with %s}}{{this}}{{name}}{{/with}}",
                            "{{#each %s}}{{this}}{{/each}}",
                            "{{#with this}}{{%s}}{{/with}}",
                            "{{concat %s}}",
                            "{{#if %s}}{{/if}}",
                            "{{#each person}}{{@key}}{{this}}{{/each}}",
                            "{{t \"probe.hello\" name=%s}}")) {
                String printed = rendered(template.replace("%s", path), view, strict(false));
                assertThat(printed)
                        .as(template.replace("%s", path))
                        .isIn("", "Bonjour ", "person".equals(path) ? "Lina" : "");
            }
        }
    }

    @Test
    void thePositiveControlOfReachingPrints() {
        assertThat(
                        rendered(
                                "{{person.name}}",
                                Map.of("person", PAGE.people().getFirst()),
                                strict(false)))
                .isEqualTo("Lina");
    }

    @Test
    void handlebarsOwnDoorsAreShut() {
        for (String template :
                List.of(
                        "{{log \"x\"}}",
                        "{{embedded \"x\"}}",
                        "{{precompile \"x\"}}",
                        "{{i18n \"x\"}}",
                        "{{i18nJs \"fr\"}}",
                        "{{#block \"../x\"}}{{/block}}",
                        "{{#partial \"x\"}}{{/partial}}",
                        "{{helperMissing \"x\"}}")) {
            assertThatThrownBy(() -> rendered(template, PAGE, strict(false)))
                    .as(template)
                    .isInstanceOf(RenderException.class);
        }
    }

    @Test
    void templatesOutsideTheRootCannotBeIncluded() throws IOException {
        Files.writeString(root.resolveSibling("outside.hbs"), "outside");
        for (String name :
                List.of(
                        "../outside",
                        "/outside",
                        "%2e%2e/outside",
                        "./outside",
                        "a/../../outside",
                        "a\\..\\outside")) {
            assertThatThrownBy(() -> rendered("{{> (lookup this \"name\")}}", Map.of("name", name)))
                    .as(name)
                    .isInstanceOf(RenderException.class);
        }
        assertThat(
                        rendered(
                                "{{> (lookup this \"name\")}}",
                                Map.of("name", "other"),
                                write("other", "inside")))
                .isEqualTo("inside");
    }

    @Test
    void aPartialThatIncludesItselfIsAnErrorNotACrash() {
        assertThatThrownBy(() -> rendered("{{> me}}", PAGE, write("me", "{{> me}}")))
                .isInstanceOf(RenderException.class)
                .hasMessageContaining("infinite loop");
    }

    @Test
    void layoutsWrapPages() {
        write("layout", "<title>{{title}}</title>[{{> @partial-block}}]");
        assertThat(rendered("{{#> layout title=\"Accueil\"}}<h1>{{@root.title}}</h1>{{/layout}}"))
                .isEqualTo("<title>Accueil</title>[<h1>Noël</h1>]");
    }

    @Test
    void partialsTakeParameters() {
        write("field", "<input name=\"{{name}}\"{{#if required}} required{{/if}}>");
        assertThat(
                        rendered(
                                "{{> field name=\"mail\" required=true}}{{> field name=title required=false}}"))
                .isEqualTo("<input name=\"mail\" required><input name=\"Noël\">");
    }

    @Test
    void aNameThatTheViewLacksIsAnErrorInStrictModeAndNothingOtherwise() {
        for (String template :
                List.of(
                        "{{tilte}}",
                        "{{#if tilte}}{{/if}}",
                        "{{#each tilte}}{{/each}}",
                        "{{t \"probe.hello\" name=tilte}}",
                        "{{more.tilte}}",
                        "{{#if more.tilte}}{{/if}}",
                        "{{#each people}}{{tilte}}{{/each}}",
                        "{{#each people}}{{#if state.tilte}}{{tilte}}{{/if}}{{tilte}}{{/each}}",
                        "{{#with more}}{{tilte}}{{/with}}",
                        "{{#each (lookup this \"people\")}}{{tilte}}{{/each}}")) {
            assertThatThrownBy(() -> rendered(template))
                    .as(template)
                    .isInstanceOf(RenderException.class)
                    .hasMessageContaining("page:1")
                    .hasMessageContaining("tilte");
            assertThat(rendered(template, PAGE, strict(false))).isIn("", "Bonjour ");
        }
    }

    @Test
    void strictnessAllowsWhatIsThereButEmptyOrFurtherOut() {
        assertThat(
                        rendered(
                                "{{more.none}}{{#with more}}{{none}}{{title}}{{/with}}{{#each people}}{{mail}}{{title}}{{/each}}"))
                .isEqualTo("Noëllina@example.orgNoëlNoël");
        write("part", "{{title}}{{label}}");
        assertThat(
                        rendered(
                                "{{#each people}}{{> part label=name}}{{/each}}{{> part more label=1}}"))
                .isEqualTo("NoëlLinaNoëlPaulNoël1");
    }

    @Test
    void whatCannotBePrintedIsAnErrorInStrictMode() {
        assertThatThrownBy(() -> rendered("{{people}}")).hasMessageContaining("cannot be printed");
        assertThat(rendered("{{people}}", PAGE, strict(false))).isEmpty();
        UUID id = UUID.randomUUID();
        assertThat(
                        rendered(
                                "{{id}} {{n}} {{yes}} {{at}}",
                                Map.of("id", id, "n", 1200, "yes", true, "at", Instant.EPOCH)))
                .isEqualTo(id + " 1200 true 1970-01-01T00:00:00Z");
    }

    @Test
    void datesAndSizesSpeakTheLanguageOfTheRender() {
        Map<String, Object> view =
                Map.of("at", Instant.parse("2026-11-19T17:05:00Z"), "size", 3_100_000_000L);
        write("page", "{{date-of at}} {{since at}} {{size-of size}} {{number-of 1182}}");
        assertThat(
                        strict(true)
                                .render("page", view, Language.FR)
                                .replace('\u00a0', '_')
                                .replace('\u202f', '_'))
                .isEqualTo("19_novembre_2026 hier à 18_h_05 3,1_Go 1_182");
        assertThat(strict(true).render("page", view, Language.EN).replace('\u00a0', '_'))
                .isEqualTo("19_November_2026 yesterday at 6:05_pm 3.1_GB 1,182");
    }

    @Test
    void iconsAreDrawnOnceInASpriteAtTheEnd() {
        write(
                "page",
                "{{icon \"x\"}}{{icon \"x\" class=\"i c1\"}}{{icon \"preau\" class=\"\"}}{{sprite}}");
        Templates templates =
                builder()
                        .icons(
                                """
                                <symbol id="i-x" viewBox="0 0 24 24"><path d="M1 1"/></symbol>
                                <symbol id="i-y" viewBox="0 0 24 24"><path d="M2 2"/></symbol>
                                <symbol id="i-preau" viewBox="0 0 40 40"><path d="M3 3"/></symbol>
                                """)
                        .build();
        assertThat(templates.render("page", Map.of(), Language.FR))
                .isEqualTo(
                        "<svg class=\"i\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><use href=\"#i-x\"/></svg>"
                                + "<svg class=\"i c1\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><use href=\"#i-x\"/></svg>"
                                + "<svg viewBox=\"0 0 40 40\" aria-hidden=\"true\"><use href=\"#i-preau\"/></svg>"
                                + "<svg class=\"sprite\" aria-hidden=\"true\" focusable=\"false\">"
                                + "<symbol id=\"i-preau\" viewBox=\"0 0 40 40\"><path d=\"M3 3\"/></symbol>"
                                + "<symbol id=\"i-x\" viewBox=\"0 0 24 24\"><path d=\"M1 1\"/></symbol></svg>");
    }

    @Test
    void anUnknownTemplateOrAssetOrIconIsNamed() {
        assertThatThrownBy(() -> strict(true).render("nowhere", PAGE, Language.FR))
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> rendered("{{> nowhere}}")).hasMessageContaining("nowhere");
        assertThatThrownBy(() -> rendered("{{asset \"a.css\"}}")).hasMessageContaining("a.css");
        assertThatThrownBy(() -> rendered("{{icon \"none\"}}")).hasMessageContaining("none");
    }

    @Test
    void manyThreadsRenderTheSamePage() throws Exception {
        write("page", "{{title}}{{#each people}}{{name}}{{t \"probe.hello\" name=name}}{{/each}}");
        Templates templates = strict(true);
        String expected = templates.render("page", PAGE, Language.FR);
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var pages =
                    java.util.stream.IntStream.range(0, 500)
                            .mapToObj(i ->
                                    threads.submit(
                                            () -> templates.render("page", PAGE, Language.FR)))
                            .toList();
            for (var page : pages) {
                assertThat(page.get()).isEqualTo(expected);
            }
        }
    }

    private String rendered(String template) {
        return rendered(template, PAGE, strict(true));
    }

    private String rendered(String template, Object view) {
        return rendered(template, view, strict(true));
    }

    private String rendered(String template, Templates templates) {
        return rendered(template, PAGE, templates);
    }

    private String rendered(String template, Object view, Templates templates) {
        write("page", template);
        return templates.render("page", view, Language.FR);
    }

    private Templates strict(boolean strict) {
        return builder().strict(strict).build();
    }

    private Templates.Builder builder() {
        return Templates.with(MESSAGES)
                .roots(TemplateRoot.folder(root))
                .clock(Clock.fixed(Instant.parse("2026-11-20T13:00:00Z"), ZoneOffset.UTC))
                .strict(true);
    }

    private Templates write(String name, String template) {
        try {
            Files.writeString(root.resolve(name + ".hbs"), template);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return strict(true);
    }
}
