package org.preau.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Lets go of former versions of files, and of the room that only they need. For the time of a
 * version that went, the one before it holds; before the oldest that is left, the file is not
 * there. What is in place never goes, and snapshots keep what they have.
 */
final class DropVersions {

    /**
     * How it went.
     *
     * @param count how many went
     * @param bytes that were freed
     */
    record Dropped(int count, long bytes) {}

    /** A state of a file with its bytes. */
    record State(Instant fromAt, String sha256, long bytes, Instant modifiedAt) {}

    private record Gone(int count, List<ForgetBytes.Freed> freed) {}

    private final Database database;
    private final ForgetBytes forget;

    DropVersions(Database database, ForgetBytes forget) {
        this.database = database;
        this.forget = forget;
    }

    /** One of them; empty when there is no such file or version, or it is the one in place. */
    Optional<Dropped> one(Desk desk, UUID file, int number) {
        return of(
                desk,
                file,
                versions ->
                        versions.stream()
                                .skip(1)
                                .map(History.Version::number)
                                .filter(it -> it == number)
                                .toList());
    }

    /** All but the one in place; empty when there is no such file or no former version. */
    Optional<Dropped> older(Desk desk, UUID file) {
        return of(
                desk,
                file,
                versions ->
                        versions.isEmpty()
                                ? List.of()
                                : IntStream.range(1, versions.getFirst().number())
                                        .boxed()
                                        .toList());
    }

    /** The bytes that only these versions of a file need. */
    static long room(TenantTx tx, UUID file, Set<Integer> numbers) {
        List<History.Version> all = History.versions(tx, file);
        Set<String> needed =
                all.stream()
                        .filter(it -> !numbers.contains(it.number()))
                        .map(History.Version::sha256)
                        .collect(Collectors.toSet());
        List<String> alone =
                all.stream()
                        .filter(it -> numbers.contains(it.number()))
                        .map(History.Version::sha256)
                        .filter(it -> !needed.contains(it))
                        .distinct()
                        .toList();
        return tx.query(
                        """
                        select coalesce(sum(o.bytes), 0)
                          from file_object o
                         where o.sha256 = any(cast(:alone as text[]))
                           and not exists (select
                                             from file_state s
                                            where s.sha256 = o.sha256
                                              and s.node_id <> :file)
                        """)
                .bind("alone", alone)
                .bind("file", file)
                .one(Long.class);
    }

    private Optional<Dropped> of(
            Desk desk, UUID file, Function<List<History.Version>, List<Integer>> choice) {
        Gone gone =
                database.write(
                        desk.tenancy(),
                        tx -> {
                            Change change = Change.begin(tx, desk.actor());
                            Optional<Node> node =
                                    Tree.find(tx, file)
                                            .flatMap(Trail::target)
                                            .filter(it -> !it.folder());
                            List<Integer> chosen = choice.apply(History.versions(tx, file));
                            if (node.isEmpty() || chosen.isEmpty()) {
                                return new Gone(0, List.of());
                            }
                            drop(tx, file, Set.copyOf(chosen));
                            note(change, desk, node.get().name(), chosen.size());
                            return new Gone(chosen.size(), ForgetBytes.rows(tx));
                        });
        forget.objects(desk, gone.freed());
        return gone.count() == 0
                ? Optional.empty()
                : Optional.of(new Dropped(gone.count(), ForgetBytes.sum(gone.freed())));
    }

    private static void note(Change change, Desk desk, String name, int count) {
        AuditLog.note(
                change.tx(),
                desk.actor(),
                "file.versions-dropped",
                name,
                Map.of("count", "" + count));
    }

    /** What {@link VersionLadder} lets go, of all files: how many, by file. */
    static Map<UUID, List<Integer>> over(TenantTx tx, Instant now) {
        List<UUID> files =
                tx.query(
                                """
                                select node_id
                                  from file_state
                                 where sha256 is not null
                                 group by node_id
                                having count(distinct sha256) > 1
                                 order by node_id
                                """)
                        .list(UUID.class);
        return files.stream()
                .collect(
                        Collectors.toMap(
                                it -> it, it -> VersionLadder.over(History.versions(tx, it), now)));
    }

    /** Lets go of what {@link VersionLadder} does not keep, of all files. */
    Dropped thin(Desk desk, Instant now) {
        Gone gone =
                database.write(
                        desk.tenancy(),
                        tx -> {
                            Change.begin(tx, desk.actor());
                            int count = 0;
                            for (Map.Entry<UUID, List<Integer>> it : over(tx, now).entrySet()) {
                                drop(tx, it.getKey(), Set.copyOf(it.getValue()));
                                count += it.getValue().size();
                            }
                            if (count == 0) {
                                return new Gone(0, List.of());
                            }
                            AuditLog.note(
                                    tx,
                                    desk.actor(),
                                    "file.versions-thinned",
                                    "",
                                    Map.of("count", "" + count));
                            return new Gone(count, ForgetBytes.rows(tx));
                        });
        forget.objects(desk, gone.freed());
        return new Dropped(gone.count(), ForgetBytes.sum(gone.freed()));
    }

    /**
     * Numbers are counted as {@link History#versions} counts them: a run of states with the same
     * bytes is one.
     */
    private static void drop(TenantTx tx, UUID file, Set<Integer> numbers) {
        State kept = null;
        State before = null;
        int number = 0;
        for (State state : states(tx, file)) {
            if (before == null || !before.sha256().equals(state.sha256())) {
                number++;
            }
            before = state;
            if (!numbers.contains(number)) {
                kept = state;
            } else if (kept == null) {
                delete(tx, file, state);
            } else {
                hold(tx, file, state, kept);
            }
        }
    }

    private static List<State> states(TenantTx tx, UUID file) {
        return new ArrayList<>(
                tx.query(
                                """
                                select from_at, sha256, bytes, modified_at
                                  from file_state
                                 where node_id = :file
                                   and sha256 is not null
                                 order by from_at
                                """)
                        .bind("file", file)
                        .list(State.class));
    }

    private static void delete(TenantTx tx, UUID file, State state) {
        tx.query("delete from file_state where node_id = :file and from_at = :from")
                .bind("file", file)
                .bind("from", state.fromAt())
                .execute();
    }

    private static void hold(TenantTx tx, UUID file, State state, State other) {
        tx.query(
                        """
                        update file_state
                           set sha256 = :sha256, bytes = :bytes, modified_at = :modified
                         where node_id = :file
                           and from_at = :from
                        """)
                .bind("sha256", Objects.requireNonNull(other.sha256()))
                .bind("bytes", other.bytes())
                .bind("modified", other.modifiedAt())
                .bind("file", file)
                .bind("from", state.fromAt())
                .execute();
    }
}
