package org.preau.backup.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A command: what it is called, what words it takes, what it does.
 *
 * @param name one word, or two
 * @param description whole sentences, for {@code --help}
 * @param parameters in their order; only the last may be left out or repeated
 * @param options beside those that all commands have
 */
record Command(
        String name,
        String description,
        List<Parameter> parameters,
        List<Option> options,
        Act act) {
    static final String PROGRAM = "infra/vault";

    private static final Option JSON = Option.flag("--json", "print JSON");
    private static final Option QUIET = Option.flag("--quiet", "show no progress");
    private static final Option HELP = Option.flag("--help", "this text");
    private static final int WIDTH = 74;

    Command {
        parameters = List.copyOf(parameters);
        options = List.copyOf(options);
    }

    /** What it does, and its exit code. */
    interface Act {
        int run(Words words) throws IOException;
    }

    /** How often a parameter is given. */
    enum Times {
        ONCE,
        ONCE_OR_NOT,
        ANY
    }

    /** A word at its place. */
    record Parameter(String label, Times times, String description) {
        static Parameter once(String label, String description) {
            return new Parameter(label, Times.ONCE, description);
        }

        static Parameter optional(String label, String description) {
            return new Parameter(label, Times.ONCE_OR_NOT, description);
        }

        String shown() {
            return switch (times) {
                case ONCE -> label;
                case ONCE_OR_NOT -> "[" + label + "]";
                case ANY -> "[" + label + "...]";
            };
        }
    }

    /**
     * Something that may be said or not, anywhere.
     *
     * @param value what stands for its value, or null if it has none
     */
    record Option(String name, @Nullable String value, String description) {
        static Option flag(String name, String description) {
            return new Option(name, null, description);
        }

        static Option with(String name, String value, String description) {
            return new Option(name, value, description);
        }
    }

    List<Option> allOptions() {
        List<Option> all = new ArrayList<>(options);
        all.addAll(List.of(JSON, QUIET, HELP));
        return all;
    }

    String synopsis() {
        return "Usage: %s %s %s [OPTIONS]"
                .formatted(
                        PROGRAM,
                        name,
                        parameters.stream().map(Parameter::shown).collect(Collectors.joining(" ")));
    }

    /** What {@code --help} prints. */
    String help() {
        StringBuilder text = new StringBuilder(synopsis()).append("\n\n");
        text.append(wrapped(description, 0)).append("\n\n");
        parameters.forEach(p -> line(text, p.label(), p.description()));
        text.append('\n');
        for (Option option : allOptions()) {
            String value = option.value() == null ? "" : " " + option.value();
            line(text, option.name() + value, option.description());
        }
        return text.toString();
    }

    static void line(StringBuilder text, String left, String right) {
        text.append(String.format(Locale.ROOT, "  %-22s", left));
        text.append(wrapped(right, 24).stripLeading()).append('\n');
    }

    private static String wrapped(String words, int indent) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : words.split(" ", -1)) {
            if (column > 0 && column + word.length() > WIDTH - indent) {
                text.append('\n').append(" ".repeat(indent));
                column = 0;
            }
            text.append(column == 0 ? "" : " ").append(word);
            column += word.length() + 1;
        }
        return text.toString();
    }
}
