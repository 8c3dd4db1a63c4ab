package org.preau.proof;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.preau.proof.Report.Fault;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.TextDigests;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;

/** Holds the rows that came back against the version, and against the association as it is. */
final class CompareRows {

    private final Database database;
    private final Chapters chapters;

    CompareRows(Database database, Chapters chapters) {
        this.database = database;
        this.chapters = chapters;
    }

    /** Tables that no snapshot knows of: what is in them would be lost, whatever else is right. */
    List<Fault> forgotten(Tenancy owner) {
        return database.read(owner, chapters::gaps).keySet().stream()
                .map(it -> new Fault("table", it))
                .toList();
    }

    /**
     * Every text that was restored is the text of the version, and each table has its rows.
     *
     * @param said by the version
     * @param texts that the place has
     * @param rows that the place has, as PostgreSQL counts them
     */
    static void texts(
            TextDigests said, TextDigests texts, Map<String, Long> rows, List<Fault> faults) {
        Set<String> paths = new TreeSet<>(said.byPath().keySet());
        paths.addAll(texts.byPath().keySet());
        for (String path : paths) {
            String there = texts.byPath().getOrDefault(path, "");
            if (!said.byPath().getOrDefault(path, "").equals(there)) {
                faults.add(new Fault("text", path));
            }
        }
        said.rows()
                .forEach((table, count) -> {
                    if (!count.equals(rows.get(table))) {
                        faults.add(new Fault("rows", table));
                    }
                });
    }

    /**
     * As long as nobody has changed anything since, what was restored has as many rows as the
     * association itself.
     *
     * @param rows that the place has
     * @return whether nobody has
     */
    boolean live(Tenancy owner, Map<String, Long> rows, List<Fault> faults) {
        Map<String, Long> now =
                database.view(
                        owner,
                        tx ->
                                isMarked(tx)
                                        ? Map.<String, Long>of()
                                        : TextDigests.counted(tx, chapters));
        now.forEach((table, count) -> {
            if (!isElsewhere(table) && !count.equals(rows.get(table))) {
                faults.add(new Fault("live", table));
            }
        });
        return !now.isEmpty();
    }

    /**
     * Visits are counted all the time and mark nothing; offices may be of accounts that are gone.
     */
    private static boolean isElsewhere(String table) {
        return table.equals("visit_count") || table.startsWith("membership");
    }

    /** Whether the association is what its newest snapshot says. */
    boolean isUnchanged(Tenancy owner) {
        return database.read(owner, tx -> !isMarked(tx));
    }

    private static boolean isMarked(TenantTx tx) {
        return tx.query("select true from change_mark limit 1").exists();
    }
}
