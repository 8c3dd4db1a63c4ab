package org.preau.files;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/** What WebDAV asks of a folder, all of it in one statement: what it holds, locks, room. */
final class Listing {

    /**
     * What is asked for, or something in it.
     *
     * @param level 0 for what is asked for, 1 for what is in it
     * @param nodeId null for the root, which has no row
     * @param trail of what is asked for: identifiers from the root on; null below
     * @param locks those that hold in the whole space, as JSON; null below
     * @param quotaBytes of the association; null below
     */
    record Row(
            int level,
            @Nullable UUID nodeId,
            @Nullable UUID parentId,
            @Nullable String name,
            @Nullable Boolean folder,
            @Nullable String sha256,
            @Nullable Long bytes,
            @Nullable String properties,
            @Nullable Instant fromAt,
            @Nullable Instant madeAt,
            @Nullable Instant modifiedAt,
            @Nullable String byName,
            @Nullable List<String> trail,
            @Nullable String locks,
            @Nullable Long quotaBytes,
            @Nullable Long usedBytes) {

        Node node() {
            if (nodeId == null
                    || parentId == null
                    || name == null
                    || folder == null
                    || bytes == null
                    || properties == null
                    || fromAt == null
                    || madeAt == null
                    || modifiedAt == null
                    || byName == null) {
                return Node.ROOT;
            }
            return new Node(
                    nodeId,
                    parentId,
                    name,
                    folder,
                    sha256,
                    bytes,
                    properties,
                    fromAt,
                    madeAt,
                    modifiedAt,
                    byName);
        }
    }

    private Listing() {}

    /**
     * @param within whether what is in a folder is wanted too
     * @return empty when nothing is there; else what was asked for comes first
     */
    static List<Row> of(TenantTx tx, FilePath path, boolean within) {
        return tx.query(
                        """
                        with recursive walk as (
                            select cast('00000000-0000-0000-0000-000000000000' as uuid) as node_id, 0 as depth,
                                   array['00000000-0000-0000-0000-000000000000'] as trail
                             union all
                            select s.node_id, w.depth + 1, w.trail || cast(s.node_id as text)
                              from walk w
                              join file_state s on s.parent_id = w.node_id
                               and s.name = (cast(:names as text[]))[w.depth + 1]
                               and s.until_at is null
                        ), target as (
                            select node_id, trail
                              from walk
                             where depth = :depth
                        )
                        select 0 as level, s.node_id, s.parent_id, s.name, s.folder, s.sha256, s.bytes, s.properties, s.from_at,
                               s.made_at, s.modified_at, s.by_name, t.trail,
                               (select json_agg(json_build_object(
                                           'token', l.token, 'node', l.node_id, 'trail', l.trail, 'deep', l.deep,
                                           'exclusive', l.exclusive, 'owner', l.owner, 'by', l.by_name,
                                           'until', extract(epoch from l.until_at)))
                                  from file_lock l
                                 where l.until_at > now()) as locks,
                               a.quota_bytes, a.used_bytes
                          from target t
                         cross join tenant a
                          left join file_state s on s.node_id = t.node_id and s.until_at is null
                         union all
                        select 1, s.node_id, s.parent_id, s.name, s.folder, s.sha256, s.bytes, s.properties, s.from_at,
                               s.made_at, s.modified_at, s.by_name, null, null, null, null
                          from target t
                          join file_state s on s.parent_id = t.node_id and s.until_at is null
                         where :within
                         order by level, name
                        """)
                .bind("names", path.texts())
                .bind("depth", path.depth())
                .bind("within", within)
                .list(Row.class);
    }
}
