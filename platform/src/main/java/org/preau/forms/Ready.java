package org.preau.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * Forms to begin with. Their words are messages {@code forms.ready.WHAT.…}, in the language of the
 * site; once made, they are the association's own and may be changed like any other.
 */
enum Ready {
    /** Nothing: the makers know what they want. */
    BLANK,
    CONTACT,
    MEMBERSHIP,
    EVENT,
    VOLUNTEER,
    SURVEY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether who answers gives an address and should get a copy. */
    boolean receipt() {
        return this != BLANK && this != SURVEY;
    }

    /** What the answers are for; empty for a blank form, whose makers have to say it. */
    String purpose(Messages messages, Language language) {
        return this == BLANK ? "" : messages.text(language, key("purpose"));
    }

    Questions questions(Messages messages, Language language) {
        Writer writer = new Writer(messages, language);
        switch (this) {
            case BLANK -> {}
            case CONTACT -> contact(writer);
            case MEMBERSHIP -> membership(writer);
            case EVENT -> event(writer);
            case VOLUNTEER -> volunteer(writer);
            case SURVEY -> survey(writer);
        }
        return new Questions(writer.all);
    }

    private void contact(Writer form) {
        form.add("name", Question.Kind.TEXT, true);
        form.add("email", Question.Kind.EMAIL, true);
        form.choices("about", Question.Kind.CHOICE, false, 3);
        form.add("message", Question.Kind.AREA, true);
    }

    private void membership(Writer form) {
        form.add("name", Question.Kind.TEXT, true);
        form.add("email", Question.Kind.EMAIL, true);
        form.add("tel", Question.Kind.TEL, false);
        form.add("address", Question.Kind.AREA, false);
        List<String> kinds = form.choices("kind", Question.Kind.CHOICE, true, 3);
        form.when("household", Question.Kind.NUMBER, kinds.get(1));
        form.choices("help", Question.Kind.CHOICES, false, 4);
        form.add("consent", Question.Kind.CONSENT, true);
    }

    private void event(Writer form) {
        form.add("name", Question.Kind.TEXT, true);
        form.add("email", Question.Kind.EMAIL, true);
        form.add("people", Question.Kind.NUMBER, true);
        List<String> meal = form.choices("meal", Question.Kind.CHOICE, true, 2);
        form.when("diet", Question.Kind.TEXT, meal.get(0));
        form.add("remark", Question.Kind.AREA, false);
    }

    private void volunteer(Writer form) {
        form.add("name", Question.Kind.TEXT, true);
        form.add("email", Question.Kind.EMAIL, true);
        form.add("tel", Question.Kind.TEL, false);
        form.choices("skills", Question.Kind.CHOICES, false, 5);
        form.choices("when", Question.Kind.CHOICES, false, 4);
        form.add("message", Question.Kind.AREA, false);
    }

    private void survey(Writer form) {
        form.choices("rating", Question.Kind.CHOICE, true, 4);
        form.add("liked", Question.Kind.AREA, false);
        form.add("missed", Question.Kind.AREA, false);
        List<String> again = form.choices("again", Question.Kind.CHOICE, false, 2);
        form.when("email", Question.Kind.EMAIL, again.get(0));
    }

    private String key(String part) {
        return "forms.ready." + word() + "." + part;
    }

    /** Puts questions together; the last choice is what {@link #when} depends on. */
    private final class Writer {
        private final List<Question> all = new ArrayList<>();
        private final Messages messages;
        private final Language language;

        Writer(Messages messages, Language language) {
            this.messages = messages;
            this.language = language;
        }

        void add(String part, Question.Kind kind, boolean required) {
            put(part, kind, required, List.of(), null);
        }

        /** A choice of {@code count} options; these. */
        List<String> choices(String part, Question.Kind kind, boolean required, int count) {
            List<String> options = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                options.add(say(part + "." + i));
            }
            put(part, kind, required, options, null);
            return options;
        }

        /** Asked of those who chose {@code option} in the question before. */
        void when(String part, Question.Kind kind, String option) {
            put(part, kind, false, List.of(), new Question.Condition(all.getLast().id(), option));
        }

        private void put(
                String part,
                Question.Kind kind,
                boolean required,
                List<String> options,
                Question.@Nullable Condition condition) {
            all.add(
                    new Question(
                            Questions.freshId(),
                            kind,
                            say(part),
                            "",
                            required,
                            options,
                            condition));
        }

        private String say(String part) {
            return messages.text(language, key(part));
        }
    }
}
