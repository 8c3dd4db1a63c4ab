package org.preau.look;

import java.util.List;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.site.Wrong;
import org.preau.text.Message;

/** The fields of the page of the appearance, with what is wrong beside each. Pure functions. */
final class LookFields {

    private static final String FILES = "image/jpeg,image/png,image/webp,image/gif";

    private LookFields() {}

    static Form of(List<Wrong> wrongs) {
        return Form.of(
                marked(wrongs, file("logoFile", Message.of("look.hint.logo"))),
                marked(wrongs, file("bannerFile", Message.of("look.hint.banner"))),
                marked(wrongs, choice("theme")),
                marked(wrongs, choice("palette")),
                marked(wrongs, choice("type")),
                marked(wrongs, choice("header")),
                marked(wrongs, choice("scheme")),
                marked(wrongs, choice("density")),
                marked(wrongs, choice("logo")),
                marked(wrongs, choice("banner")));
    }

    private static Field file(String name, Message hint) {
        return Field.of(Field.Type.FILE, name, "look.field." + name)
                .optional()
                .withHint(hint)
                .withAccept(FILES);
    }

    private static Field choice(String name) {
        return Field.choice(Field.Type.RADIOS, name, "look.field." + name, List.of());
    }

    private static Field marked(List<Wrong> wrongs, Field field) {
        return wrongs.stream()
                .filter(it -> it.field().equals(field.name()))
                .findFirst()
                .map(it -> field.withError(it.problem()))
                .orElse(field);
    }
}
