package org.preau.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.preau.theme.Theme;
import org.preau.theme.Themes;

/** What integrators are told a template may use is what templates use, and what MODEL.md says. */
class TemplateModelTest {

    private static final Pattern PATH =
            Pattern.compile(
                    "\\b(site|page|home|section|article|standing|search|notFound)\\.(\\w+)");
    private static final Pattern MUSTACHE = Pattern.compile("\\{\\{\\{?(.*?)}?}}", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("\\{\\{!--.*?--}}", Pattern.DOTALL);

    /**
     * Nor those that ask something of visitors: the law and the robots have a say in each of their
     * lines.
     */
    private static final Set<String> WITHOUT_A_SITE =
            Set.of(
                    "comment",
                    "comment-item",
                    "comments",
                    "form",
                    "form-done",
                    "form-errors",
                    "form-field",
                    "form-law",
                    "form-notes",
                    "form-optional",
                    "form-trap",
                    "suspended",
                    "broken",
                    "frame-bare",
                    "legal",
                    "accessibility",
                    "privacy",
                    "player");

    private final TemplateModel model = TemplateModel.get();

    @Test
    void everyNameStandsInTheModelsDocument() throws IOException {
        String document = Files.readString(Path.of("../tenant-templates/MODEL.md"));

        model.pieces()
                .forEach((piece, values) ->
                        values.forEach(value ->
                                assertThat(document)
                                        .as(piece + "." + value.name())
                                        .contains("`" + value.name() + "`")));
    }

    @Test
    void everyValueThatATemplateReadsIsTold() {
        for (Theme theme : Themes.onClassPath().all()) {
            for (String name : theme.fragments()) {
                if (WITHOUT_A_SITE.contains(name)) {
                    continue;
                }
                for (MatchResult path : paths(theme.fragment(name).orElseThrow())) {
                    assertThat(model.piece(path.group(1)).stream().map(TemplateModel.Value::name))
                            .as(name + " reads " + path.group())
                            .contains(path.group(2));
                }
            }
        }
    }

    @Test
    void everyTemplateIsOfferedButThoseWithoutASite() {
        Set<String> offered =
                model.fragments().stream()
                        .map(TemplateModel.Fragment::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        for (Theme theme : Themes.onClassPath().all()) {
            Set<String> there = new TreeSet<>(theme.fragments());
            there.removeAll(WITHOUT_A_SITE);
            assertThat(offered).containsExactlyElementsOf(there);
        }
    }

    @Test
    void everyTypeIsKnown() {
        List<String> plain = List.of("text", "html", "url", "number", "flag", "map");
        model.pieces().values().stream()
                .flatMap(List::stream)
                .map(value -> value.type().replace("list:", ""))
                .forEach(type ->
                        assertThat(plain.contains(type) || !model.piece(type).isEmpty())
                                .as(type)
                                .isTrue());
    }

    private static List<MatchResult> paths(String text) {
        return MUSTACHE.matcher(COMMENT.matcher(text).replaceAll(""))
                .results()
                .flatMap(mustache ->
                        PATH.matcher(mustache.group(1).replaceAll("\"[^\"]*\"", "")).results())
                .filter(path -> !path.group().startsWith("this."))
                .toList();
    }
}
