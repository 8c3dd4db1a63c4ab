package org.preau.text;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One parsed message. ICU reads the text and knows the plural rules; filling in is done here,
 * because ICU's own MessageFormat is not safe to share between threads and costs microseconds where
 * this costs nanoseconds.
 *
 * <p>Takes arguments of kind none, plural (with {@code =0}, {@code offset:} and {@code #}),
 * selectordinal and select. Dates and sizes are made by {@link Dates} and {@link Sizes} and passed
 * as text.
 */
final class MessagesPattern {
    private final String key;
    private final Language language;
    private final List<Part> parts;
    private final Set<String> names = new TreeSet<>();

    /**
     * A piece of a message; writes itself given the arguments and the number that {@code #} stands
     * for.
     */
    private sealed interface Part permits Literal, Argument, Hash, Plural, Select {}

    private record Literal(String text) implements Part {}

    private record Argument(String name) implements Part {}

    private record Hash() implements Part {}

    private record Plural(
            String name,
            double offset,
            PluralRules rules,
            Map<String, List<Part>> cases,
            boolean hasExact)
            implements Part {

        Plural(String name, double offset, PluralRules rules, Map<String, List<Part>> cases) {
            this(
                    name,
                    offset,
                    rules,
                    cases,
                    cases.keySet().stream().anyMatch(it -> it.startsWith("=")));
        }
    }

    private record Select(String name, Map<String, List<Part>> cases) implements Part {}

    private MessagesPattern(Language language, String key, String text) {
        this.language = language;
        this.key = key;
        MessagePattern source = new MessagePattern(text);
        this.parts = new Reader(source).message(0);
    }

    /** Parses a message; the key is only for error texts. */
    static MessagesPattern parse(Language language, String key, String text) {
        try {
            return new MessagesPattern(language, key, text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "The "
                            + language.tag()
                            + " message \""
                            + key
                            + "\" cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }

    /** The names of the arguments. */
    Set<String> arguments() {
        return Set.copyOf(names);
    }

    /** The text with its arguments filled in. */
    String format(Map<String, ? extends @Nullable Object> arguments) {
        if (parts.size() == 1 && parts.getFirst() instanceof Literal(String text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(64);
        write(parts, arguments, 0, out);
        return out.toString();
    }

    private void write(
            List<Part> pieces,
            Map<String, ? extends @Nullable Object> arguments,
            double hash,
            StringBuilder out) {
        for (Part piece : pieces) {
            switch (piece) {
                case Literal(String text) -> out.append(text);
                case Hash() -> out.append(Numbers.of(language).write(hash));
                case Argument(String name) -> out.append(written(argument(arguments, name)));
                case Plural plural -> {
                    double number = number(plural.name(), argument(arguments, plural.name()));
                    write(chosen(plural, number), arguments, number - plural.offset(), out);
                }
                case Select(String name, Map<String, List<Part>> cases) -> {
                    List<Part> other = cases.getOrDefault("other", List.of());
                    write(
                            cases.getOrDefault(argument(arguments, name).toString(), other),
                            arguments,
                            hash,
                            out);
                }
            }
        }
    }

    private static List<Part> chosen(Plural plural, double number) {
        List<Part> exact = plural.hasExact() ? plural.cases().get(exactly(number)) : null;
        if (exact != null) {
            return exact;
        }
        String keyword = plural.rules().select(number - plural.offset());
        return plural.cases()
                .getOrDefault(keyword, plural.cases().getOrDefault("other", List.of()));
    }

    private static String exactly(double number) {
        boolean whole = number == Math.rint(number);
        return "=" + (whole ? Long.toString((long) number) : Double.toString(number));
    }

    private Object argument(Map<String, ? extends @Nullable Object> arguments, String name) {
        Object value = arguments.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The message \"" + key + "\" needs the argument \"" + name + "\"");
        }
        return value;
    }

    private double number(String name, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(
                "The message \"" + key + "\" needs a number for \"" + name + "\", not " + value);
    }

    private String written(Object value) {
        return value instanceof Number number
                ? Numbers.of(language).write(number)
                : value.toString();
    }

    /** Numbers with the language's own separators; the formatters are immutable. */
    enum Numbers {
        FR(Language.FR),
        EN(Language.EN);

        private final LocalizedNumberFormatter formatter;

        Numbers(Language language) {
            formatter = NumberFormatter.withLocale(language.locale());
        }

        static Numbers of(Language language) {
            return language == Language.FR ? FR : EN;
        }

        String write(Number number) {
            double value = number.doubleValue();
            boolean small = value == Math.rint(value) && Math.abs(value) < 1_000;
            return small ? Integer.toString((int) value) : formatter.format(number).toString();
        }
    }

    /** Turns ICU's flat list of tokens into the tree above. */
    private final class Reader {
        private final MessagePattern source;

        Reader(MessagePattern source) {
            this.source = source;
        }

        /** Reads the message whose MSG_START is the given token. */
        List<Part> message(int start) {
            List<Part> found = new ArrayList<>();
            int limit = source.getLimitPartIndex(start);
            int from = source.getPart(start).getLimit();
            StringBuilder literal = new StringBuilder();
            for (int i = start + 1; i <= limit; i++) {
                MessagePattern.Part token = source.getPart(i);
                literal.append(source.getPatternString(), from, token.getIndex());
                from = token.getLimit();
                switch (token.getType()) {
                    case INSERT_CHAR -> literal.append((char) token.getValue());
                    case REPLACE_NUMBER -> {
                        flush(literal, found);
                        found.add(new Hash());
                    }
                    case ARG_START -> {
                        flush(literal, found);
                        found.add(argument(i));
                        i = source.getLimitPartIndex(i);
                        from = source.getPart(i).getLimit();
                    }
                    default -> {
                        // SKIP_SYNTAX leaves out a quote; MSG_LIMIT ends the loop.
                    }
                }
            }
            flush(literal, found);
            return List.copyOf(found);
        }

        private void flush(StringBuilder literal, List<Part> found) {
            if (!literal.isEmpty()) {
                String text = literal.toString();
                found.add(new Literal(language == Language.FR ? Spaces.french(text) : text));
                literal.setLength(0);
            }
        }

        private Part argument(int start) {
            String name = source.getSubstring(source.getPart(start + 1));
            names.add(name);
            return switch (source.getPart(start).getArgType()) {
                case NONE -> new Argument(name);
                case SELECT -> new Select(name, cases(start + 2, source.getLimitPartIndex(start)));
                case PLURAL -> plural(name, start, PluralRules.PluralType.CARDINAL);
                case SELECTORDINAL -> plural(name, start, PluralRules.PluralType.ORDINAL);
                default ->
                        throw new IllegalArgumentException(
                                "{" + name + "} may be plain, plural or select only");
            };
        }

        private Part plural(String name, int start, PluralRules.PluralType type) {
            double offset = source.getPluralOffset(start + 2);
            int first = source.getPartType(start + 2).hasNumericValue() ? start + 3 : start + 2;
            PluralRules rules = PluralRules.forLocale(language.locale(), type);
            return new Plural(name, offset, rules, cases(first, source.getLimitPartIndex(start)));
        }

        private Map<String, List<Part>> cases(int first, int limit) {
            Map<String, List<Part>> cases = new LinkedHashMap<>();
            int i = first;
            while (i < limit) {
                String selector = source.getSubstring(source.getPart(i++));
                if (source.getPartType(i).hasNumericValue()) {
                    i++;
                }
                cases.put(selector, message(i));
                i = source.getLimitPartIndex(i) + 1;
            }
            return Map.copyOf(cases);
        }
    }

    /** French puts an unbreakable space before high punctuation and inside guillemets. */
    private static final class Spaces {
        private static final char NARROW = '\u202f';
        private static final char FULL = '\u00a0';

        static String french(String text) {
            StringBuilder out = new StringBuilder(text);
            for (int i = 0; i < out.length(); i++) {
                if (out.charAt(i) == ' ') {
                    char before = i == 0 ? ' ' : out.charAt(i - 1);
                    char after = i + 1 == out.length() ? ' ' : out.charAt(i + 1);
                    out.setCharAt(i, space(before, after));
                }
            }
            return out.toString();
        }

        private static char space(char before, char after) {
            return switch (after) {
                case ':', '»', '€' -> FULL;
                case ';', '!', '?', '%' -> NARROW;
                default -> before == '«' ? FULL : ' ';
            };
        }
    }
}
