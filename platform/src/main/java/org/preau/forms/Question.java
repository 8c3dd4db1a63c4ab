package org.preau.forms;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form, as its makers wrote it.
 *
 * @param id within the form: short, never given twice
 * @param label the question; the text of a heading
 * @param help a line that says how to answer; the text below a heading
 * @param options the choices, in order; empty for other kinds
 * @param condition when it is asked; null for always
 */
public record Question(
        String id,
        Kind kind,
        String label,
        String help,
        boolean required,
        List<String> options,
        @Nullable Condition condition) {

    /** What is asked for. */
    public enum Kind {
        /** A line. */
        TEXT,
        /** Several lines. */
        AREA,
        EMAIL,
        TEL,
        NUMBER,
        DATE,
        /** One of several. */
        CHOICE,
        /** Some of several. */
        CHOICES,
        FILE,
        /** A box to tick. */
        CONSENT,
        /** No question: a heading, and an explanation. */
        NOTE;

        /** As it stands in forms, addresses and message keys. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean hasOptions() {
            return this == CHOICE || this == CHOICES;
        }

        /** Whether other questions may depend on its answer. */
        boolean decides() {
            return hasOptions() || this == CONSENT;
        }
    }

    /**
     * The answer that has the question asked.
     *
     * @param question an earlier one that {@linkplain Kind#decides decides}
     * @param is one of its options; {@value #TICKED} for a box
     */
    public record Condition(String question, String is) {}

    /** The answer of a box that is ticked. */
    static final String TICKED = "oui";

    public Question {
        options = List.copyOf(options);
    }

    /** The same under a condition; null for none. */
    Question when(@Nullable Condition other) {
        return new Question(id, kind, label, help, required, options, other);
    }
}
