package org.preau.snapshot;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.preau.base.TenantId;
import org.preau.sql.Cursor;
import org.preau.sql.Query;
import org.preau.sql.Tx;

/**
 * What a person has in the rows of an association, to be given to that person (GDPR, articles 15
 * and 20): the rows that name the account, by the same columns that {@link PersonRows} empties when
 * the account is erased. Texts as text, the rest as JSON; columns that snapshots leave out are left
 * out here too.
 */
public final class OwnRows {

    private static final int AHEAD = 100;

    private final Chapters chapters;
    private final Catalogue catalogue;
    private final UUID account;

    public OwnRows(Tx tx, Chapters chapters, UUID account) {
        this.chapters = chapters;
        this.catalogue = chapters.catalogue(tx);
        this.account = account;
    }

    /**
     * Writes them.
     *
     * @param tx that may read them
     * @param texts whether the texts of the association go along, as they are now
     * @return how many rows there are
     */
    public long write(Tx tx, TenantId tenant, boolean texts, OpenPart.Folder out)
            throws IOException {
        long rows = 0;
        for (Table table : chapters.tables()) {
            List<String> who = PersonRows.ids(catalogue, table.name());
            if (who.isEmpty()) {
                continue;
            }
            if (table.layout() instanceof Layout.Each each && each.body() != null) {
                rows += texts ? texts(tx, tenant, table, each, each.body(), who, out) : 0;
            } else {
                rows += json(tx, tenant, table, who, out);
            }
        }
        return rows;
    }

    private long texts(
            Tx tx,
            TenantId tenant,
            Table table,
            Layout.Each each,
            String body,
            List<String> who,
            OpenPart.Folder out)
            throws IOException {
        Set<String> names = new HashSet<>();
        long rows = 0;
        try (Cursor<String> found = found(tx, tenant, table, who)) {
            for (String row = found.next(); row != null; row = found.next()) {
                ObjectNode node = RowText.parse(row);
                String key = Delta.key(catalogue, table, node);
                String name = node.path("slug").asText(key);
                String path = names.add(name) ? name : name + "-" + key;
                byte[] text = RowText.text(node, body);
                out.put(each.folder() + "/" + path + each.ending(), to -> to.write(text));
                rows++;
            }
        }
        return rows;
    }

    private long json(Tx tx, TenantId tenant, Table table, List<String> who, OpenPart.Folder out)
            throws IOException {
        try (Cursor<String> found = found(tx, tenant, table, who)) {
            String first = found.next();
            if (first == null) {
                return 0;
            }
            long[] rows = {0};
            out.put(
                    table.layout().place().replace(".json", "") + ".json",
                    to -> {
                        String before = "[\n";
                        for (String row = first; row != null; row = found.next()) {
                            text(to, before + RowText.line(RowText.parse(row)));
                            before = ",\n";
                            rows[0]++;
                        }
                        text(to, "\n]\n");
                    });
            return rows[0];
        }
    }

    private static void text(OutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Cursor<String> found(Tx tx, TenantId tenant, Table table, List<String> who) {
        String keys =
                catalogue.key(table.name()).stream()
                        .map(it -> "t." + it.name())
                        .collect(joining(", "));
        String sql =
                "select row_to_json(x)::text from (select %s from preau.%s t where t.tenant_id = :tenant and (%s)%s) x"
                        .formatted(
                                catalogue.carried(table).stream()
                                        .map(it -> "t." + it)
                                        .collect(joining(", ")),
                                table.name(),
                                who.stream()
                                        .map(it -> "t." + it + " = :account")
                                        .collect(joining(" or ")),
                                keys.isEmpty() ? "" : " order by " + keys);
        Query query = tx.query(sql).bind("tenant", tenant).bind("account", account);
        return query.cursor(String.class, AHEAD);
    }
}
