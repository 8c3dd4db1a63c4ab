package org.preau.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preau.base.TenantId;
import org.preau.text.Language;
import org.preau.text.Messages;

/** What an association's templates may do, and that nothing they do takes longer than it may. */
class SandboxTest {

    private static final long ENOUGH_NS = 400_000_000;

    private static final Templates THEME =
            Templates.with(Messages.load(List.of("/themes", "/org/preau/text")))
                    .roots(TemplateRoot.classPath("/themes/shared"))
                    .standaloneLines(true)
                    .build();

    private final Sandbox sandbox = new Sandbox();
    private final TenantId tenant = TenantId.next();

    /** A name, what stands in its way, and the fragments. */
    record Bomb(String name, Map<String, String> fragments) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Bomb> bombs() {
        List<Bomb> bombs = new ArrayList<>();
        bombs.add(one("loops without output", loops(9, "")));
        bombs.add(one("loops with output", loops(9, "x")));
        bombs.add(one("loops over a look-up", loops(9, "{{this.nothing}}")));
        bombs.add(one("loops of texts", loops(4, "{{{article.body}}}")));
        bombs.add(one("loops of messages", loops(9, "{{t \"article.read\" minutes=7}}")));
        bombs.add(one("loops of comparisons", loops(9, "{{#if (eq this.a \"b\")}}{{/if}}")));
        bombs.add(one("loops of partials", loops(9, "{{> icon-search}}")));
        bombs.add(
                one(
                        "loops of partials with blocks",
                        loops(9, "{{#> header-picture}}{{/header-picture}}")));
        bombs.add(one("loops of conditions", loops(9, "{{#unless this}}{{/unless}}")));
        bombs.add(one("the theme's own partials", "{{> menu}}".repeat(20_000)));
        Map<String, String> fan = new HashMap<>();
        List<String> names =
                List.of("card", "event", "menu", "brand", "tools", "footer", "toc", "logo");
        fan.put("article", "{{> card}}".repeat(30));
        for (int i = 0; i + 1 < names.size(); i++) {
            fan.put(names.get(i), ("{{> " + names.get(i + 1) + "}}").repeat(30));
        }
        fan.put("logo", "");
        bombs.add(new Bomb("a fan of empty partials", fan));
        return bombs;
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void aBombIsCut(Bomb bomb) {
        long before = cpu();
        Sandbox.Outcome outcome = render(bomb.fragments());

        assertThat(outcome).isInstanceOf(Sandbox.Cut.class);
        assertThat(((Sandbox.Cut) outcome).fragment()).isNotEmpty();
        assertThat(cpu() - before).as("CPU of the whole JVM").isLessThan(10 * ENOUGH_NS);
    }

    @Test
    void aPartialThatCallsItselfIsBroken() {
        assertThat(
                        render(
                                Map.of(
                                        "article",
                                        "{{> card}}",
                                        "card",
                                        "<p>{{> event}}",
                                        "event",
                                        "{{> card}}")))
                .isInstanceOfSatisfying(
                        Sandbox.Broken.class,
                        it -> assertThat(it.fragment()).isIn("event", "card"));
    }

    @Test
    void deepNestingIsBrokenAndNotTheEndOfTheThread() {
        String deep = "{{#if site}}".repeat(20_000) + "{{/if}}".repeat(20_000);

        assertThat(render(Map.of("article", deep))).isInstanceOf(Sandbox.Broken.class);
        assertThat(render(Map.of("article", "<p>{{article.title}}")))
                .isEqualTo(new Sandbox.Rendered("<p>Titre &lt;b&gt;"));
    }

    @Test
    void anOutputIsCutAtItsBytes() {
        String heavy = "é".repeat(Sandbox.BYTES / 2 + 1);
        Map<String, Object> model = Map.of("article", Map.of("body", new SafeHtml(heavy)));

        assertThat(
                        sandbox.render(
                                tenant,
                                THEME,
                                new Fragments(Map.of("article", "{{article.body}}")),
                                "article",
                                model,
                                Language.FR))
                .isEqualTo(new Sandbox.Cut("article", false));
    }

    @Test
    void onlySanitisedHtmlIsPrintedAsItIs() {
        assertThat(
                        render(
                                Map.of(
                                        "article",
                                        "{{{article.title}}}{{&article.title}}{{{article.body}}}")))
                .isEqualTo(new Sandbox.Rendered("Titre &lt;b&gt;Titre &lt;b&gt;<p>Corps.</p>"));
    }

    @Test
    void nothingOfJavaAndNoHelperOfTheEngineCanBeReached() {
        for (String path :
                List.of(
                        "article.class",
                        "article.getClass",
                        "this.class.name",
                        "article.body.html",
                        "site.menu.[0].class",
                        "site.menu.class",
                        "article.title.bytes",
                        "article.title.length",
                        "@root.class",
                        "@org.preau.render.RenderState.language",
                        "article.at.year",
                        "site.menu.stream",
                        "../../class",
                        "article.record.name",
                        "article.entrySet",
                        "article.[body].html")) {
            assertThat(render(Map.of("article", "[{{" + path + "}}]")))
                    .as(path)
                    .isEqualTo(new Sandbox.Rendered("[]"));
        }
        for (String helper :
                List.of(
                        "{{log \"x\"}}",
                        "{{precompile \"card\"}}",
                        "{{embedded \"card\"}}",
                        "{{i18n \"x\"}}",
                        "{{i18nJs}}",
                        "{{partial \"x\"}}",
                        "{{block \"x\"}}",
                        "{{include \"card\"}}",
                        "{{assign \"x\"}}",
                        "{{stringFormat \"x\"}}")) {
            assertThat(render(Map.of("article", helper)))
                    .as(helper)
                    .isNotEqualTo(new Sandbox.Rendered("card"))
                    .satisfies(it ->
                            assertThat(it)
                                    .isIn(new Sandbox.Rendered(""), it)
                                    .isNotInstanceOf(Sandbox.Cut.class));
        }
        for (String partial :
                List.of("../article", "/etc/passwd", "../../org/preau/render/top", "nothing")) {
            assertThat(render(Map.of("article", "{{> " + partial + "}}")))
                    .as(partial)
                    .isNotInstanceOf(Sandbox.Rendered.class);
        }
    }

    @Test
    void anotherAssociationSeesTheThemesOwn() {
        render(Map.of("card", "<p>mine"));

        String theirs = THEME.render("card", Map.of("title", "t", "url", "/"), Language.FR);

        assertThat(theirs).contains("<article").doesNotContain("mine");
        assertThat(((Sandbox.Rendered) render(Map.of("event", "x"))).html()).doesNotContain("mine");
    }

    @Test
    void aPurseThatIsEmptyRendersNothingUntilItFills() {
        List<Sandbox.Outcome> outcomes =
                IntStream.range(0, 12)
                        .mapToObj(i -> render(Map.of("article", loops(9, ""))))
                        .toList();

        assertThat(outcomes.getFirst()).isInstanceOf(Sandbox.Cut.class);
        assertThat(outcomes.getLast()).isEqualTo(new Sandbox.Busy());
        assertThat(render(TenantId.next(), Map.of("article", "<p>")))
                .isInstanceOf(Sandbox.Rendered.class);
    }

    private static Bomb one(String name, String article) {
        return new Bomb(name, Map.of("article", article));
    }

    private static String loops(int depth, String inside) {
        return "{{#each @root.site.menu}}".repeat(depth) + inside + "{{/each}}".repeat(depth);
    }

    private Sandbox.Outcome render(Map<String, String> fragments) {
        return render(tenant, fragments);
    }

    private Sandbox.Outcome render(TenantId who, Map<String, String> fragments) {
        List<Map<String, Object>> menu =
                IntStream.range(0, 30)
                        .mapToObj(i -> Map.<String, Object>of("label", "l" + i, "url", "/" + i))
                        .toList();
        Map<String, Object> model =
                Map.of(
                        "site",
                        Map.of("name", "Alpha", "menu", menu),
                        "article",
                        Map.of(
                                "title",
                                "Titre <b>",
                                "body",
                                new SafeHtml("<p>Corps.</p>"),
                                "at",
                                java.time.LocalDate.of(2026, 1, 1),
                                "record",
                                new Bomb("secret", Map.of())));
        return sandbox.render(who, THEME, new Fragments(fragments), "article", model, Language.FR);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
