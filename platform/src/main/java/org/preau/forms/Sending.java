package org.preau.forms;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.text.CleanInput;
import org.preau.text.Json;
import org.preau.visitors.Suspicion;

/** What is kept of what was sent: the answer, its words, and what is suspected of it. Pure. */
final class Sending {

    /** A message with one link is a message; with two it may be an advertisement. */
    private static final int LINKS = 1;

    private static final int NAME = 80;

    private Sending() {}

    static Suspicion.Sent sent(TakeAnswer.Command command) {
        List<String> lines = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Question question : command.sheet().asked()) {
            switch (question.kind()) {
                case TEXT, EMAIL, TEL -> lines.add(command.sheet().value(question));
                case AREA -> texts.add(command.sheet().value(question));
                case NUMBER, DATE, CHOICE, CHOICES, FILE, CONSENT, NOTE -> {}
            }
        }
        return new Suspicion.Sent(
                command.form().toString(),
                command.mark(),
                command.network(),
                command.trap(),
                lines,
                texts,
                LINKS);
    }

    /** The same answer sent again with the same copy of the form has the same id. */
    static Answer answer(Questionnaire form, TakeAnswer.Command command, Instant now) {
        List<Answer.Given> given = given(command.sheet());
        String json = Json.text(given);
        String seed = command.form() + "\n" + command.mark() + "\n" + json;
        return new Answer(
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)),
                command.form(),
                json,
                email(given),
                Answer.State.RECEIVED,
                List.of(),
                now,
                null,
                null,
                now.atOffset(ZoneOffset.UTC).plusMonths(form.keptMonths()).toInstant());
    }

    static Answer judged(Answer it, List<Suspicion.Reason> reasons) {
        return new Answer(
                it.id(),
                it.questionnaireId(),
                it.given(),
                it.email(),
                reasons.isEmpty() ? Answer.State.RECEIVED : Answer.State.SUSPECT,
                reasons.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList(),
                it.givenAt(),
                null,
                null,
                it.forgetAt());
    }

    private static List<Answer.Given> given(Sheet sheet) {
        List<Answer.Given> given = new ArrayList<>();
        for (Question question : sheet.asked()) {
            if (question.kind() != Question.Kind.NOTE) {
                List<String> values =
                        sheet.file(question)
                                .flatMap(file ->
                                        FileKind.of(file).map(kind -> name(file.name(), kind)))
                                .map(List::of)
                                .orElseGet(() -> sheet.values(question));
                given.add(
                        new Answer.Given(question.id(), question.label(), question.kind(), values));
            }
        }
        return given;
    }

    private static @Nullable String email(List<Answer.Given> given) {
        return given.stream()
                .filter(one -> one.kind() == Question.Kind.EMAIL && !one.values().isEmpty())
                .flatMap(one -> EmailAddress.of(one.values().getFirst()).stream())
                .map(EmailAddress::value)
                .findFirst()
                .orElse(null);
    }

    /** What a search of answers looks in. */
    static String words(Answer answer) {
        StringBuilder words = new StringBuilder();
        answer.answers().forEach(one -> words.append(one.text()).append('\n'));
        return words.toString();
    }

    /** The file's own name, without folders and with the ending of what it really is. */
    static String name(String sent, FileKind kind) {
        String file = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        String bare = CleanInput.line(dot > 0 ? file.substring(0, dot) : file);
        String cut = bare.length() > NAME ? bare.substring(0, NAME) : bare;
        return (cut.isEmpty() ? "fichier" : cut) + "." + kind.ending(sent);
    }
}
