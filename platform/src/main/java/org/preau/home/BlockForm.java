package org.preau.home;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.site.SectionTree;
import org.preau.site.Wrong;
import org.preau.text.Message;

/** The questions of a block, with what was answered and what is wrong. */
final class BlockForm {

    /** How many articles a block may show. */
    static final List<String> COUNTS = List.of("3", "4", "6", "9", "12");

    /** How much an alert matters, the usual one first. */
    static final List<String> LEVELS = List.of("note", "warning");

    private static final int BLANK = 2;
    private static final int LEAST = 3;
    private static final String STEP = "\u2003";

    /** One line of a block that has lines. */
    record Line(int number, boolean first, List<Cell> cells) {}

    /**
     * One answer of a line.
     *
     * @param id of the element, after {@code f-}
     * @param type of the input
     */
    record Cell(
            String name,
            String id,
            Message label,
            String type,
            String value,
            int most,
            boolean required,
            Optional<Message> error) {}

    /** A picture that may be chosen. */
    record Choice(String value, String src, String alt, String name, boolean chosen) {}

    /** What may be chosen from, read with the block. */
    record Offers(
            List<SectionTree.Placed> sections,
            List<Places.Text> articles,
            List<Places.Picture> pictures) {}

    private final BlockKind kind;
    private final Offers offers;
    private final List<Wrong> wrongs;

    BlockForm(BlockKind kind, Offers offers, List<Wrong> wrongs) {
        this.kind = kind;
        this.offers = offers;
        this.wrongs = wrongs;
    }

    /** What is asked once, and all that is wrong. */
    Form words(Map<String, String> typed) {
        Map<String, Field> fields = new LinkedHashMap<>();
        List<Form.Problem> problems = new ArrayList<>();
        for (Question question : kind.words()) {
            if (question.form() != Question.Form.PICTURE) {
                Field field = field(question, typed.getOrDefault(question.name(), ""));
                fields.put(
                        question.name(),
                        problems.isEmpty() && wrong(question.name()).isPresent()
                                ? field.withFocus()
                                : field);
            }
            wrong(question.name()).ifPresent(it -> problems.add(problem(question.name(), it)));
        }
        for (Wrong wrong : wrongs) {
            if (kind.words().stream().noneMatch(it -> it.name().equals(wrong.field()))) {
                problems.add(problem(wrong.field(), wrong.problem()));
            }
        }
        return new Form(fields, problems);
    }

    /** The lines as they were typed, and some more to fill in. */
    List<Line> lines(List<Map<String, String>> typed, int more) {
        if (!kind.hasLines() || isPictures()) {
            return List.of();
        }
        int count = Math.min(BlockKind.LINES + 1, Math.max(LEAST, typed.size() + more));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, String> line = i < typed.size() ? typed.get(i) : Map.of();
            int number = i;
            lines.add(
                    new Line(
                            i + 1,
                            i == 0,
                            kind.line().stream().map(it -> cell(it, number, line)).toList()));
        }
        return lines;
    }

    /** As a form begins: a few empty lines after those that are there. */
    List<Line> lines(List<Map<String, String>> typed) {
        return lines(typed, BLANK);
    }

    /** The pictures to choose from, for a block that shows some. */
    List<Choice> pictures(Map<String, String> typed, List<Map<String, String>> lines, String base) {
        List<String> chosen = new ArrayList<>(List.of(name(typed)));
        lines.forEach(line -> chosen.add(name(line)));
        return offers.pictures().stream()
                .map(one ->
                        new Choice(
                                one.address(),
                                base + "/images/" + one.id(),
                                one.alt(),
                                one.name(),
                                chosen.contains(one.name())))
                .toList();
    }

    /** Whether its lines are pictures, which are ticked and not typed. */
    boolean isPictures() {
        return kind == BlockKind.GALLERY;
    }

    Optional<Message> wrong(String field) {
        return wrongs.stream()
                .filter(one -> one.field().equals(field))
                .map(Wrong::problem)
                .findFirst();
    }

    private static String name(Map<String, String> answers) {
        String file = answers.getOrDefault("file", "");
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static Form.Problem problem(String field, Message text) {
        return new Form.Problem(Optional.of(field), text);
    }

    private Cell cell(Question question, int line, Map<String, String> typed) {
        String id = "item-" + question.name() + "-" + line;
        return new Cell(
                "item-" + question.name(),
                id,
                Message.of("home.cell." + kind.key() + "." + question.name()),
                type(question),
                typed.getOrDefault(question.name(), ""),
                question.most(),
                question.required(),
                wrong(id));
    }

    private static String type(Question question) {
        return switch (question.form()) {
            case DAY -> "date";
            case EMAIL -> "email";
            default -> "text";
        };
    }

    private Field field(Question question, String value) {
        Field.Type type =
                switch (question.form()) {
                    case WORDS, MARKDOWN -> Field.Type.AREA;
                    case COUNT, LEVEL, SECTION, ARTICLE -> Field.Type.SELECT;
                    case DAY -> Field.Type.DATE;
                    default -> Field.Type.TEXT;
                };
        boolean markdown = question.form() == Question.Form.MARKDOWN;
        Field field =
                Field.choice(
                                type,
                                question.name(),
                                "home.field." + (markdown ? "body" : question.name()),
                                options(question))
                        .withValue(value);
        field = hint(question).map(field::withHint).orElse(field);
        field = question.required() ? field : field.optional();
        return wrong(question.name()).map(field::withError).orElse(field);
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
