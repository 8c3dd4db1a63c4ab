package org.preau.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
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
        return new String(file, StandardCharsets.UTF_8)
                .lines()
                .<JsonNode>map(RowText::parse)
                .toList();
    }

    /**
     * A row that has a file of JSON.
     *
     * @throws NotARow if it is none
     */
    public static JsonNode json(byte[] file) {
        return RowText.read(file, null);
    }
}
