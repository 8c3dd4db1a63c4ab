package org.preau.rebuild;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.backup.mirror.KeyRing;
import org.preau.base.TenantId;
import org.preau.rebuild.PlatformTable.Reader;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.sql.Tx;
import org.preau.text.Json;
import org.preau.web.Actor;

/**
 * Puts the platform's own rows back: accounts in one transaction, everything else in another. Who
 * signed in and what the operator knows is there again; associations are, but closed to all and
 * without anything in them. May run again: what is there stays.
 */
final class PutPlatform {

    /** What stands beside an association until all of it is back. */
    static final String WAITING = "Reconstruction en cours";

    /** What a column becomes while its association has nothing in it yet. */
    private static final Map<String, String> MEANWHILE =
            Map.of(
                    "state", "case when x.kind = 'portal' then x.state else 'suspended' end",
                    "state_reason",
                            "case when x.kind = 'portal' then x.state_reason else '%s' end"
                                    .formatted(WAITING),
                    "state_before", "case when x.kind = 'portal' then x.state_before end",
                    "delete_after", "case when x.kind = 'portal' then x.delete_after end",
                    "used_bytes", "0");

    /** What the portal's journal says. */
    private static final String ACT = "platform.rebuilt";

    private static final int ROWS = 500;
    private static final int CHARACTERS = 4_000_000;

    private final Database database;
    private final PlatformCopy copy;
    private final @Nullable KeyRing ring;
    private final Map<String, Long> counts = new TreeMap<>();

    /**
     * @param ring null where secrets do not come back
     */
    PutPlatform(Database database, PlatformCopy copy, @Nullable KeyRing ring) {
        this.database = database;
        this.copy = copy;
        this.ring = ring;
    }

    /**
     * Does it.
     *
     * @param taken of when the copy is
     * @return how many rows each table has got
     * @throws IOException if the copy cannot be read; then at most accounts are there
     */
    Map<String, Long> run(Instant taken) throws IOException {
        try {
            database.identity(null, tx -> put(tx, Reader.IDENTITY));
            return database.operator(
                    "bring the platform back",
                    tx -> {
                        put(tx, Reader.OPERATOR);
                        // Nothing of these associations is there that a snapshot should have.
                        tx.query("delete from change_mark").execute();
                        tenants(tx).forEach(tx::tenantChanged);
                        note(tx, taken);
                        return Map.copyOf(counts);
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void note(OperatorTx tx, Instant taken) {
        tx.query("select tenant_id from tenant where kind = 'portal'")
                .first(TenantId.class)
                .ifPresent(portal ->
                        AuditLog.note(
                                tx,
                                portal,
                                Actor.system("Préau"),
                                ACT,
                                taken.truncatedTo(ChronoUnit.SECONDS).toString(),
                                Map.of()));
    }

    private static List<TenantId> tenants(OperatorTx tx) {
        return tx.query("select tenant_id from tenant").list(TenantId.class);
    }

    private int put(Tx tx, Reader reader) {
        PlatformRows rows = new PlatformRows(tx);
        try {
            for (PlatformTable table : PlatformTables.ALL) {
                if (table.reader() == reader && !table.sealed()) {
                    Portion portion = new Portion(tx, table, rows.columns(table), false);
                    copy.rows(table, portion::add);
                    portion.flush();
                    counts.merge(table.name(), portion.written, Long::sum);
                }
            }
            putSecrets(tx, reader, rows);
            return counts.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void putSecrets(Tx tx, Reader reader, PlatformRows rows) throws IOException {
        KeyRing keys = ring;
        if (keys == null || !copy.isSealed()) {
            return;
        }
        Map<String, Portion> portions = new HashMap<>();
        for (PlatformTable table : PlatformTables.ALL) {
            if (table.reader() == reader && (table.sealed() || !table.secrets().isEmpty())) {
                portions.put(
                        table.name(), new Portion(tx, table, rows.columns(table), !table.sealed()));
            }
        }
        copy.secrets(
                keys,
                (table, row) -> {
                    Portion portion = portions.get(table);
                    if (portion != null) {
                        portion.add(row);
                    }
                });
        portions.forEach((table, portion) -> {
            portion.flush();
            if (!portion.only) {
                counts.merge(table, portion.written, Long::sum);
            }
        });
    }

    /** Rows until there are enough for one statement. */
    private static final class Portion {
        private final Tx tx;
        private final PlatformTable table;
        private final List<String> known;
        private final boolean only;
        private final StringBuilder rows = new StringBuilder();
        private @Nullable String statement;
        private int count;
        private long written;

        /**
         * @param known columns that the table has now
         * @param only whether the rows are there, and get these columns
         */
        Portion(Tx tx, PlatformTable table, List<String> known, boolean only) {
            this.tx = tx;
            this.table = table;
            this.known = known;
            this.only = only;
        }

        void add(String row) {
            if (statement == null) {
                statement = statement(row);
            }
            if (count == ROWS || rows.length() > CHARACTERS) {
                flush();
            }
            rows.append(count++ == 0 ? "[" : ",").append(row);
        }

        void flush() {
            String sql = statement;
            if (count > 0 && sql != null) {
                written += tx.query(sql).bind("rows", rows.append(']').toString()).execute();
                count = 0;
                rows.setLength(0);
            }
        }

        /** All rows of a table have the same columns; the table may have others by now. */
        private String statement(String row) {
            List<String> columns = new ArrayList<>(known);
            columns.retainAll(names(row));
            return only ? update(columns) : insert(columns);
        }

        private static List<String> names(String row) {
            List<String> names = new ArrayList<>();
            try {
                Json.tree(row.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .fieldNames()
                        .forEachRemaining(names::add);
            } catch (Json.MalformedJson e) {
                throw new UncheckedIOException(new IOException(e));
            }
            return names;
        }

        private String insert(List<String> columns) {
            boolean tenant = table.name().equals("tenant");
            return """
            insert into %s (%s)
            select %s
              from json_populate_recordset(null::%s, cast(:rows as json)) x
             where %s
                on conflict do nothing
            """
                    .formatted(
                            table.name(),
                            String.join(", ", columns),
                            columns.stream()
                                    .map(it ->
                                            tenant
                                                    ? MEANWHILE.getOrDefault(it, "x." + it)
                                                    : "x." + it)
                                    .collect(Collectors.joining(", ")),
                            table.name(),
                            isThere(columns, tenant));
        }

        /** What two views saw at two moments may refer to what only one of them saw. */
        private String isThere(List<String> columns, boolean tenant) {
            List<String> conditions = new ArrayList<>(List.of("true"));
            if (columns.contains("tenant_id") && !tenant) {
                conditions.add("exists (select from tenant p where p.tenant_id = x.tenant_id)");
            }
            if (columns.contains("account_id") && !table.name().equals("account")) {
                conditions.add("exists (select from account a where a.account_id = x.account_id)");
            }
            return String.join(" and ", conditions);
        }

        private String update(List<String> columns) {
            return """
            update %s t
               set %s
              from json_populate_recordset(null::%s, cast(:rows as json)) x
             where t.%s = x.%s
            """
                    .formatted(
                            table.name(),
                            columns.stream()
                                    .filter(it -> !it.equals(table.key()))
                                    .map("%1$s = x.%1$s"::formatted)
                                    .collect(Collectors.joining(", ")),
                            table.name(),
                            table.key(),
                            table.key());
        }
    }
}
