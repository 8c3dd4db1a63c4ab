package org.preau.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** MODEL.md is the contract between the server and the templates: it may not forget a value. */
class ModelDocumentTest {

    private static final String DOCUMENT = Theme.read(Path.of("MODEL.md"));
    private static final Pattern PATH =
            Pattern.compile(
                    "\\b(?:this|site|page|home|section|agenda|article|standing|player|search|notFound|legal|privacy|accessibility)((?:\\.\\w+)+)");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    static List<TemplateSource> templates() {
        return TemplateSource.all();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyValueReadByATemplateIsDescribed(TemplateSource template) {
        for (String mustache : template.mustaches()) {
            PATH.matcher(QUOTED.matcher(mustache).replaceAll(""))
                    .results()
                    .flatMap(path -> List.of(path.group(1).substring(1).split("\\.")).stream())
                    .forEach(name ->
                            assertThat(DOCUMENT)
                                    .as(template + " reads " + name)
                                    .contains("`" + name + "`"));
        }
    }

    @Test
    void everyTemplateHasItsChapter() {
        assertThat(Fixture.TEMPLATES)
                .allSatisfy(template -> assertThat(DOCUMENT).contains("\n## " + template + "\n"));
    }
}
