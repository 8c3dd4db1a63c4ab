package org.preau.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.base.TenantId;
import org.preau.render.Sandbox;
import org.preau.text.Message;
import org.preau.theme.Theme;
import org.preau.theme.Themes;

/** What a template may hold, and with which line and reason the rest is refused. */
class RulesTest {

    private static final Themes THEMES = Themes.onClassPath();

    private final CheckTemplate check = new CheckTemplate(new Sandbox());

    @Test
    void everyTemplateOfEveryThemeKeepsTheRules() {
        for (Theme theme : THEMES.all()) {
            for (TemplateModel.Fragment fragment : TemplateModel.get().fragments()) {
                String text = theme.fragment(fragment.name()).orElseThrow();
                assertThat(check.faults(TenantId.next(), theme, fragment.name(), text))
                        .as(theme.key() + "/" + fragment.name())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Bonjour {{site.name}}</p>",
                "<h{{level}} class=\"x\">{{this.title}}</h{{level}}>",
                "{{#if (eq page.kind \"home\")}}a{{else if site.tagline}}b{{else}}c{{/if}}",
                "{{~#each site.menu~}}{{@index}} {{this.label}}{{else}}rien{{~/each~}}",
                "<a href=\"{{this.url}}\" title='{{t \"card.by\" name=this.by}}'>{{> logo}}</a>",
                "{{{this.body}}}{{{page.structured.html}}}",
                "<!-- {{site.name}} --><svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>",
                "{{!-- un mot --}}<p{{#if this.x}} class=\"a\"{{/if}}>1 < 2</p>"
            })
    void whatIntegratorsWriteIsFine(String text) {
        assertThat(faults(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>alert(1)</script> | element",
                "<SCRIPT src=x> | element",
                "</p><style>p{}</style> | element",
                "<iframe src='x'> | element",
                "<base href='//x'> | element",
                "<p onclick='x'> | attribute",
                "<p OnClick = x> | attribute",
                "<p style=\"color:red\"> | attribute",
                "<meta http-equiv='refresh'> | attribute",
                "<a href='javascript:alert(1)'> | scheme",
                "<a href=\" JavaScript:x\"> | scheme",
                "<a href={{this.url}}> | unquoted",
                "<p {{this.title}}> | unquoted",
                "<{{this.title}}> | tag-value",
                "<s{{site.tagline}}> | tag-value",
                "<p on{{this.x}}='y'> | unquoted",
                "{{{this.title}}} | raw-value",
                "{{&this.title}} | raw-value",
                "{{#each this}} | unclosed",
                "{{/each}} | stray",
                "{{#if this.x}}{{/each}} | mismatch",
                "{{precompile \"card\"}} | helper",
                "{{log \"x\" level=1}} | helper",
                "{{lookup site \"name\"}} | helper",
                "{{#if (lookup site \"x\")}}{{/if}} | helper",
                "{{#site.menu}}{{/site.menu}} | block",
                "{{#*inline \"x\"}}{{/inline}} | block",
                "{{* decorator}} | sign",
                "{{=<% %>=}} | sign",
                "{{{{raw}}}}x{{{{/raw}}}} | raw",
                "{{> (lookup . \"x\")}} | partial-form",
                "{{> ../site}} | partial-form",
                "{{> nothing}} | partial",
                "{{> top}} | partial",
                "{{@frame.viewer}} | data",
                "{{@org.preau.render.RenderState}} | data",
                "\\{{x}} | backslash",
                "{{open | open"
            })
    void whatHarmsIsRefused(String text, String key) {
        assertThat(faults(text)).extracting(it -> it.why().key()).contains("template.fault." + key);
    }

    @Test
    void aFaultNamesItsLine() {
        assertThat(faults("<p>\n{{!-- a\nb --}}\n{{log \"x\" a=1}}\n<script>"))
                .extracting(Fault::line)
                .containsExactly(4, 5);
        assertThat(faults("a\nb {{#if this.x}}\n{{/each}}"))
                .singleElement()
                .isEqualTo(new Fault(3, 1, Message.of("template.fault.mismatch", "name", "each")));
        assertThat(faults("<p>{{site.name}} {{site.name}}\n  {{site.name}} <script>x</script>"))
                .as("where it stands in the text, values and all")
                .extracting(Fault::line, Fault::column)
                .contains(org.assertj.core.groups.Tuple.tuple(2, 17));
    }

    @Test
    void thousandsOfNestedBlocksAreRefusedBeforeTheParserReadsThem() {
        String deep = "{{#if site}}".repeat(3_000) + "{{/if}}".repeat(3_000);

        assertThat(faults(deep)).extracting(Fault::why).contains(Message.of("template.fault.deep"));
    }

    @Test
    void aPageKeepsWhatTheLawWants() {
        assertThat(
                        check.faults(
                                TenantId.next(),
                                THEMES.named("kiosque"),
                                "footer",
                                "<footer></footer>"))
                .extracting(it -> it.why().arguments().get("name"))
                .contains("site.legal.notice", "site.legal.report");
    }

    /** Whatever is put together of the pieces of templates is answered, quickly. */
    @Test
    void nonsenseIsAnsweredAndNeverThrows() {
        List<String> pieces =
                List.of(
                        "{{",
                        "}}",
                        "{{{",
                        "}}}",
                        "{{#if ",
                        "{{/if}}",
                        "{{else}}",
                        "{{> card}}",
                        "(eq ",
                        ")",
                        "\"",
                        "'",
                        "<p ",
                        ">",
                        "<!--",
                        "-->",
                        "site.name",
                        "@root",
                        "this",
                        "\n",
                        "\\",
                        "~",
                        "=",
                        "&",
                        "é",
                        "{{!--",
                        "--}}",
                        "{{#each ",
                        "[0]",
                        "../",
                        "|",
                        " as |x|",
                        "\uD800",
                        "0");
        long seed = 20261121;
        Random random = new Random(seed);
        int well = 0;
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(14); n >= 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            if (faults(text.toString()).isEmpty()) {
                well++;
            }
        }
        System.out.println("nonsense: 3000 texts, seed " + seed + ", " + well + " accepted");
        assertThat(well).isBetween(1, 2_500);
    }

    private List<Fault> faults(String text) {
        return check.faults(TenantId.next(), THEMES.named("kiosque"), "card", text);
    }
}
