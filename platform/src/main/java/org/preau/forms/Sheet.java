package org.preau.forms;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.preau.text.CleanInput;
import org.preau.web.Exchange;
import org.preau.web.Upload;

/**
 * What somebody has answered so far, by question: cleaned, not yet checked. A value that a question
 * does not offer is as good as not sent.
 */
final class Sheet {

    /** Fields of a visitor's form begin so, apart from those of the form itself. */
    static final String PREFIX = "r-";

    private final Questions questions;
    private final Map<String, List<String>> values;
    private final Map<String, Upload> files;

    private Sheet(
            Questions questions, Map<String, List<String>> values, Map<String, Upload> files) {
        this.questions = questions;
        this.values = values;
        this.files = files;
    }

    static Sheet empty(Questions questions) {
        return new Sheet(questions, Map.of(), Map.of());
    }

    /** What a browser sent. */
    static Sheet of(Questions questions, Exchange exchange) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Map<String, Upload> files = new HashMap<>();
        for (Question question : questions.all()) {
            String name = PREFIX + question.id();
            if (question.kind() == Question.Kind.FILE) {
                exchange.upload(name).ifPresent(file -> files.put(question.id(), file));
            } else {
                List<String> clean = cleaned(question, exchange.formAll(name));
                if (!clean.isEmpty()) {
                    values.put(question.id(), clean);
                }
            }
        }
        return new Sheet(questions, values, files);
    }

    private static List<String> cleaned(Question question, List<String> sent) {
        return switch (question.kind()) {
            case NOTE, FILE -> List.of();
            case AREA ->
                    sent.stream()
                            .limit(1)
                            .map(it -> CleanInput.text(it).strip())
                            .filter(it -> !it.isEmpty())
                            .toList();
            case CHOICE -> sent.stream().filter(question.options()::contains).limit(1).toList();
            case CHOICES -> question.options().stream().filter(sent::contains).toList();
            case CONSENT -> sent.contains(Question.TICKED) ? List.of(Question.TICKED) : List.of();
            case TEXT, EMAIL, TEL, NUMBER, DATE ->
                    sent.stream()
                            .limit(1)
                            .map(CleanInput::line)
                            .filter(it -> !it.isEmpty())
                            .toList();
        };
    }

    List<String> values(Question question) {
        return values.getOrDefault(question.id(), List.of());
    }

    /** The first value; empty text for none. */
    String value(Question question) {
        List<String> all = values(question);
        return all.isEmpty() ? "" : all.getFirst();
    }

    Optional<Upload> file(Question question) {
        return Optional.ofNullable(files.get(question.id()));
    }

    /** Whether anything was answered at all. */
    boolean isEmpty() {
        return values.isEmpty() && files.isEmpty();
    }

    /** Whether a question is asked, by what was answered before it. */
    boolean asks(Question question) {
        Set<String> passed = new HashSet<>();
        Question at = question;
        while (at.condition() != null && passed.add(at.id())) {
            Question.Condition condition = at.condition();
            Optional<Question> decides = questions.find(condition.question());
            if (decides.isEmpty() || !values(decides.get()).contains(condition.is())) {
                return false;
            }
            at = decides.get();
        }
        return true;
    }

    /** The questions that are asked, in order. */
    List<Question> asked() {
        return questions.all().stream().filter(this::asks).toList();
    }
}
