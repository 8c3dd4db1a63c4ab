package org.preau.backup.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.backup.cli.Command.Option;
import org.preau.backup.cli.Command.Parameter;
import org.preau.backup.cli.Command.Times;

/**
 * What somebody typed after a command, sorted into parameters and options.
 *
 * <p>By hand, in these lines: picocli did it before and took more than half of a command's time,
 * since the JVM's start cache holds no classes as old as its own.
 */
final class Words {
    private final List<String> parameters = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    private Words() {}

    /** What was typed makes no sense; the message says why. */
    static final class Misused extends Exception {
        private static final long serialVersionUID = 1;

        Misused(String message) {
            super(message);
        }
    }

    /** Whether somebody asks what there is. */
    static boolean askForHelp(List<String> typed) {
        int end = typed.indexOf("--");
        List<String> words = end < 0 ? typed : typed.subList(0, end);
        return words.contains("--help") || words.contains("-h");
    }

    /**
     * Sorts them.
     *
     * @param typed without the command's own name
     */
    static Words of(Command command, List<String> typed) throws Misused {
        Words words = new Words();
        boolean optionsEnded = false;
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            if (optionsEnded || !word.startsWith("-") || word.equals("-")) {
                words.parameters.add(word);
            } else if (word.equals("--")) {
                optionsEnded = true;
            } else {
                i += words.option(command, word, i + 1 < typed.size() ? typed.get(i + 1) : null);
            }
        }
        words.requireNumber(command.parameters());
        return words;
    }

    /** Gives how many words its value took. */
    private int option(Command command, String word, @Nullable String next) throws Misused {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Option option =
                command.allOptions().stream()
                        .filter(known -> known.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new Misused("Unknown option: " + name));
        if (option.value() == null) {
            if (equals >= 0) {
                throw new Misused(name + " takes no value");
            }
            options.put(name, "");
            return 0;
        }
        if (equals >= 0) {
            options.put(name, word.substring(equals + 1));
            return 0;
        }
        if (next == null) {
            throw new Misused("%s needs %s".formatted(name, option.value()));
        }
        options.put(name, next);
        return 1;
    }

    private void requireNumber(List<Parameter> wanted) throws Misused {
        for (int i = parameters.size(); i < wanted.size(); i++) {
            if (wanted.get(i).times() == Times.ONCE) {
                throw new Misused(
                        "%s is missing (%s)"
                                .formatted(wanted.get(i).label(), wanted.get(i).description()));
            }
        }
        boolean any = !wanted.isEmpty() && wanted.getLast().times() == Times.ANY;
        if (parameters.size() > wanted.size() && !any) {
            throw new Misused("One word too many: " + parameters.get(wanted.size()));
        }
    }

    /** A parameter that is always given. */
    String get(int place) {
        return parameters.get(place);
    }

    /** A parameter that may be left out. */
    Optional<String> optional(int place) {
        return place < parameters.size() ? Optional.of(parameters.get(place)) : Optional.empty();
    }

    /** All from this one on. */
    List<String> from(int place) {
        return parameters.subList(Math.min(place, parameters.size()), parameters.size());
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    /** The value of an option, if it was given. */
    Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /**
     * The same as a number.
     *
     * @throws IllegalArgumentException if it is none
     */
    Optional<Long> number(String option) {
        Optional<String> value = value(option);
        try {
            return value.map(Long::parseLong);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s takes a number, not %s".formatted(option, value.orElse("")), e);
        }
    }

    /** What the command says, in the form that was asked for. */
    Speech speech() {
        return new Speech(has("--json"), has("--quiet"));
    }

    /** Where the vault lies: the first two parameters. */
    Place place() {
        return new Place(get(0), get(1));
    }
}
