package org.preau.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a table lie in the tree. Paths are made of keys, so they stay what they are
 * when a title changes.
 */
sealed interface Layout {

    /**
     * A file for each row: {@code FOLDER/KEY.json}, or with a body as it was written below a front
     * matter of all other columns: {@code FOLDER/KEY.md}.
     *
     * @param body the column that is the text; null for JSON
     */
    record Each(String folder, @Nullable String body, String ending) implements Layout {}

    /**
     * One line for each row, for tables of many small rows.
     *
     * @param folder of the files; without {@code by} the file is {@code FOLDER.jsonl}
     * @param by an SQL expression over the table's columns, which names the file; null for one file
     */
    record Lines(String folder, @Nullable String by) implements Layout {}

    /** The one row that each association has. */
    record Only(String file) implements Layout {}

    /** The folder or file that it begins with. */
    default String place() {
        return switch (this) {
            case Each(String folder, _, _) -> folder;
            case Lines(String folder, _) -> folder;
            case Only(String file) -> file;
        };
    }

    /** Whether a file of the tree is one of this table's. */
    default boolean holds(String path) {
        return switch (this) {
            case Each(String folder, _, String ending) ->
                    path.startsWith(folder + "/") && path.endsWith(ending);
            case Lines(String folder, @Nullable String by) ->
                    by == null
                            ? path.equals(folder + ".jsonl")
                            : path.startsWith(folder + "/") && path.endsWith(".jsonl");
            case Only(String file) -> path.equals(file);
        };
    }
}
