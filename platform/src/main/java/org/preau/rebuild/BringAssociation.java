package org.preau.rebuild;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.preau.archive.ReadAhead;
import org.preau.archive.RestoreSnapshot.Afterwards;
import org.preau.archive.UsedSpace;
import org.preau.archive.VersionTree;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultName;
import org.preau.backup.vault.Version;
import org.preau.base.TenantId;
import org.preau.rebuild.PlatformCopy.Place;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.Delta;
import org.preau.snapshot.Erased;
import org.preau.snapshot.ReadRow;
import org.preau.snapshot.RestoreObjects;
import org.preau.snapshot.RestoreTree;
import org.preau.snapshot.Scope;
import org.preau.sql.Database;
import org.preau.sql.DatabaseUnavailable;
import org.preau.sql.StorageFull;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;

/**
 * Brings one association back from its vault, under its own identifier: files first, then all rows
 * of the newest version in one transaction, without what was erased since; last it becomes what it
 * was, open or suspended. May run again: what is there already is let be.
 */
public final class BringAssociation {

    /** What it stands on. */
    public record Ground(
            Database database,
            Chapters chapters,
            ObjectStore objects,
            ObjectStore from,
            Function<TenantId, Tenancy> enter,
            List<Afterwards> afterwards,
            Path work) {

        /** Copies the list. */
        public Ground {
            afterwards = List.copyOf(afterwards);
        }
    }

    /** How it went. */
    sealed interface Outcome {}

    /**
     * It is back.
     *
     * @param version of its vault
     * @param taken when that was
     * @param lost files that the version has no longer had
     * @param strangers people with an office whose account is not there
     */
    record Brought(
            long version, Instant taken, long rows, int files, List<String> lost, int strangers)
            implements Outcome {}

    /** It was back before; nothing was done. */
    record There() implements Outcome {}

    /** Its vault has no version: it was opened, and nothing of it kept yet. */
    record Nothing() implements Outcome {}

    /** It did not come; nothing of it is to be seen. */
    record Failed(String why) implements Outcome {}

    private static final String OFFICES = "people/offices.jsonl";

    private final Ground ground;
    private final RestoreTree restore;

    public BringAssociation(Ground ground) {
        this.ground = ground;
        this.restore = new RestoreTree(ground.chapters());
    }

    /**
     * Does it.
     *
     * @throws DatabaseUnavailable or {@link StorageFull}: the others would not fare better
     */
    Outcome run(Place place) {
        Tenancy tenancy = ground.enter().apply(place.id());
        try {
            Outcome outcome = isThere(tenancy) ? new There() : bring(tenancy);
            if (outcome instanceof Brought || outcome instanceof There) {
                open(place);
            }
            return outcome;
        } catch (DatabaseUnavailable | StorageFull e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return new Failed(said(e));
        }
    }

    private static String said(Exception e) {
        Throwable inner = e instanceof UncheckedIOException ? e.getCause() : null;
        String message = inner == null ? e.getMessage() : inner.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private boolean isThere(Tenancy tenancy) {
        return ground.database().read(tenancy, tx -> tx.query("select true from site").exists());
    }

    private Outcome bring(Tenancy tenancy) throws IOException {
        Vault vault = Vault.open(ground.from(), new VaultName(tenancy.tenant().toString()));
        Optional<Version> newest =
                vault.versions().stream().max(java.util.Comparator.comparingLong(Version::number));
        if (newest.isEmpty()) {
            return new Nothing();
        }
        long number = newest.get().number();
        try (ReadAhead then =
                new ReadAhead(new VersionTree(vault, number), ground.chapters(), ground.work())) {
            return fill(tenancy, then, newest.get());
        }
    }

    private Outcome fill(Tenancy tenancy, ReadAhead then, Version version) throws IOException {
        Set<String> strangers = strangers(then);
        Delta delta = ground.database().view(tenancy, tx -> plan(tx, then, strangers));
        Set<String> paths = new HashSet<>(then.paths());
        List<String> lost = new ArrayList<>();
        int files =
                new RestoreObjects(ground.objects(), ground.work())
                        .run(
                                tenancy.tenant(),
                                delta,
                                then,
                                path -> paths.contains(path) || !lost.add(path));
        boolean done = ground.database().together(tenancy, true, tx -> rows(tx, delta));
        return done
                ? new Brought(
                        version.number(),
                        version.time(),
                        delta.total(),
                        files,
                        lost,
                        strangers.size())
                : new There();
    }

    private Delta plan(TenantTx tx, ReadAhead then, Set<String> strangers) {
        try {
            return restore.fill(tx, then, Scope.intoNothing(strangers), Erased.of(tx));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean rows(TenantTx tx, Delta delta) {
        // Of two runs at once the second waits here, and finds the rows of the first.
        tx.query("select tenant_id from tenant for update").one(TenantId.class);
        if (tx.query("select true from site").exists()) {
            return false;
        }
        try {
            restore.run(tx, delta, _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!tx.query("select true from site").exists()) {
            throw new IllegalStateException("its newest version holds no site");
        }
        UsedSpace.add(tx, UsedSpace.of(tx));
        ground.afterwards().forEach(it -> it.restored(tx));
        tx.siteChanged();
        return true;
    }

    /** Who holds an office in it and has no account: made since the platform's own copy. */
    private Set<String> strangers(ReadAhead then) throws IOException {
        if (!then.paths().contains(OFFICES)) {
            return Set.of();
        }
        ByteArrayOutputStream offices = new ByteArrayOutputStream();
        then.copy(OFFICES, offices);
        Set<String> named = new HashSet<>();
        ReadRow.lines(offices.toByteArray())
                .forEach(row -> named.add(row.path("account_id").asText()));
        named.removeAll(there(named));
        return named;
    }

    private List<String> there(Set<String> named) {
        return ground.database()
                .operator(
                        "see which accounts of a version are there",
                        tx ->
                                tx.query(
                                                """
                                                select account_id::text
                                                  from account
                                                 where account_id::text = any (string_to_array(:named, ','))
                                                """)
                                        .bind("named", String.join(",", named))
                                        .list(String.class));
    }

    /** It is again what it was. */
    private void open(Place place) {
        int _ =
                ground.database()
                        .operator(
                                "open an association that is back",
                                tx -> {
                                    int rows =
                                            tx.query(
                                                            """
                                                            update tenant t
                                                               set state = x.state,
                                                                   state_reason = x.state_reason,
                                                                   state_since = x.state_since,
                                                                   state_before = x.state_before,
                                                                   delete_after = x.delete_after,
                                                                   revision = greatest(t.revision, x.revision) + 1
                                                              from json_populate_record(null::tenant, cast(:row as json)) x
                                                             where t.tenant_id = x.tenant_id
                                                               and (t.kind = 'portal' or t.state_reason = :waiting)
                                                            """)
                                                    .bind("row", place.row())
                                                    .bind("waiting", PutPlatform.WAITING)
                                                    .execute();
                                    tx.tenantChanged(place.id());
                                    return rows;
                                });
    }
}
