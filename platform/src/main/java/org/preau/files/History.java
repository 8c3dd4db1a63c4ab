package org.preau.files;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/** What files were, read from the states that are over. */
final class History {

    private static final int MOST_VERSIONS = 200;
    private static final int MOST_TRASH = 500;

    /**
     * Bytes that a file has or had.
     *
     * @param number from 1, the oldest
     */
    record Version(int number, Instant fromAt, String sha256, long bytes, String byName) {}

    /**
     * Something in the trash.
     *
     * @param folderName of the folder that it lay in; null for the root
     * @param bytes of a file
     */
    record Trashed(
            UUID nodeId,
            String name,
            boolean folder,
            long bytes,
            Instant untilAt,
            @Nullable String endedBy,
            @Nullable String folderName) {}

    /**
     * What the space holds, by what it is for.
     *
     * @param now bytes of the files that are there
     * @param before bytes that only the trash and former versions need
     */
    record Shares(long now, long before) {}

    private History() {}

    /** The versions of a file, the newest first. */
    static List<Version> versions(TenantTx tx, UUID file) {
        return tx.query(
                        """
                        select row_number() over (order by from_at) as number, from_at, sha256, bytes, by_name
                          from (select from_at, sha256, bytes, by_name, lag(sha256) over (order by from_at) as former
                                  from file_state
                                 where node_id = :file
                                   and sha256 is not null) states
                         where former is distinct from sha256
                         order by from_at desc
                         limit :most
                        """)
                .bind("file", file)
                .bind("most", MOST_VERSIONS)
                .list(Version.class);
    }

    static Optional<Version> version(TenantTx tx, UUID file, int number) {
        return versions(tx, file).stream().filter(it -> it.number() == number).findFirst();
    }

    /** What was thrown away and not brought back, the latest first. */
    static List<Trashed> trash(TenantTx tx) {
        return tx.query(
                        """
                        select s.node_id, s.name, s.folder, s.bytes, s.until_at, s.ended_by,
                               (select p.name
                                  from file_state p
                                 where p.node_id = s.parent_id
                                 order by p.from_at desc
                                 limit 1) as folder_name
                          from file_state s
                         where s.ended = 'deleted'
                           and not exists (select
                                             from file_state later
                                            where later.node_id = s.node_id
                                              and later.from_at >= s.until_at)
                         order by s.until_at desc, s.node_id
                         limit :most
                        """)
                .bind("most", MOST_TRASH)
                .list(Trashed.class);
    }

    /** The last state of something that is in the trash. */
    static Optional<Node> trashed(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select node_id, parent_id, name, folder, sha256, bytes, properties, from_at, made_at, modified_at, by_name
                          from (select s.*, row_number() over (order by s.from_at desc) as place
                                  from file_state s
                                 where s.node_id = :id) states
                         where place = 1
                           and ended = 'deleted'
                        """)
                .bind("id", id)
                .first(Node.class);
    }

    static Shares shares(TenantTx tx) {
        return tx.query(
                        """
                        with recursive reached as (
                            select node_id, sha256
                              from file_state
                             where parent_id = '00000000-0000-0000-0000-000000000000'
                               and until_at is null
                             union all
                            select s.node_id, s.sha256
                              from reached r
                              join file_state s on s.parent_id = r.node_id and s.until_at is null
                        )
                        select coalesce(sum(bytes) filter (where is_now), 0) as now,
                               coalesce(sum(bytes) filter (where not is_now), 0) as before
                          from (select o.bytes, exists (select from reached r where r.sha256 = o.sha256) as is_now
                                  from file_object o) objects
                        """)
                .one(Shares.class);
    }

    /** All that lay below a folder at a moment, folders before what is in them. */
    static List<Node> below(TenantTx tx, UUID folder, Instant moment) {
        return tx.query(
                        """
                        with recursive tree as (
                            select s.*, 1 as depth
                              from file_state s
                             where s.parent_id = :folder
                               and s.from_at <= :moment
                               and (s.until_at is null or s.until_at > :moment)
                             union all
                            select s.*, t.depth + 1
                              from tree t
                              join file_state s on s.parent_id = t.node_id
                               and s.from_at <= :moment
                               and (s.until_at is null or s.until_at > :moment)
                        )
                        select node_id, parent_id, name, folder, sha256, bytes, properties, from_at, made_at, modified_at, by_name
                          from tree
                         order by depth, name
                        """)
                .bind("folder", folder)
                .bind("moment", moment)
                .list(Node.class);
    }

    /** All that lies below a folder now. */
    static List<Node> below(TenantTx tx, UUID folder) {
        return tx.query(
                        """
                        with recursive tree as (
                            select s.*, 1 as depth
                              from file_state s
                             where s.parent_id = :folder
                               and s.until_at is null
                             union all
                            select s.*, t.depth + 1
                              from tree t
                              join file_state s on s.parent_id = t.node_id and s.until_at is null
                        )
                        select node_id, parent_id, name, folder, sha256, bytes, properties, from_at, made_at, modified_at, by_name
                          from tree
                         order by depth, name
                        """)
                .bind("folder", folder)
                .list(Node.class);
    }
}
