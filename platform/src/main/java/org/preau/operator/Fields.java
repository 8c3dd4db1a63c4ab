package org.preau.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.blueprint.Blueprint;
import org.preau.blueprint.Blueprints;
import org.preau.render.Field;
import org.preau.text.Language;
import org.preau.text.Message;

/**
 * Makes the fields of a form whose labels are {@code PREFIX + name} and hints {@code PREFIX + name
 * + .hint}, with the problems found in them.
 */
final class Fields {

    private static final int NAMED = 6;

    private final String prefix;
    private final Map<String, Message> problems;

    Fields(String prefix, Map<String, Message> problems) {
        this.prefix = prefix;
        this.problems = problems;
    }

    Field text(String name, String value) {
        return of(Field.Type.TEXT, name, value);
    }

    Field email(String name, String value) {
        return of(Field.Type.EMAIL, name, value).withMaxLength(254);
    }

    Field number(String name, String value) {
        return of(Field.Type.NUMBER, name, value);
    }

    Field area(String name, String value) {
        return of(Field.Type.AREA, name, value);
    }

    Field file(String name, String types) {
        return of(Field.Type.FILE, name, "").withAccept(types);
    }

    Field hinted(Field field) {
        return field.withHint(Message.of(prefix + field.name() + ".hint"));
    }

    /** One of the six sectors, or none. */
    Field sector(List<Message> names, String value) {
        List<Field.Option> options = new ArrayList<>();
        options.add(Field.Option.of("", Message.of("operator.sector.none")));
        for (int number = 1; number <= 6; number++) {
            options.add(Field.Option.of(String.valueOf(number), names.get(number)));
        }
        return choice("sector", value, options).optional();
    }

    Field themes(ThemeShelf themes, Language language, String value) {
        return choice(
                "theme",
                value,
                themes.keys().stream()
                        .map(key -> Field.Option.of(key, Message.plain(themes.name(key, language))))
                        .toList());
    }

    /** The plain site, or one of the models that are offered. */
    Field blueprints(List<Blueprints.Kept> offered, String value) {
        List<Field.Option> options = new ArrayList<>();
        options.add(Field.Option.of("", Message.of("operator.blueprint.none")));
        for (Blueprints.Kept one : offered) {
            String said =
                    one.description().isEmpty()
                            ? one.name()
                            : one.name() + " – " + one.description();
            options.add(
                    new Field.Option(
                            one.id().toString(),
                            Message.plain(said),
                            Optional.of(holds(one.blueprint()))));
        }
        return of(Field.Type.RADIOS, "blueprint", value).withOptions(options);
    }

    /** What one finds ready, in a line. */
    private static Message holds(Blueprint blueprint) {
        return new Message(
                "operator.blueprint.holds",
                Map.of(
                        "sections",
                        names(blueprint.sections().stream().map(Blueprint.Part::title).toList()),
                        "pages",
                        names(blueprint.pages().stream().map(Blueprint.Page::title).toList())));
    }

    private static String names(List<String> titles) {
        String first = String.join(", ", titles.stream().limit(NAMED).toList());
        return titles.size() > NAMED ? first + "…" : titles.isEmpty() ? "–" : first;
    }

    Field language(String value) {
        return choice(
                "language",
                value,
                List.of(
                        Field.Option.of("fr", Message.of("render.language.fr")),
                        Field.Option.of("en", Message.of("render.language.en"))));
    }

    Field choice(String name, String value, List<Field.Option> options) {
        return of(Field.Type.SELECT, name, value).withOptions(options);
    }

    private Field of(Field.Type type, String name, String value) {
        Field field = Field.of(type, name, prefix + name).withValue(value);
        Message problem = problems.get(name);
        return problem == null ? field : field.withError(problem);
    }
}
