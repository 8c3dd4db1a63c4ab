package org.preau.agenda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.site.Wrong;
import org.preau.text.Message;

/** The questions about a date: when, where, what one can do about it. Pure. */
final class DateForm {

    private DateForm() {}

    /** Of a new date, which may come again. */
    static List<Field> fresh(DateInput it, List<Wrong> wrongs) {
        List<Field> fields = new ArrayList<>(when(it));
        fields.add(
                Field.choice(Field.Type.SELECT, "repeat", "agenda.field.repeat", repeats())
                        .withValue(of(it.repeat())));
        fields.add(
                text(Field.Type.DATE, "repeatUntil", it.repeatUntil())
                        .withHint(Message.of("agenda.hint.repeat-until", "most", Repeat.MOST)));
        fields.addAll(where(it));
        return fields.stream().map(field -> marked(wrongs, field)).toList();
    }

    /** Of one that stands, which may be called off. */
    static Form standing(DateInput it, List<Wrong> wrongs) {
        List<Field> fields = new ArrayList<>();
        fields.add(
                Field.choice(Field.Type.RADIOS, "state", "agenda.field.state", states())
                        .withValue(of(it.state())));
        fields.addAll(when(it));
        fields.addAll(where(it));
        return Form.of(fields.stream().map(field -> marked(wrongs, field)).toArray(Field[]::new));
    }

    private static List<Field> when(DateInput it) {
        return List.of(
                Field.of(Field.Type.DATE, "startsOn", "agenda.field.startsOn")
                        .withValue(of(it.startsOn())),
                text(Field.Type.TEXT, "startsAt", it.startsAt())
                        .withHint(Message.of("agenda.hint.starts-at")),
                text(Field.Type.TEXT, "endsAt", it.endsAt())
                        .withHint(Message.of("agenda.hint.ends-at")),
                text(Field.Type.DATE, "endsOn", it.endsOn())
                        .withHint(Message.of("agenda.hint.ends-on")));
    }

    private static List<Field> where(DateInput it) {
        return List.of(
                text(Field.Type.TEXT, "place", it.place())
                        .withMaxLength(DateWriting.PLACE)
                        .withHint(Message.of("agenda.hint.place")),
                text(Field.Type.TEXT, "address", it.address()).withMaxLength(DateWriting.ADDRESS),
                text(Field.Type.TEXT, "note", it.note())
                        .withMaxLength(DateWriting.NOTE)
                        .withHint(Message.of("agenda.hint.note")),
                text(Field.Type.TEXT, "action", it.action())
                        .withMaxLength(DateWriting.ACTION)
                        .withHint(Message.of("agenda.hint.action")),
                text(Field.Type.TEXT, "link", it.link())
                        .withMaxLength(DateWriting.LINK)
                        .withHint(Message.of("agenda.hint.link")));
    }

    private static Field text(Field.Type type, String name, @Nullable String value) {
        return Field.of(type, name, "agenda.field." + name).withValue(of(value)).optional();
    }

    private static List<Field.Option> repeats() {
        return Stream.of(Repeat.values())
                .map(one -> Field.Option.of(one.key(), Message.of("agenda.repeat." + one.key())))
                .toList();
    }

    private static List<Field.Option> states() {
        return CheckDate.STATES.stream()
                .map(one ->
                        new Field.Option(
                                one,
                                Message.of("agenda.state." + one),
                                Optional.of(Message.of("agenda.state-text." + one))))
                .toList();
    }

    static Field marked(List<Wrong> wrongs, Field field) {
        return wrongs.stream()
                .filter(one -> one.field().equals(field.name()))
                .findFirst()
                .map(one -> field.withError(one.problem()))
                .orElse(field);
    }

    private static String of(@Nullable String value) {
        return value == null ? "" : value;
    }
}
