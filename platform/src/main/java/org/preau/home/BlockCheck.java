package org.preau.home;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.base.EmailAddress;
import org.preau.site.Wrong;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.text.SafeAddress;

/** Cleans and checks what somebody said in a block. Use it once, on one thread. */
final class BlockCheck {

    private final TenantTx tx;
    private final BlockKind kind;
    private final List<Wrong> wrongs = new ArrayList<>();
    private Map<String, String> words = Map.of();
    private List<Map<String, String>> lines = List.of();

    BlockCheck(TenantTx tx, BlockKind kind) {
        this.tx = tx;
        this.kind = kind;
    }

    /**
     * Checks all of it; lines without any answer are dropped.
     *
     * @return what is wrong, by the names of the form's fields; afterwards {@link #words} and
     *     {@link #lines} can be kept if nothing is
     */
    List<Wrong> check(Map<String, String> typed, List<Map<String, String>> typedLines) {
        words = answers(kind.words(), typed, "", "");
        List<Map<String, String>> kept = new ArrayList<>();
        for (Map<String, String> line : typedLines) {
            if (line.values().stream().anyMatch(word -> !word.isBlank())) {
                kept.add(answers(kind.line(), line, "item-", "-" + kept.size()));
            }
        }
        lines = kept;
        if (kind.needsLines() && kept.isEmpty()) {
            wrong("item-" + kind.line().getFirst().name() + "-0", "home.wrong.lines-missing");
        }
        if (kept.size() > BlockKind.LINES) {
            wrongs.add(
                    new Wrong(
                            "item-" + kind.line().getFirst().name() + "-" + BlockKind.LINES,
                            Message.of("home.wrong.lines-many", "most", BlockKind.LINES)));
        }
        return List.copyOf(wrongs);
    }

    Map<String, String> words() {
        return words;
    }

    List<Map<String, String>> lines() {
        return lines;
    }

    private Map<String, String> answers(
            List<Question> questions, Map<String, String> typed, String before, String after) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Question question : questions) {
            String answer = clean(question, typed.getOrDefault(question.name(), ""));
            String field = before + question.name() + after;
            if (!answer.isEmpty()) {
                answers.put(question.name(), checked(question, field, answer));
            } else if (question.required()) {
                wrong(field, "home.wrong.missing");
            }
        }
        return answers;
    }

    private static String clean(Question question, String typed) {
        return switch (question.form()) {
            case WORDS, MARKDOWN -> CleanInput.text(typed).strip();
            default -> CleanInput.line(typed);
        };
    }

    private String checked(Question question, String field, String answer) {
        int length = CleanInput.length(answer);
        if (length > question.most()) {
            wrongs.add(
                    new Wrong(
                            field,
                            new Message(
                                    "site.wrong.too-long",
                                    Map.of("most", question.most(), "is", length))));
            return answer;
        }
        return switch (question.form()) {
            case LINE, WORDS, MARKDOWN -> answer;
            case DAY -> kept(field, answer, day(answer), "home.wrong.day");
            case ADDRESS -> kept(field, answer, address(answer), "home.wrong.address");
            case EMAIL -> kept(field, answer, email(answer), "home.wrong.email");
            case PLACE ->
                    kept(
                            field,
                            answer,
                            email(answer).or(() -> address(answer)),
                            "home.wrong.place");
            case COUNT ->
                    kept(
                            field,
                            answer,
                            Optional.of(answer).filter(BlockFields.COUNTS::contains),
                            "home.wrong.choice");
            case LEVEL ->
                    kept(
                            field,
                            answer,
                            Optional.of(answer).filter(BlockFields.LEVELS::contains),
                            "home.wrong.choice");
            case SECTION ->
                    kept(
                            field,
                            answer,
                            Optional.of(answer).filter(id -> Places.hasSection(tx, id)),
                            "home.wrong.section");
            case ARTICLE ->
                    kept(
                            field,
                            answer,
                            Places.article(tx, answer).map(it -> it.id().toString()),
                            "home.wrong.article");
            case PICTURE ->
                    kept(
                            field,
                            answer,
                            Places.picture(tx, answer).map(Places.Picture::address),
                            "home.wrong.picture");
        };
    }

    private String kept(String field, String typed, Optional<String> fit, String otherwise) {
        if (fit.isEmpty()) {
            wrong(field, otherwise);
        }
        return fit.orElse(typed);
    }

    private void wrong(String field, String key) {
        wrongs.add(new Wrong(field, Message.of(key)));
    }

    private static Optional<String> day(String typed) {
        try {
            LocalDate day = LocalDate.parse(typed);
            return day.getYear() > 1900 && day.getYear() < 2200
                    ? Optional.of(day.toString())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As people type addresses: one without a scheme that looks like a host is on the web. */
    static Optional<String> address(String typed) {
        int path = typed.indexOf('/');
        String start = path < 0 ? typed : typed.substring(0, path);
        boolean whole = typed.startsWith("/") || typed.startsWith("#") || start.contains(":");
        if (whole) {
            return SafeAddress.of(typed);
        }
        return SafeAddress.of((start.contains(".") ? "https://" : "/") + typed);
    }

    private static Optional<String> email(String typed) {
        return EmailAddress.of(typed).map(EmailAddress::value);
    }
}
