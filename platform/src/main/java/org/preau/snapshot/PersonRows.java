package org.preau.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.preau.base.TenantId;
import org.preau.snapshot.Catalogue.Column;
import org.preau.sql.Query;
import org.preau.sql.Tx;

/**
 * A member whose account is erased, in the rows of an association, those of now and those of older
 * trees alike. Rows that are the person's own go; columns that say who did something say {@value
 * #NOBODY}. What texts tell of somebody is the association's and stays.
 *
 * <p>Which columns those are follows from their names, so a table that comes later is treated like
 * the others.
 */
public final class PersonRows {

    /** Instead of a name. */
    public static final String NOBODY = "—";

    /** The column that says who by the account, and the one that tells that person's name. */
    private static final Map<String, String> WHO =
            Map.of(
                    "account_id", "person",
                    "author_id", "author_name",
                    "by_id", "by_name",
                    "made_by_id", "made_by",
                    "actor_id", "actor_name");

    /** Columns that tell a name alone. */
    private static final Set<String> NAMES =
            Set.of(
                    "asked_by",
                    "created_by",
                    "decided_by",
                    "done_by",
                    "ended_by",
                    "invited_by",
                    "made_by",
                    "published_by",
                    "replaced_by",
                    "resolved_by",
                    "said_by",
                    "saved_by");

    /** Columns with an address: such a row is nothing without the person who has it. */
    private static final Set<String> ADDRESSES = Set.of("target_email");

    private final Chapters chapters;
    private final Catalogue catalogue;
    private final UUID account;
    private final List<String> names;

    /**
     * @param names the name and the address, as other rows tell them
     */
    public PersonRows(Tx tx, Chapters chapters, UUID account, List<String> names) {
        this.chapters = chapters;
        this.catalogue = chapters.catalogue(tx);
        this.account = account;
        this.names = List.copyOf(names);
    }

    /**
     * Takes the person out of the rows of now.
     *
     * @param tx that may change them all
     * @return how many rows that were
     */
    public int takeOut(Tx tx, TenantId tenant) {
        int done = 0;
        for (String table : catalogue.tables()) {
            String sql = statement(table);
            if (!sql.isEmpty()) {
                done += bound(tx.query(sql).bind("tenant", tenant), sql).execute();
            }
        }
        return done;
    }

    private Query bound(Query query, String sql) {
        Query withAccount = sql.contains(":account") ? query.bind("account", account) : query;
        return sql.contains(":names") ? withAccount.bind("names", names) : withAccount;
    }

    /** Empty for a table that names nobody. */
    private String statement(String table) {
        String where = " where tenant_id = :tenant and ";
        Optional<String> owner = owner(table);
        if (owner.isPresent()) {
            return "delete from preau." + table + where + owner.get() + " = :account";
        }
        Optional<String> address = address(table);
        if (address.isPresent()) {
            return "delete from preau." + table + where + address.get() + " = any(:names)";
        }
        Map<String, String> changes = changes(table);
        List<String> sets = new ArrayList<>();
        changes.forEach((column, which) -> sets.add(set(column, which)));
        return sets.isEmpty()
                ? ""
                : "update preau."
                        + table
                        + " set "
                        + String.join(", ", sets)
                        + where
                        + changes.values().stream()
                                .distinct()
                                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private static String set(String column, String which) {
        String then = isId(column) ? "null" : "'" + NOBODY + "'";
        return "%s = case when %s then %s else %s end".formatted(column, which, then, column);
    }

    /** What is to be changed in a row, each with when. */
    private Map<String, String> changes(String table) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (Column column : catalogue.columns(table)) {
            String name = column.name();
            if (column.generated()) {
                continue;
            }
            if (WHO.containsKey(name)) {
                changes.put(name, name + " = :account");
            } else if (WHO.containsValue(name)) {
                changes.put(name, teller(table, name));
            } else if (NAMES.contains(name)) {
                changes.put(name, name + " = any(:names)");
            }
        }
        return changes;
    }

    private String teller(String table, String name) {
        String alone = name + " = any(:names)";
        return idBeside(table, name).map(id -> id + " = :account or " + alone).orElse(alone);
    }

    private Optional<String> idBeside(String table, String name) {
        return WHO.entrySet().stream()
                .filter(it -> it.getValue().equals(name) && has(table, it.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean has(String table, String column) {
        return catalogue.columns(table).stream().anyMatch(it -> it.name().equals(column));
    }

    /** The columns of a table that say who by the account. */
    static List<String> ids(Catalogue catalogue, String table) {
        return catalogue.columns(table).stream()
                .map(Column::name)
                .filter(WHO::containsKey)
                .toList();
    }

    private static boolean isId(String column) {
        return WHO.containsKey(column);
    }

    /** The column that says whose each row is, if rows are nothing without that account. */
    private Optional<String> owner(String table) {
        return catalogue.columns(table).stream()
                .filter(it -> it.required() && WHO.containsKey(it.name()))
                .map(Column::name)
                .findFirst();
    }

    private Optional<String> address(String table) {
        return catalogue.columns(table).stream()
                .map(Column::name)
                .filter(ADDRESSES::contains)
                .findFirst();
    }

    /** Whether a column of this name is known to tell of a person. */
    public static boolean knows(String column) {
        return WHO.containsKey(column)
                || WHO.containsValue(column)
                || NAMES.contains(column)
                || ADDRESSES.contains(column);
    }

    /** Whether rows lie in this file that may name people. */
    public boolean concerns(String path) {
        return chapters.table(path)
                .map(Table::name)
                .map(name ->
                        owner(name).isPresent()
                                || address(name).isPresent()
                                || !changes(name).isEmpty())
                .orElse(false);
    }

    /**
     * A file of rows without this person.
     *
     * @throws NotARow if it cannot be read back
     */
    public Left without(String path, byte[] file) {
        Table table = chapters.table(path).orElseThrow();
        List<ObjectNode> rows = ReadRow.rows(file, table);
        List<ObjectNode> rest = new ArrayList<>();
        boolean changed = false;
        Optional<String> owner = owner(table.name());
        Optional<String> address = address(table.name());
        for (ObjectNode row : rows) {
            boolean own = owner.filter(column -> isAccount(row, column)).isPresent();
            boolean hers =
                    address.filter(column -> names.contains(row.path(column).asText())).isPresent();
            if (own || hers) {
                changed = true;
            } else {
                changed |= clean(table.name(), row);
                rest.add(row);
            }
        }
        if (!changed) {
            return new Left.All();
        }
        return rest.isEmpty() ? new Left.Nothing() : new Left.Some(written(table, rest));
    }

    private static byte[] written(Table table, List<ObjectNode> rows) {
        if (table.layout() instanceof Layout.Each each && each.body() != null) {
            return RowText.text(rows.getFirst(), each.body());
        }
        return table.layout() instanceof Layout.Lines
                ? RowText.lines(rows)
                : RowText.pages(rows.getFirst());
    }

    private boolean clean(String table, ObjectNode row) {
        boolean changed = false;
        for (String column : changes(table).keySet()) {
            boolean byId =
                    !isId(column)
                            && idBeside(table, column).filter(id -> isAccount(row, id)).isPresent();
            if (!isId(column) && (byId || names.contains(row.path(column).asText()))) {
                row.put(column, NOBODY);
                changed = true;
            }
        }
        for (String id : WHO.keySet()) {
            if (isAccount(row, id)) {
                row.putNull(id);
                changed = true;
            }
        }
        return changed;
    }

    private boolean isAccount(ObjectNode row, String column) {
        return account.toString().equals(row.path(column).asText());
    }
}
