package org.preau.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows as text that a person can read and compare: JSON with its keys in order; or a body as it was
 * written, below a front matter with a line of JSON for each other column (which YAML reads as
 * well). Nothing is rounded, cut or tidied: numbers keep their digits.
 */
final class RowText {

    private static final String FENCE = "---\n";
    private static final int MAX_TEXT = 64_000_000;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxStringLength(MAX_TEXT)
                                                    .maxNumberLength(100_000)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static final ObjectWriter PRETTY =
            MAPPER.writer(
                    new DefaultPrettyPrinter()
                            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private RowText() {}

    /**
     * A row as PostgreSQL or a file of the tree has it.
     *
     * @throws NotARow if it is none
     */
    static ObjectNode parse(String json) {
        try {
            return MAPPER.readTree(json) instanceof ObjectNode row ? row : fail("not a row");
        } catch (JsonProcessingException e) {
            throw new NotARow(e.getOriginalMessage());
        }
    }

    /** On one line, without its end. */
    static String line(JsonNode row) {
        return written(MAPPER.writer(), row);
    }

    /** One after the other, each on a line. */
    static byte[] lines(List<ObjectNode> rows) {
        StringBuilder lines = new StringBuilder();
        rows.forEach(row -> lines.append(line(row)).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** On several lines. */
    static byte[] pages(JsonNode row) {
        return (written(PRETTY, row) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** As a text below the rest. */
    static byte[] text(ObjectNode row, String body) {
        StringBuilder out = new StringBuilder(FENCE);
        JsonNode text = row.path(body);
        new TreeMap<>(fields(row))
                .forEach((key, value) -> {
                    if (!key.equals(body) || !text.isTextual()) {
                        out.append(key).append(": ").append(line(value)).append('\n');
                    }
                });
        out.append(FENCE);
        if (text.isTextual()) {
            out.append(text.textValue()).append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #pages} or {@link #text} wrote.
     *
     * @param body the column of the text; null where there is none
     */
    static ObjectNode read(byte[] file, @Nullable String body) {
        String text = new String(file, StandardCharsets.UTF_8);
        return body == null ? parse(text) : readText(text, body);
    }

    private static ObjectNode readText(String text, String body) {
        if (!text.startsWith(FENCE)) {
            return fail("it does not begin with ---");
        }
        ObjectNode row = MAPPER.createObjectNode();
        int at = FENCE.length();
        while (!text.startsWith(FENCE, at)) {
            int end = text.indexOf('\n', at);
            int colon = text.indexOf(": ", at);
            if (end < 0 || colon < 0 || colon > end) {
                return fail("its front matter does not end with ---");
            }
            row.set(text.substring(at, colon), value(text.substring(colon + 2, end)));
            at = end + 1;
        }
        String rest = text.substring(at + FENCE.length());
        if (!row.has(body)) {
            row.put(body, rest.endsWith("\n") ? rest.substring(0, rest.length() - 1) : rest);
        }
        return row;
    }

    private static JsonNode value(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new NotARow(e.getOriginalMessage());
        }
    }

    private static String written(ObjectWriter writer, JsonNode row) {
        try {
            return writer.writeValueAsString(sorted(row));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row cannot be written", e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode out = MAPPER.createArrayNode();
            array.forEach(element -> out.add(sorted(element)));
            return out;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode out = MAPPER.createObjectNode();
            new TreeMap<>(fields(object)).forEach((key, value) -> out.set(key, sorted(value)));
            return out;
        }
        return node;
    }

    private static Map<String, JsonNode> fields(ObjectNode object) {
        Map<String, JsonNode> fields = new TreeMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static ObjectNode fail(String why) {
        throw new NotARow(why);
    }
}
