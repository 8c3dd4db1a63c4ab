package org.preau.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateSourceTest {

    private static final Set<String> HELPERS =
            Set.of("t", "eq", "asset", "keep", "if", "unless", "each", "with", "else");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    static List<TemplateSource> templates() {
        return TemplateSource.all();
    }

    @Test
    void thereAreTemplatesToCheck() {
        assertThat(templates()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noTextIsWrittenInATemplate(TemplateSource template) {
        assertThat(template.spoken()).doesNotContainPattern("[\\p{L}\\p{N}]");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noTextHidesInAnArgument(TemplateSource template) {
        for (String mustache : template.mustaches()) {
            assertThat(LITERAL.matcher(mustache).results().map(literal -> literal.group(1)))
                    .as(mustache)
                    .allSatisfy(literal -> assertThat(literal).matches("[a-zA-Z0-9.-]*"));
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void onlyTheHelpersOfTheServerAreCalled(TemplateSource template) {
        for (String mustache : template.mustaches()) {
            String head = mustache.replaceFirst("^[#/^]", "").split("\\s+", 2)[0];
            boolean partial = head.startsWith(">");
            boolean value = !mustache.contains(" ") && !mustache.startsWith("#");
            assertThat(partial || value || HELPERS.contains(head)).as(mustache).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void onlySanitisedHtmlIsPrintedUnescaped(TemplateSource template) {
        assertThat(template.unescaped())
                .allMatch(name -> name.endsWith(".body") || name.endsWith(".html"));
    }

    @Test
    void aLiteralTextWouldBeSeen() {
        var wrong =
                new TemplateSource(
                        Path.of("x.hbs"),
                        "<p class=\"a\">{{#if this.b}}Lire{{/if}}</p><img alt=\"Une photo{{n}}\">");

        assertThat(wrong.spoken()).isEqualTo("LireUne photo");
    }
}
