package org.preau.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.preau.text.Dates;
import org.preau.text.Json;

/**
 * What stands before a text between two lines {@code ---}: the part of YAML that people and static
 * site generators really write there: one key a line, texts bare or quoted, lists in brackets or
 * with hyphens, texts of several lines after {@code |} or {@code >}. Nothing in it is executed or
 * referred to elsewhere; what is not understood is an empty value.
 *
 * @param values by key in lower case; a list has many
 * @param present whether there was any
 */
record FrontMatter(Map<String, List<String>> values, String body, boolean present) {

    private static final int MOST = 64_000;

    /** Splits a file into what is said of the text and the text. */
    static FrontMatter read(String file) {
        String text = file.replace("\r\n", "\n");
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int end = text.startsWith("---\n") ? end(text) : -1;
        if (end < 0 || end > MOST) {
            return new FrontMatter(Map.of(), text, false);
        }
        int after = text.indexOf('\n', end + 1);
        String body = after < 0 ? "" : text.substring(after + 1);
        return new FrontMatter(
                lines(text.substring(4, Math.max(4, end))),
                body.startsWith("\n") ? body.substring(1) : body,
                true);
    }

    private static int end(String text) {
        return text.startsWith("---\n---") ? 3 : text.indexOf("\n---", 3);
    }

    String get(String... keys) {
        for (String key : keys) {
            List<String> all = values.getOrDefault(key, List.of());
            if (!all.isEmpty() && !all.getFirst().isEmpty()) {
                return all.getFirst();
            }
        }
        return "";
    }

    /** The values of a list; those between commas of a single one. */
    List<String> list(String key) {
        List<String> all = values.getOrDefault(key, List.of());
        List<String> split =
                all.size() == 1 && all.getFirst().contains(",")
                        ? List.of(all.getFirst().split(",", -1))
                        : all;
        return split.stream().map(String::strip).filter(it -> !it.isEmpty()).toList();
    }

    boolean is(String key) {
        return get(key).equalsIgnoreCase("true") || get(key).equalsIgnoreCase("yes");
    }

    /** A moment of ISO 8601, or a day, or a day and an hour of France; empty for anything else. */
    Optional<Instant> moment(String... keys) {
        return instant(get(keys));
    }

    static Optional<Instant> instant(String text) {
        String said = text.strip().replaceFirst(" ", "T").replaceFirst(" (?=[+-]\\d)", "");
        try {
            if (said.length() <= 10) {
                return said.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                LocalDate.parse(said)
                                        .atTime(12, 0)
                                        .atZone(Dates.PARIS)
                                        .toInstant());
            }
            boolean zoned =
                    said.endsWith("Z") || said.lastIndexOf('+') > 10 || said.lastIndexOf('-') > 10;
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(said).toInstant()
                            : LocalDateTime.parse(said).atZone(Dates.PARIS).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> lines(String block) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String key = "";
        boolean folded = false;
        for (String line : block.split("\n", -1)) {
            String item = line.strip();
            boolean within = line.startsWith(" ") || line.startsWith("\t") || item.startsWith("- ");
            int colon = line.indexOf(':');
            if (within && !key.isEmpty()) {
                add(values.getOrDefault(key, new ArrayList<>()), item, folded);
            } else if (colon > 0 && !item.startsWith("#")) {
                key = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                String value = line.substring(colon + 1).strip();
                folded = value.startsWith("|") || value.startsWith(">");
                values.put(key, folded ? new ArrayList<>() : new ArrayList<>(parsed(value)));
            }
        }
        return values;
    }

    private static void add(List<String> values, String item, boolean folded) {
        if (folded) {
            String before = values.isEmpty() ? "" : values.removeFirst() + " ";
            values.add(before + item);
        } else if (item.startsWith("- ")) {
            values.addAll(parsed(item.substring(2).strip()));
        }
    }

    private static List<String> parsed(String value) {
        if (value.startsWith("[") || value.startsWith("\"")) {
            try {
                JsonNode node = Json.tree(value.getBytes(StandardCharsets.UTF_8));
                List<String> all = new ArrayList<>();
                (node.isArray() ? node : List.of(node)).forEach(one -> all.add(one.asText()));
                if (node.isArray() && all.size() == 1) {
                    all.add(""); // a list of one, whose commas are its own
                }
                return all;
            } catch (Json.MalformedJson notJson) {
                return value.startsWith("[") ? bare(value) : List.of(unquoted(value));
            }
        }
        return value.isEmpty() ? List.of() : List.of(unquoted(value));
    }

    private static List<String> bare(String list) {
        int end = list.lastIndexOf(']');
        List<String> all = new ArrayList<>();
        for (String one : list.substring(1, end > 0 ? end : list.length()).split(",", -1)) {
            all.add(unquoted(one.strip()));
        }
        return all;
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() >= 2
                        && value.charAt(0) == value.charAt(value.length() - 1)
                        && (value.charAt(0) == '\'' || value.charAt(0) == '"');
        return quoted ? value.substring(1, value.length() - 1).replace("''", "'") : value;
    }

    /** Writes front matter, keys in the order they are put; empty values are left out. */
    static final class Writer {

        private final StringBuilder out = new StringBuilder("---\n");

        Writer put(String key, String value) {
            if (!value.isEmpty()) {
                // A JSON text is a quoted text of YAML, whatever is in it.
                out.append(key).append(": ").append(isPlain(value) ? value : Json.text(value));
                out.append('\n');
            }
            return this;
        }

        Writer put(String key, List<String> values) {
            if (!values.isEmpty()) {
                out.append(key).append(": ").append(Json.text(values)).append('\n');
            }
            return this;
        }

        String with(String body) {
            return out + "---\n\n" + body + (body.endsWith("\n") ? "" : "\n");
        }

        /** What YAML and this reader take as it stands. */
        private static boolean isPlain(String value) {
            boolean letters =
                    value.chars()
                            .allMatch(c ->
                                    Character.isLetterOrDigit(c)
                                            || " -'’.!?;/()«»".indexOf(c) >= 0);
            return letters
                    && Character.isLetterOrDigit(value.charAt(0))
                    && value.equals(value.strip())
                    && !value.matches("(?i)true|false|yes|no|null|on|off|[0-9.]+");
        }
    }
}
