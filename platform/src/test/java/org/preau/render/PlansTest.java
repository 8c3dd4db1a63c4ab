package org.preau.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * A plan writes what Handlebars writes. Beside these, each page that any test asks of a site is
 * rendered both ways and compared: see the assertion in {@link Templates}.
 */
class PlansTest {

    private static final Map<String, Object> VIEW =
            Map.of(
                    "site",
                    Map.of("name", "Les Tilleuls & Cie", "langs", List.of("fr", "en")),
                    "title",
                    "L’été <ici>",
                    "cards",
                    List.of(
                            Map.of("title", "Un", "url", "/un", "tags", List.of("a", "b")),
                            Map.of("title", "Deux", "by", "Zoé")),
                    "by",
                    "la rédaction",
                    "body",
                    new SafeHtml("<p>Bonjour</p>"),
                    "count",
                    3);

    private static final String CARD =
            "<li class=\"l{{level}}\">{{this.title}}{{#if this.by}} {{this.by}}{{/if}} ({{by}})</li>";

    private static final String LAYOUT =
            """
            {{!-- A layout. --}}
            <title>{{title}}</title>
            <main class="{{main}}">
            {{> @partial-block}}
            </main>
            {{#keep "foot" site.name}}
            <footer>{{site.name}}</footer>
            {{/keep}}
            """;

    @TempDir Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "{{title}} {{{title}}} {{body}} {{{body}}} {{count}} {{absent}} {{site.absent.deep}}",
                "{{#if title}}yes{{else}}no{{/if}}{{#unless title}}no{{/unless}}{{#if absent}}a{{/if}}",
                "{{#if (eq site.name \"x\")}}a{{else}}b{{/if}}{{#if (not absent)}}c{{/if}}",
                "{{#each cards}}{{this.title}}:{{title}}:{{../title}}:{{by}};{{else}}none{{/each}}",
                "{{#each site}}{{this}},{{/each}}{{#each absent}}x{{else}}none{{/each}}",
                "{{#each cards}}{{#each this.tags}}{{this}}{{../title}}{{/each}}{{/each}}",
                "{{#with site}}{{name}}{{by}}{{this.by}}{{else}}none{{/with}}{{#with absent}}x{{else}}y{{/with}}",
                "{{site.langs.[1]}}{{site.langs.[7]}}{{#if site.langs.[0]}}!{{/if}}{{cards.length}}",
                "{{#each cards}}{{> card this level=\"3\"}}{{/each}}",
                "{{#each cards}}{{> wrap this level=count}}{{/each}}",
                "{{> card level=2}}",
                "{{#> layout main=\"wide\"}}inside {{title}} {{main}} {{#each cards}}{{> card this}}{{/each}}{{/layout}} after {{main}}",
                "{{#> layout main=\"a\"}}{{#> inner main=\"b\"}}deep {{main}}{{/inner}}{{main}}{{/layout}}",
                "{{!-- said --}}\n{{#if title}}\nline\n{{/if}}\n\n{{#each cards}}\n- {{this.title}}\n{{/each}}\nend\n",
                "{{t \"text.number\" number=count}} {{concat \"a\" title}} {{lookup site \"name\"}}",
                "{{#keep \"x\" title}}kept {{title}}{{/keep}}{{#keep \"y\"}}{{count}}{{/keep}}",
            })
    void aPlanWritesWhatHandlebarsWrites(String template) {
        Templates templates = templates(template);

        assertThat(templates.hasPlan("page")).isTrue();
        assertThat(planned(templates)).isEqualTo(byHandlebars(templates));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#each cards as |card|}}{{card.title}}{{/each}}",
                "{{#cards}}{{title}}{{/cards}}",
                "{{#each cards}}{{@index}}{{/each}}",
                "{{#if title}}a{{else if count}}b{{/if}}",
                "a {{~title~}} b",
                "{{> (concat \"ca\" \"rd\") this}}",
                "  {{> card this}}\n",
                "{{> odd}}",
            })
    void whatNoPlanCanHoldIsLeftToHandlebars(String template) {
        Templates templates = templates(template);

        assertThat(templates.hasPlan("page")).isFalse();
        assertThat(planned(templates)).isEqualTo(byHandlebars(templates));
    }

    /** Else no page of the other tests is compared. */
    @Test
    void testsRunWithAssertions() {
        assertThat(Templates.class.desiredAssertionStatus()).isTrue();
    }

    @Test
    void hostileTextIsEscapedWhereverItIsPrinted() {
        Templates templates =
                templates("<a title=\"{{x}}\">{{{x}}}</a>{{#each y}}{{this}}{{/each}}");
        Map<String, Object> view = Map.of("x", "\"><script>", "y", List.of("<b>"));

        byte[] page = templates.bytes("page", view, Language.FR, new RenderedPieces());
        assertThat(new String(page, StandardCharsets.UTF_8))
                .isEqualTo(
                        "<a title=\"&quot;&gt;&lt;script&gt;\">&quot;&gt;&lt;script&gt;</a>&lt;b&gt;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kiosque", "maillot", "grenier", "placette", "cartable", "page-blanche"})
    void eachTemplateOfEachThemeHasAPlan(String theme) {
        TemplateRoot all =
                TemplateRoot.layered(
                        TemplateRoot.classPath("/themes/" + theme),
                        TemplateRoot.classPath("/themes/shared"));
        Templates templates = Templates.with(MESSAGES).roots(all).standaloneLines(true).build();

        assertThat(templates.names()).hasSizeGreaterThan(50).allMatch(templates::hasPlan);
    }

    private static final Messages MESSAGES =
            Messages.load(List.of("/org/preau/text", "/org/preau/render/probe"));

    private Templates templates(String page) {
        write("page", page);
        write("card", CARD);
        write("wrap", "[{{> card this}}]{{level}}");
        write("layout", LAYOUT);
        write("inner", "<b class=\"{{main}}\">{{> @partial-block}}</b>");
        write("odd", "{{#each cards}}{{@key}}{{/each}}");
        return Templates.with(MESSAGES)
                .roots(TemplateRoot.folder(root))
                .standaloneLines(true)
                .build();
    }

    private void write(String name, String text) {
        try {
            Files.writeString(root.resolve(name + ".hbs"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String planned(Templates templates) {
        return new String(
                templates.bytes("page", VIEW, Language.FR, new RenderedPieces()),
                StandardCharsets.UTF_8);
    }

    private static String byHandlebars(Templates templates) {
        return templates.render("page", VIEW, Language.FR);
    }
}
