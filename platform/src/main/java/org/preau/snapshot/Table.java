package org.preau.snapshot;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table that snapshots carry. All its columns go along but {@code tenant_id}, those that
 * PostgreSQL generates, and those that are left out by name: so a column added later is carried
 * without anybody thinking of it.
 *
 * <p>Names and expressions become SQL text: they are constants of the features, checked here.
 */
public final class Table {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** How rows come back. */
    enum Way {
        /** Exactly: what came since goes, what went comes back, what changed is as it was. */
        EXACT,
        /** They happened: an empty place gets them, no other does. */
        HAPPENED,
        /** The row is always there; its columns become what they were. */
        UPDATED,
        /** As {@link #EXACT}, but only if people's rights shall come back too. */
        RIGHTS
    }

    private final String name;
    private final Layout layout;
    private final Way way;
    private final Map<String, String> leftOut = new LinkedHashMap<>();
    private final Set<String> former = new HashSet<>();
    private final Map<String, String> parked = new LinkedHashMap<>();
    private @Nullable Kept kept;

    private Table(String name, Layout layout, Way way) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a table: " + name);
        }
        this.name = name;
        this.layout = layout;
        this.way = way;
    }

    /** A file of JSON for each row: {@code FOLDER/KEY.json}. */
    public static Table each(String name, String folder) {
        return new Table(name, new Layout.Each(folder, null, ".json"), Way.EXACT);
    }

    /**
     * A file for each row with one column as its text and the others in front of it.
     *
     * @param ending such as {@code .md}
     */
    public static Table texts(String name, String folder, String body, String ending) {
        return new Table(name, new Layout.Each(folder, body, ending), Way.EXACT);
    }

    /** One file with a line for each row: {@code FILE.jsonl}. */
    public static Table lines(String name, String file) {
        return new Table(name, new Layout.Lines(file, null), Way.EXACT);
    }

    /**
     * The same, a file for each value of an expression: {@code FOLDER/VALUE.jsonl}.
     *
     * @param by a constant expression over the columns, such as {@code article_id}
     */
    public static Table linesBy(String name, String folder, String by) {
        return new Table(name, new Layout.Lines(folder, by), Way.EXACT);
    }

    /** The one row that each association has. */
    public static Table only(String name, String file) {
        return new Table(name, new Layout.Only(file), Way.EXACT);
    }

    /** Its row is always there, and only its columns become what they were. */
    public Table alwaysThere() {
        return as(Way.UPDATED);
    }

    /** Its rows happened: an empty place gets them, a restore in place leaves what is there. */
    public Table happened() {
        return as(Way.HAPPENED);
    }

    /** Its rows are rights of people: they come back only when that is asked for. */
    public Table rights() {
        return as(Way.RIGHTS);
    }

    /** A column that is not carried. */
    public Table without(String column, String why) {
        leftOut.put(column, why);
        return this;
    }

    /**
     * A column that was not carried and that is no longer there: a snapshot before an upgrade looks
     * at a database that still has it.
     */
    public Table withoutFormer(String column, String why) {
        former.add(column);
        return without(column, why);
    }

    /**
     * A column that must be unique: while rows change places, those that change get this value
     * first.
     *
     * @param value a constant expression over the columns that no row has
     */
    public Table parked(String column, String value) {
        parked.put(column, value);
        return this;
    }

    /** Each row has an object in the store, or some do. */
    public Table keeping(Kept objects) {
        kept = objects;
        return this;
    }

    public String name() {
        return name;
    }

    /** The columns that are not carried, each with its reason. */
    public Map<String, String> leftOut() {
        return Map.copyOf(leftOut);
    }

    /** Whether a column that is left out may be missing. */
    boolean isFormer(String column) {
        return former.contains(column);
    }

    Map<String, String> parked() {
        return parked;
    }

    Layout layout() {
        return layout;
    }

    Way way() {
        return way;
    }

    @Nullable Kept kept() {
        return kept;
    }

    private Table as(Way other) {
        Table table = new Table(name, layout, other);
        table.leftOut.putAll(leftOut);
        table.former.addAll(former);
        table.parked.putAll(parked);
        table.kept = kept;
        return table;
    }
}
