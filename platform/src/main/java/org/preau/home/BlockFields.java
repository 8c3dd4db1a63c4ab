package org.preau.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.preau.render.Field;
import org.preau.site.SectionTree;
import org.preau.text.Message;

/** What a block asks once, each question as a field of its form. */
final class BlockFields {

    /** How many articles a block may show. */
    static final List<String> COUNTS = List.of("3", "4", "6", "9", "12");

    /** How much an alert matters, the usual one first. */
    static final List<String> LEVELS = List.of("note", "warning");

    private static final String STEP = "\u2003";

    private final BlockForm.Offers offers;
    private final Function<String, Optional<Message>> wrong;

    /**
     * @param wrong what is wrong with a field, by its name
     */
    BlockFields(BlockForm.Offers offers, Function<String, Optional<Message>> wrong) {
        this.offers = offers;
        this.wrong = wrong;
    }

    Field field(Question question, String value) {
        Field.Type type =
                switch (question.form()) {
                    case WORDS, MARKDOWN -> Field.Type.AREA;
                    case COUNT, LEVEL, SECTION, ARTICLE -> Field.Type.SELECT;
                    case DAY -> Field.Type.DATE;
                    default -> Field.Type.TEXT;
                };
        Field field =
                Field.choice(type, question.name(), label(question).key(), options(question))
                        .withValue(value);
        field = hint(question).map(field::withHint).orElse(field);
        field = question.required() ? field : field.optional();
        return wrong.apply(question.name()).map(field::withError).orElse(field);
    }

    static Message label(Question question) {
        boolean markdown = question.form() == Question.Form.MARKDOWN;
        return Message.of("home.field." + (markdown ? "body" : question.name()));
    }

    private Optional<Message> hint(Question question) {
        return switch (question.form()) {
            case PLACE -> Optional.of(Message.of("home.hint.where"));
            case MARKDOWN -> Optional.of(Message.of("home.hint.body"));
            default ->
                    switch (question.name()) {
                        case "tag" -> Optional.of(Message.of("home.hint.tag"));
                        case "alt" -> Optional.of(Message.of("home.hint.alt"));
                        case "label" -> Optional.of(Message.of("home.hint.label"));
                        case "us" -> Optional.of(Message.of("home.hint.us"));
                        case "more" -> Optional.of(Message.of("home.hint.more"));
                        case "until" -> Optional.of(Message.of("home.hint.until"));
                        default -> Optional.empty();
                    };
        };
    }

    private List<Field.Option> options(Question question) {
        return switch (question.form()) {
            case COUNT ->
                    COUNTS.stream().map(it -> Field.Option.of(it, Message.plain(it))).toList();
            case LEVEL ->
                    LEVELS.stream()
                            .map(it -> Field.Option.of(it, Message.of("home.level." + it)))
                            .toList();
            case SECTION -> sections();
            case ARTICLE -> articles();
            default -> List.of();
        };
    }

    private List<Field.Option> sections() {
        List<Field.Option> options = new ArrayList<>();
        options.add(Field.Option.of("", Message.of("home.section.all")));
        for (SectionTree.Placed one : offers.sections()) {
            options.add(
                    Field.Option.of(
                            one.section().id().toString(),
                            Message.plain(STEP.repeat(one.depth()) + one.section().title())));
        }
        return options;
    }

    private List<Field.Option> articles() {
        List<Field.Option> options = new ArrayList<>();
        options.add(Field.Option.of("", Message.of("home.article.latest")));
        offers.articles()
                .forEach(one ->
                        options.add(
                                Field.Option.of(one.id().toString(), Message.plain(one.title()))));
        return options;
    }
}
