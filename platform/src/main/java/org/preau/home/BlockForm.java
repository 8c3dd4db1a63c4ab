package org.preau.home;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.media.MediaAddress;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.site.SectionTree;
import org.preau.site.Wrong;
import org.preau.text.Message;

/** The questions of a block, with what was answered and what is wrong. */
final class BlockForm {

    private static final int BLANK = 2;
    private static final int LEAST = 3;
    private static final String PICTURES = "image/jpeg,image/png,image/webp,image/gif";

    /** One line of a block that has lines. */
    record Line(int number, boolean first, List<Cell> cells) {}

    /**
     * One answer of a line.
     *
     * @param id of the element, after {@code f-}
     * @param type of the input; {@code picture} for one that is chosen or sent
     * @param choices the pictures, for one of those
     * @param src of the picture that is chosen; empty for none
     * @param sent the field of a picture to send; empty where none is asked for
     */
    record Cell(
            String name,
            String id,
            Message label,
            String type,
            String value,
            int most,
            boolean required,
            Optional<Message> error,
            List<Choice> choices,
            String src,
            String sent,
            Optional<Message> sentError) {}

    /**
     * A file that may be chosen.
     *
     * @param src of its picture; empty for a document
     * @param alt what it shows or says, else its name
     */
    record Choice(String value, String src, String alt, boolean chosen) {}

    /** A picture of a gallery, and what it shows. */
    record Shown(
            int number,
            boolean first,
            String file,
            String src,
            String alt,
            Optional<Message> error) {}

    /**
     * The files of the block: those it has, those to send, those of the library.
     *
     * @param name of the field of the library's
     * @param documents whether they are documents and not pictures
     * @param many whether several may be chosen
     * @param choices the library's
     * @param error what is wrong with the choice
     * @param sentError what is wrong with what was sent
     */
    record Files(
            String id,
            String name,
            boolean documents,
            boolean many,
            String accept,
            List<Shown> shown,
            List<Choice> choices,
            Optional<Message> error,
            Optional<Message> sentError) {}

    /** What may be chosen from, read with the block. */
    record Offers(
            List<SectionTree.Placed> sections,
            List<Places.Text> articles,
            List<Places.Picture> files,
            List<Places.Picture> shown) {

        static final Offers NONE = new Offers(List.of(), List.of(), List.of(), List.of());

        static Offers sections(List<SectionTree.Placed> all) {
            return new Offers(all, List.of(), List.of(), List.of());
        }

        static Offers articles(List<Places.Text> all) {
            return new Offers(List.of(), all, List.of(), List.of());
        }

        static Offers documents(List<Places.Picture> all) {
            return new Offers(List.of(), List.of(), all, List.of());
        }

        /** The newest ones, behind those that the form names. */
        static Offers pictures(List<Places.Picture> newest, List<Places.Picture> shown) {
            List<Places.Picture> all = new ArrayList<>(shown);
            newest.stream().filter(one -> !shown.contains(one)).forEach(all::add);
            return new Offers(List.of(), List.of(), all, shown);
        }
    }

    private final BlockKind kind;
    private final Offers offers;
    private final BlockFields asked;
    private final List<Wrong> wrongs;
    private final String space;

    /**
     * @param space the address of the association's workspace
     */
    BlockForm(BlockKind kind, Offers offers, List<Wrong> wrongs, String space) {
        this.kind = kind;
        this.offers = offers;
        this.wrongs = wrongs;
        this.space = space;
        this.asked = new BlockFields(offers, this::wrong);
    }

    /** What is asked once, and all that is wrong. */
    Form words(Map<String, String> typed) {
        Map<String, Field> fields = new LinkedHashMap<>();
        List<Form.Problem> problems = new ArrayList<>();
        for (Question question : kind.words()) {
            if (question.form() != Question.Form.PICTURE) {
                Field field = asked.field(question, typed.getOrDefault(question.name(), ""));
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
        if (!kind.hasLines() || TypedBlock.isGallery(kind)) {
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

    /** The files of the block as a whole; empty for a block that has none. */
    Optional<Files> files(TypedBlock typed) {
        return switch (kind) {
            case PICTURE ->
                    Optional.of(
                            files("file", false, List.of(), choices(typed.words().get("file"))));
            case GALLERY -> Optional.of(files("more", true, shown(typed.lines()), choices("")));
            case FILES -> Optional.of(files("more", true, List.of(), choices("")));
            default -> Optional.empty();
        };
    }

    private Files files(String name, boolean many, List<Shown> shown, List<Choice> choices) {
        boolean documents = kind == BlockKind.FILES;
        return new Files(
                many ? "item-file-0" : "file",
                name,
                documents,
                many,
                documents ? "" : PICTURES,
                shown,
                choices,
                documents ? Optional.empty() : wrong(many ? "item-file-0" : "file"),
                wrong(BlockFiles.SENT));
    }

    /** Whether each of its lines may have a picture. */
    boolean hasPictureLines() {
        return !TypedBlock.isGallery(kind)
                && kind.line().stream().anyMatch(it -> it.form() == Question.Form.PICTURE);
    }

    private List<Shown> shown(List<Map<String, String>> lines) {
        List<Shown> shown = new ArrayList<>();
        for (Map<String, String> line : lines) {
            String file = line.getOrDefault("file", "");
            int number = shown.size();
            Optional<Places.Picture> known = known(file);
            shown.add(
                    new Shown(
                            number + 1,
                            number == 0,
                            file,
                            known.map(this::src).orElse(""),
                            line.getOrDefault(
                                    TypedBlock.ALT, known.map(Places.Picture::alt).orElse("")),
                            wrong("item-alt-" + (number + 1))
                                    .or(() -> wrong("item-file-" + number))));
        }
        return shown;
    }

    private List<Choice> choices(@Nullable String chosen) {
        String key =
                MediaAddress.read(chosen == null ? "" : chosen).map(MediaAddress::key).orElse("-");
        return offers.files().stream()
                .filter(one -> !TypedBlock.isGallery(kind) || !offers.shown().contains(one))
                .map(one ->
                        new Choice(
                                one.address(),
                                one.width() == null ? "" : src(one),
                                one.alt().isEmpty() ? one.name() : one.alt(),
                                one.sha256().startsWith(key) || one.name().equals(chosen)))
                .toList();
    }

    private String src(Places.Picture one) {
        return space + "/images/" + one.id();
    }

    private Optional<Places.Picture> known(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return offers.shown().stream()
                .filter(one -> file.equals(one.address()) || name.equals(one.name()))
                .findFirst();
    }

    Optional<Message> wrong(String field) {
        return wrongs.stream()
                .filter(one -> one.field().equals(field))
                .map(Wrong::problem)
                .findFirst();
    }

    private static Form.Problem problem(String field, Message text) {
        return new Form.Problem(Optional.of(field), text);
    }

    private Cell cell(Question question, int line, Map<String, String> typed) {
        String id = "item-" + question.name() + "-" + line;
        String value = typed.getOrDefault(question.name(), "");
        boolean isPicture = question.form() == Question.Form.PICTURE;
        return new Cell(
                "item-" + question.name(),
                id,
                Message.of("home.cell." + kind.key() + "." + question.name()),
                type(question),
                value,
                question.most(),
                question.required(),
                wrong(id),
                isPicture ? choices(value) : List.of(),
                isPicture ? known(value).map(this::src).orElse("") : "",
                isPicture ? BlockFiles.LINE + line : "",
                isPicture ? wrong(BlockFiles.LINE + line) : Optional.empty());
    }

    private static String type(Question question) {
        return switch (question.form()) {
            case PICTURE -> "picture";
            case DAY -> "date";
            case EMAIL -> "email";
            default -> "text";
        };
    }
}
