package org.preau.render;

import java.util.List;
import java.util.Optional;
import org.preau.text.Message;

/**
 * One question of a form, with what was answered and what is wrong with it. The partial {@code
 * field} draws it. The {@code with…} methods give a copy.
 *
 * @param name the name it is sent under, unique in its form; letters, digits and dashes
 * @param type how it is asked
 * @param label the question
 * @param value the answer so far; a checkbox is ticked when it is not empty; never printed for
 *     passwords and files
 * @param hint how to answer
 * @param error what is wrong with the answer, and what would be right
 * @param required whether an answer is needed; the others are marked as optional
 * @param disabled whether it is closed
 * @param autocomplete the token of HTML’s autofill; empty leaves it to the browser
 * @param options the choices of a select or radio group
 * @param maxLength the most characters taken; 0 for no limit
 * @param accept the file types offered, as in HTML; empty for all
 * @param focus whether the page opens on it
 */
public record Field(
        String name,
        Type type,
        Message label,
        String value,
        Optional<Message> hint,
        Optional<Message> error,
        boolean required,
        boolean disabled,
        String autocomplete,
        List<Option> options,
        int maxLength,
        String accept,
        boolean focus) {

    /** How a question is asked. */
    public enum Type {
        /** One line. */
        TEXT,
        /** An e-mail address. */
        EMAIL,
        /** A secret. */
        PASSWORD,
        /** A web address. */
        URL,
        /** A telephone number. */
        TEL,
        /** A day. */
        DATE,
        /** A day and hour, without zone. */
        DATETIME,
        /** A number. */
        NUMBER,
        /** A code of digits, such as a one-time password. */
        CODE,
        /** Several lines. */
        AREA,
        /** One of many. */
        SELECT,
        /** Yes or no. */
        CHECKBOX,
        /** One of few, each explained. */
        RADIOS,
        /** A file. */
        FILE
    }

    /**
     * A choice.
     *
     * @param value what is sent
     * @param label what is read
     * @param note a line that explains it, in radio groups; empty for none
     */
    public record Option(String value, Message label, Optional<Message> note) {
        /** A choice that needs no explanation. */
        public static Option of(String value, Message label) {
            return new Option(value, label, Optional.empty());
        }
    }

    /** A required field of a type that offers no choices; the label is a message key. */
    public static Field of(Type type, String name, String label) {
        return new Field(
                name,
                type,
                Message.of(label),
                "",
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                "",
                List.of(),
                0,
                "",
                false);
    }

    /** A required choice among several, drawn as a list or as radio buttons. */
    public static Field choice(Type type, String name, String label, List<Option> options) {
        return of(type, name, label).withOptions(options);
    }

    /** With this answer. */
    public Field withValue(String answer) {
        return copy(
                answer,
                hint,
                error,
                required,
                disabled,
                autocomplete,
                options,
                maxLength,
                accept,
                focus);
    }

    /** With this advice. */
    public Field withHint(Message advice) {
        return copy(
                value,
                Optional.of(advice),
                error,
                required,
                disabled,
                autocomplete,
                options,
                maxLength,
                accept,
                focus);
    }

    /** Marked as wrong. */
    public Field withError(Message problem) {
        return copy(
                value,
                hint,
                Optional.of(problem),
                required,
                disabled,
                autocomplete,
                options,
                maxLength,
                accept,
                focus);
    }

    /** Not required. */
    public Field optional() {
        return copy(
                value,
                hint,
                error,
                false,
                disabled,
                autocomplete,
                options,
                maxLength,
                accept,
                focus);
    }

    /** Closed. */
    public Field closed() {
        return copy(
                value,
                hint,
                error,
                required,
                true,
                autocomplete,
                options,
                maxLength,
                accept,
                focus);
    }

    /**
     * Filled in by the browser as this token says: {@code username}, {@code current-password},
     * {@code one-time-code}…
     */
    public Field withAutocomplete(String token) {
        return copy(
                value, hint, error, required, disabled, token, options, maxLength, accept, focus);
    }

    /** With these choices. */
    public Field withOptions(List<Option> choices) {
        return copy(
                value,
                hint,
                error,
                required,
                disabled,
                autocomplete,
                List.copyOf(choices),
                maxLength,
                accept,
                focus);
    }

    /** With at most so many characters. */
    public Field withMaxLength(int characters) {
        return copy(
                value,
                hint,
                error,
                required,
                disabled,
                autocomplete,
                options,
                characters,
                accept,
                focus);
    }

    /** Offering these file types. */
    public Field withAccept(String types) {
        return copy(
                value,
                hint,
                error,
                required,
                disabled,
                autocomplete,
                options,
                maxLength,
                types,
                focus);
    }

    /** Where the page opens. */
    public Field withFocus() {
        return copy(
                value,
                hint,
                error,
                required,
                disabled,
                autocomplete,
                options,
                maxLength,
                accept,
                true);
    }

    private Field copy(
            String value,
            Optional<Message> hint,
            Optional<Message> error,
            boolean required,
            boolean disabled,
            String autocomplete,
            List<Option> options,
            int maxLength,
            String accept,
            boolean focus) {
        return new Field(
                name,
                type,
                label,
                value,
                hint,
                error,
                required,
                disabled,
                autocomplete,
                options,
                maxLength,
                accept,
                focus);
    }
}
