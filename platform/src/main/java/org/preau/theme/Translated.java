package org.preau.theme;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.preau.text.Tongue;

/** The translations of a page that visitors may read, itself among them. */
final class Translated {

    private Translated() {}

    /** Those of an article or page; none when it stands alone. */
    static List<Map<String, Object>> of(Shell shell, Rows.Article row) {
        return several(
                row.translations().stream()
                        .map(one -> one.split(" ", 2))
                        .map(one -> language(shell, one[0], one[1], one[1].equals(row.slug())))
                        .toList());
    }

    /** Those of a section. */
    static List<Map<String, Object>> of(Shell shell, Section section) {
        return section.groupId() == null
                ? List.of()
                : several(
                        shell.sections().all().stream()
                                .filter(one -> Objects.equals(one.groupId(), section.groupId()))
                                .sorted(Comparator.comparing(Section::language))
                                .map(one ->
                                        language(
                                                shell,
                                                one.language(),
                                                one.slug(),
                                                one.id().equals(section.id())))
                                .toList());
    }

    private static List<Map<String, Object>> several(List<Map<String, Object>> all) {
        return all.size() < 2 ? List.of() : all;
    }

    private static Map<String, Object> language(
            Shell shell, String tag, String slug, boolean current) {
        return Map.of(
                "label",
                Tongue.of(tag).map(Tongue::name).orElse(tag),
                "url",
                shell.absolute("/" + slug),
                "lang",
                tag,
                "current",
                current);
    }
}
