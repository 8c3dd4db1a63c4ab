package org.preau.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.preau.text.Json;

/** Writes the files of a folder that people read and compare: the same things, the same bytes. */
final class FolderFiles {

    /** Longer ones are written over several lines, so that a comparison shows what changed. */
    private static final int LINE = 100;

    private static final String STEP = "  ";

    private final Path root;

    FolderFiles(Path root) {
        this.root = root;
    }

    /** Where a file goes; its folder is there. */
    Path at(String file) throws IOException {
        Path to = root.resolve(file);
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        return to;
    }

    void text(String file, String text) throws IOException {
        Files.writeString(at(file), text.endsWith("\n") ? text : text + "\n");
    }

    /** JSON with one thing a line at the top, however short or long. */
    void lines(String file, List<?> things) throws IOException {
        StringBuilder out = new StringBuilder("[\n");
        for (int i = 0; i < things.size(); i++) {
            out.append(Json.text(things.get(i))).append(i < things.size() - 1 ? ",\n" : "\n");
        }
        text(file, out.append("]").toString());
    }

    /** JSON with as many lines as it takes to be read. */
    void json(String file, Object value) throws IOException {
        StringBuilder out = new StringBuilder();
        write(out, tree(value), "", true);
        text(file, out.toString());
    }

    private static JsonNode tree(Object value) {
        try {
            return Json.tree(Json.text(value).getBytes(StandardCharsets.UTF_8));
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("what was written as JSON cannot be read", e);
        }
    }

    private static void write(StringBuilder out, JsonNode node, String margin, boolean open) {
        String line = Json.text(node);
        boolean fits = !open && line.length() + margin.length() <= LINE;
        if (!node.isContainerNode() || node.isEmpty() || fits) {
            out.append(line);
            return;
        }
        String inner = margin + STEP;
        out.append(node.isArray() ? "[\n" : "{\n");
        if (node.isArray()) {
            for (Iterator<JsonNode> all = node.elements(); all.hasNext(); ) {
                out.append(inner);
                write(out, all.next(), inner, false);
                out.append(all.hasNext() ? ",\n" : "\n");
            }
        } else {
            for (Iterator<Map.Entry<String, JsonNode>> all = node.properties().iterator();
                    all.hasNext(); ) {
                Map.Entry<String, JsonNode> one = all.next();
                out.append(inner).append(Json.text(one.getKey())).append(": ");
                write(out, one.getValue(), inner, false);
                out.append(all.hasNext() ? ",\n" : "\n");
            }
        }
        out.append(margin).append(node.isArray() ? "]" : "}");
    }
}
