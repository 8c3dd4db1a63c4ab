package org.preau.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;

/** What there is now in an association's file space, read from its rows. */
final class Tree {

    private Tree() {}

    /** What lies on a path, in one statement. */
    static Trail walk(TenantTx tx, FilePath path) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(Node.ROOT);
        if (!path.isRoot()) {
            nodes.addAll(found(tx, path));
        }
        return new Trail(path, nodes);
    }

    private static List<Node> found(TenantTx tx, FilePath path) {
        return tx.query(
                        """
                        with recursive walk as (
                            select cast('00000000-0000-0000-0000-000000000000' as uuid) as node_id, 0 as depth
                             union all
                            select s.node_id, w.depth + 1
                              from walk w
                              join file_state s on s.parent_id = w.node_id
                               and s.name = (cast(:names as text[]))[w.depth + 1]
                               and s.until_at is null)
                        select s.node_id, s.parent_id, s.name, s.folder, s.sha256, s.bytes, s.properties, s.from_at, s.made_at,
                               s.modified_at, s.by_name
                          from walk w
                          join file_state s on s.node_id = w.node_id and s.until_at is null
                         order by w.depth
                        """)
                .bind("names", path.texts())
                .list(Node.class);
    }

    /** The file or folder of that identifier if it can be reached, with the way to it. */
    static Optional<Trail> find(TenantTx tx, UUID id) {
        if (id.equals(Node.ROOT_ID)) {
            return Optional.of(new Trail(FilePath.ROOT, List.of(Node.ROOT)));
        }
        List<Node> up =
                tx.query(
                                """
                                with recursive up as (
                                    select cast(:id as uuid) as node_id, 0 as height
                                     union all
                                    select s.parent_id, u.height + 1
                                      from up u
                                      join file_state s on s.node_id = u.node_id and s.until_at is null)
                                select s.node_id, s.parent_id, s.name, s.folder, s.sha256, s.bytes, s.properties, s.from_at, s.made_at,
                                       s.modified_at, s.by_name
                                  from up u
                                  join file_state s on s.node_id = u.node_id and s.until_at is null
                                 order by u.height desc
                                """)
                        .bind("id", id)
                        .list(Node.class);
        if (up.isEmpty() || !up.getFirst().parentId().equals(Node.ROOT_ID)) {
            return Optional.empty();
        }
        List<Node> nodes = new ArrayList<>();
        nodes.add(Node.ROOT);
        nodes.addAll(up);
        List<FileName> names = up.stream().map(it -> new FileName(it.name())).toList();
        return Optional.of(new Trail(new FilePath(names), nodes));
    }

    /** What a folder holds: folders first, then by name. */
    static List<Node> children(TenantTx tx, UUID folder) {
        return tx.query(
                        """
                        select node_id, parent_id, name, folder, sha256, bytes, properties, from_at, made_at, modified_at, by_name
                          from file_state
                         where parent_id = :folder
                           and until_at is null
                         order by folder desc, plain(name), name
                        """)
                .bind("folder", folder)
                .list(Node.class);
    }

    static Optional<Node> child(TenantTx tx, UUID folder, String name) {
        return tx.query(
                        """
                        select node_id, parent_id, name, folder, sha256, bytes, properties, from_at, made_at, modified_at, by_name
                          from file_state
                         where parent_id = :folder
                           and name = :name
                           and until_at is null
                        """)
                .bind("folder", folder)
                .bind("name", name)
                .first(Node.class);
    }
}
