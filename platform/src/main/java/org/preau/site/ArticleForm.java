package org.preau.site;

import java.util.List;
import java.util.Optional;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.text.Message;

/** The questions of an article or a page, with what was answered and what is wrong. */
final class ArticleForm {

    static final String PICTURES = "image/jpeg,image/png,image/webp,image/gif";

    private ArticleForm() {}

    /**
     * @param ground where whoever is asked may write
     * @param general problems of no single field
     */
    static Form of(
            Typed typed,
            ArticleKind kind,
            List<SectionTree.Placed> sections,
            Ground ground,
            List<Wrong> wrongs,
            List<Message> general) {
        boolean pictured = !typed.cover().isEmpty();
        Field alt = text(Field.Type.TEXT, "coverAlt", typed.coverAlt());
        return Form.of(
                general,
                marked(wrongs, Field.of(Field.Type.AREA, "title", "site.field.title"))
                        .withValue(typed.title()),
                marked(wrongs, text(Field.Type.AREA, "lead", typed.lead()))
                        .withHint(Message.of("site.hint.lead")),
                marked(wrongs, text(Field.Type.AREA, "body", typed.body())),
                marked(wrongs, section(typed, kind, sections, ground)),
                marked(wrongs, text(Field.Type.TEXT, "tags", typed.tags()))
                        .withHint(Message.of("site.hint.tags")),
                marked(wrongs, text(Field.Type.TEXT, "slug", typed.slug()))
                        .withHint(Message.of("site.hint.slug")),
                marked(
                        wrongs,
                        text(Field.Type.FILE, "cover", "")
                                .withAccept(PICTURES)
                                .withHint(Message.of("site.hint.cover"))),
                marked(wrongs, pictured ? required(alt) : alt)
                        .withHint(Message.of("site.hint.cover-alt")),
                marked(wrongs, text(Field.Type.TEXT, "coverCaption", typed.coverCaption())),
                marked(wrongs, text(Field.Type.AREA, "word", ""))
                        .withHint(Message.of("site.hint.word")));
    }

    /** An optional question whose label is {@code site.field.} and its name. */
    static Field text(Field.Type type, String name, String value) {
        return Field.of(type, name, "site.field." + key(name)).withValue(value).optional();
    }

    static Field marked(List<Wrong> wrongs, Field field) {
        Optional<Wrong> wrong =
                wrongs.stream().filter(one -> one.field().equals(field.name())).findFirst();
        return wrong.map(one -> field.withError(one.problem())).orElse(field);
    }

    /** {@code coverAlt} is {@code cover-alt} in keys. */
    static String key(String name) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                key.append('-');
            }
            key.append(Character.toLowerCase(c));
        }
        return key.toString();
    }

    private static Field required(Field field) {
        return Field.of(field.type(), field.name(), field.label().key()).withValue(field.value());
    }

    private static Field section(
            Typed typed, ArticleKind kind, List<SectionTree.Placed> sections, Ground ground) {
        List<Field.Option> options =
                kind == ArticleKind.PAGE ? List.of() : SectionOptions.of(sections, ground);
        return Field.choice(Field.Type.SELECT, "section", "site.field.section", options)
                .withValue(typed.section());
    }
}
