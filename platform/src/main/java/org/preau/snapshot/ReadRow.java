package org.preau.snapshot;

import com.fasterxml.jackson.databind.JsonNode;

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
}
