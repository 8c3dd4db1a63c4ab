package org.preau.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.preau.render.Field;
import org.preau.text.Message;

/** Sections as the choices of a list, those within another one set in. */
final class SectionOptions {

    private static final String STEP = "\u2003";

    private SectionOptions() {}

    /**
     * @param none the message key of the first choice, which is no section
     * @param but sections that are no choice
     */
    static List<Field.Option> of(List<SectionTree.Placed> tree, String none, Set<UUID> but) {
        List<Field.Option> options = new ArrayList<>();
        options.add(Field.Option.of("", Message.of(none)));
        for (SectionTree.Placed one : tree) {
            if (!but.contains(one.section().id())) {
                options.add(
                        Field.Option.of(
                                one.section().id().toString(), Message.plain(indented(one))));
            }
        }
        return options;
    }

    /** Those where somebody may write; to stand in none is for who writes everywhere. */
    static List<Field.Option> of(List<SectionTree.Placed> tree, Ground ground) {
        if (!ground.isLimited()) {
            return of(tree, "site.section.none", Set.of());
        }
        return tree.stream()
                .filter(one -> ground.holds(one.section().id()))
                .map(one ->
                        Field.Option.of(
                                one.section().id().toString(), Message.plain(indented(one))))
                .toList();
    }

    static String indented(SectionTree.Placed one) {
        return STEP.repeat(one.depth()) + one.section().title();
    }
}
