package org.preau.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Reads single files of a tree, for whoever shows what is in one. */
public final class ReadRow {

    private ReadRow() {}

    /**
     * A text with its other columns.
     *
     * @param body the column of the text
     * @throws NotARow if it is none
     */
    public static JsonNode text(byte[] file, String body) {
        return RowText.read(file, body);
    }

    /**
     * The rows of a file with a line for each.
     *
     * @throws NotARow if a line is none
     */
    public static List<JsonNode> lines(byte[] file) {
        return new String(file, UTF_8).lines().<JsonNode>map(RowText::parse).toList();
    }

    /**
     * A row that has a file of JSON.
     *
     * @throws NotARow if it is none
     */
    public static JsonNode json(byte[] file) {
        return RowText.read(file, null);
    }

    /** The rows of a file of this table. */
    static List<ObjectNode> rows(Tree tree, String path, Table table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tree.copy(path, bytes);
        return rows(bytes.toByteArray(), table);
    }

    /**
     * The same.
     *
     * @throws NotARow if it cannot be read back
     */
    static List<ObjectNode> rows(byte[] file, Table table) {
        return switch (table.layout()) {
            case Layout.Each each -> List.of(RowText.read(file, each.body()));
            case Layout.Only _ -> List.of(RowText.read(file, null));
            case Layout.Lines _ -> new String(file, UTF_8).lines().map(RowText::parse).toList();
        };
    }
}
