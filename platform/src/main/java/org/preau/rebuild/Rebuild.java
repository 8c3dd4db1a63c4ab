package org.preau.rebuild;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.backup.mirror.KeyRing;
import org.preau.rebuild.PlatformCopy.Place;
import org.preau.snapshot.Chapters;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;

/** Brings a platform back into an empty database: its own rows, then each association. */
public final class Rebuild {

    /** Told how far it is, on the working thread: a line for people. */
    @FunctionalInterface
    public interface Progress {
        void at(String line);
    }

    private final Database database;
    private final RebuildFolder folder;
    private final Progress progress;

    public Rebuild(Database database, RebuildFolder folder, Progress progress) {
        this.database = database;
        this.folder = folder;
        this.progress = progress;
    }

    /** Whether nobody is there: no portal, no association, no account. */
    public boolean isEmpty() {
        return !database.operator(
                "see whether the platform is empty",
                tx ->
                        tx.query("select true from tenant limit 1").exists()
                                || tx.query("select true from account limit 1").exists());
    }

    /** Tables that no copy has, of this version of the program; see {@link PlatformTables}. */
    public static Map<String, String> gaps(OperatorTx tx, Chapters chapters) {
        return PlatformTables.gaps(tx, chapters);
    }

    /** What never comes back, and why. */
    public static Map<String, String> notBack() {
        return Map.copyOf(PlatformTables.LEFT_OUT);
    }

    /**
     * Puts accounts, the associations' own rows and the operator's tables back.
     *
     * @param ring null where secrets do not come back
     * @return how many rows each table has got; none if an earlier run did it
     */
    public Map<String, Long> platform(@Nullable KeyRing ring) throws IOException {
        if (folder.isPlatformThere()) {
            progress.at("accounts and settings: there already");
            return Map.of();
        }
        Map<String, Long> rows =
                new PutPlatform(database, folder.copy(), ring).run(folder.taken().at());
        folder.platformIsThere();
        progress.at(
                "accounts: %d, associations: %d, lines of the journal: %d"
                        .formatted(
                                rows.getOrDefault("account", 0L),
                                Math.max(0, rows.getOrDefault("tenant", 0L) - 1),
                                rows.getOrDefault("audit_entry", 0L)));
        return rows;
    }

    /** Brings all associations. One that does not come does not keep the next. */
    public List<Report.One> associations(BringAssociation bring) throws IOException {
        List<Place> places = folder.copy().places();
        List<Report.One> all = new ArrayList<>();
        for (Place place : places) {
            long begun = System.nanoTime();
            BringAssociation.Outcome outcome = bring.run(place);
            Report.One one = told(place, outcome, (System.nanoTime() - begun) / 1_000_000);
            if (place.portal() && !one.isBack()) {
                emptyPortal(place);
            }
            all.add(one);
            progress.at("[%d/%d] %s".formatted(all.size(), places.size(), line(one)));
        }
        return all;
    }

    /** The portal's pages are lost then; without a site of its own the server would not answer. */
    private void emptyPortal(Place place) {
        int _ =
                database.operator(
                        "give the portal an empty site",
                        tx -> {
                            tx.workIn(place.id());
                            return tx.query(
                                            """
                                            insert into site (tenant_id, tagline)
                                            values (:id, '')
                                                on conflict do nothing
                                            """)
                                    .bind("id", place.id())
                                    .execute();
                        });
    }

    private static Report.One told(Place place, BringAssociation.Outcome outcome, long millis) {
        return switch (outcome) {
            case BringAssociation.Brought it ->
                    new Report.One(
                            place.slug(),
                            place.name(),
                            place.id().toString(),
                            "brought",
                            it.version(),
                            it.taken(),
                            it.rows(),
                            it.files(),
                            it.lost(),
                            it.strangers(),
                            "",
                            millis);
            case BringAssociation.There _ -> none(place, "there", "", millis);
            case BringAssociation.Nothing _ ->
                    none(place, "nothing", "its vault has no version", millis);
            case BringAssociation.Failed(String why) -> none(place, "failed", why, millis);
        };
    }

    private static Report.One none(Place place, String outcome, String why, long millis) {
        return new Report.One(
                place.slug(),
                place.name(),
                place.id().toString(),
                outcome,
                0,
                null,
                0,
                0,
                List.of(),
                0,
                why,
                millis);
    }

    private static String line(Report.One it) {
        if (!it.isBack()) {
            return it.slug() + ": NOT BACK, " + it.why();
        }
        return it.outcome().equals("there")
                ? it.slug() + ": there already"
                : "%s: snapshot %d of %s, %d rows, %d files, %.1f s"
                        .formatted(
                                it.slug(),
                                it.version(),
                                it.taken(),
                                it.rows(),
                                it.files(),
                                it.millis() / 1000.0);
    }
}
