package org.preau.archive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.archive.ScratchPlace.Purpose;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;
import org.preau.base.TenantId;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens and closes hidden places. A place is a tenant whose identifier lies above all others: row
 * security hides it from every role but its own, so no list, job, search, feed or figure can show
 * it, and no directory knows a host of it. Its row and the word of whose moment it is are one
 * transaction, so that a crash leaves nothing that {@link #sweep} does not find.
 */
public final class ScratchPlaces {

    /** How many moments an association may look at; the one that was used least goes first. */
    static final int MOST_OF_ONE = 3;

    /** How many there may be on the whole platform, proofs included. */
    static final int MOST = 60;

    /** After that long without a look, a place to look at is closed. */
    static final Duration IDLE = Duration.ofMinutes(30);

    /** Nobody takes a place away from another who is looking at it now. */
    private static final Duration IN_USE = Duration.ofMinutes(2);

    /** No proof takes longer. */
    private static final Duration LONGEST = Duration.ofHours(6);

    private static final Logger LOG = LoggerFactory.getLogger(ScratchPlaces.class);
    private static final int PAGE = 1000;

    private final Database database;
    private final Jobs jobs;
    private final ObjectStore objects;
    private final Clock clock;

    /**
     * @param objects where a place keeps what its owner has no longer
     */
    public ScratchPlaces(Database database, Jobs jobs, ObjectStore objects, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.objects = objects;
        this.clock = clock;
    }

    /**
     * The place where that moment is looked at, which a job fills if there was none; asked twice it
     * is one. Empty when the platform has as many as it bears.
     */
    Optional<ScratchPlace> open(TenantId owner, long version) {
        Instant now = clock.instant();
        List<UUID> others =
                database.operator(
                        "see which places make way for another",
                        tx ->
                                ScratchRows.beyond(
                                        tx,
                                        owner,
                                        version,
                                        MOST_OF_ONE - 1,
                                        now.minus(IN_USE),
                                        MOST / 2));
        others.forEach(this::close);
        return database.operator(
                "open a place to look at a moment",
                tx -> {
                    if (ScratchRows.count(tx) >= MOST) {
                        return Optional.empty();
                    }
                    TenantId id = TenantId.hidden();
                    if (ScratchRows.told(tx, owner, id, Purpose.LOOK, version)) {
                        make(tx, owner, id);
                        jobs.schedule(
                                tx,
                                owner,
                                FillJob.KIND,
                                id.toString(),
                                new FillJob.ToDo(id.value()),
                                now);
                    }
                    return ScratchRows.look(tx, owner, version);
                });
    }

    /** A place for a proof, which whoever proves fills and closes. */
    public TenantId openProof(TenantId owner, long version) {
        return database.operator(
                "open a place for a proof",
                tx -> {
                    TenantId id = TenantId.hidden();
                    boolean _ = ScratchRows.told(tx, owner, id, Purpose.PROOF, version);
                    make(tx, owner, id);
                    return id;
                });
    }

    /** Its name and language come with the moment; nobody ever reads the short name. */
    private static void make(OperatorTx tx, TenantId owner, TenantId id) {
        seeHidden(tx);
        tx.query(
                        """
                        insert into tenant (tenant_id, kind, slug, name, theme, language)
                        select :id, 'association', :slug, name, theme, language
                          from tenant
                         where tenant_id = :owner
                        """)
                .bind("id", id)
                .bind("slug", "x-" + id.toString().replace("-", ""))
                .bind("owner", owner)
                .execute();
    }

    private static void seeHidden(OperatorTx tx) {
        tx.query("select set_config('preau.hidden', 'on', true)").one(String.class);
        tx.query("select set_config('statement_timeout', '10min', true)").one(String.class);
    }

    /** Closes one, with all that is in it. May be called again. */
    public void close(UUID id) {
        try {
            erase("tenants/" + id + "/");
        } catch (StoreUnavailable e) {
            LOG.warn("the objects of a hidden place stay until the next sweep; place={}", id, e);
            return;
        }
        database.operator(
                "close a hidden place",
                tx -> {
                    seeHidden(tx);
                    tx.query("delete from tenant where tenant_id = :id and is_hidden(tenant_id)")
                            .bind("id", id)
                            .execute();
                    return tx.query("delete from scratch_place where id = :id")
                            .bind("id", id)
                            .execute();
                });
    }

    private void erase(String prefix) throws StoreUnavailable {
        ListPage page = objects.list(prefix, null, PAGE);
        while (!page.objects().isEmpty()) {
            for (var object : page.objects()) {
                objects.delete(object.key());
            }
            ObjectKey last = page.objects().getLast().key();
            page = objects.list(prefix, last, PAGE);
        }
    }

    /** Closes what nobody looks at any more, and whatever a crash has left. */
    int sweep() {
        Instant now = clock.instant();
        List<UUID> stale =
                database.operator(
                        "see which hidden places nobody uses",
                        tx -> {
                            seeHidden(tx);
                            return tx.query(
                                            """
                                            select id
                                              from scratch_place
                                             where (purpose = 'look' and state <> 'filling' and used_at < :idle)
                                                or made_at < :longest
                                             union
                                            select t.tenant_id
                                              from tenant t
                                             where is_hidden(t.tenant_id)
                                               and not exists (select from scratch_place p where p.id = t.tenant_id)
                                            """)
                                    .bind("idle", now.minus(IDLE))
                                    .bind("longest", now.minus(LONGEST))
                                    .list(UUID.class);
                        });
        stale.forEach(this::close);
        return stale.size();
    }
}
