package org.preau.files;

import java.util.Optional;
import org.preau.sql.TenantTx;

/** What may stand in the way of something that is copied or moved to a place. */
final class Arrival {

    private Arrival() {}

    /** Why not; empty when nothing does. */
    static Optional<Outcome> refused(
            Change change, Terms.Judged judged, Trail source, Trail goal, boolean replace) {
        if (!judged.met()) {
            return Optional.of(new Outcome.Unmet());
        }
        if (goal.parent().isEmpty()) {
            return Optional.of(new Outcome.NoFolder());
        }
        if (goal.target().isPresent() && !replace) {
            return Optional.of(new Outcome.Taken());
        }
        Optional<Lock> lock =
                goal.target().isPresent()
                        ? RemoveNode.inTheWay(judged, goal)
                        : judged.inTheWay(goal.idsAbove());
        if (lock.isPresent()) {
            return Optional.of(new Outcome.Locked(lock.get()));
        }
        Node node = source.target().orElseThrow();
        return node.folder() && goal.path().depth() + height(change.tx(), node) > FilePath.DEEPEST
                ? Optional.of(new Outcome.TooDeep())
                : Optional.empty();
    }

    /** How many folders lie within one another below a folder, itself not counted. */
    static int height(TenantTx tx, Node folder) {
        return tx.query(
                        """
                        with recursive below as (
                            select cast(:id as uuid) as node_id, 0 as depth
                             union all
                            select s.node_id, b.depth + 1
                              from below b
                              join file_state s on s.parent_id = b.node_id and s.until_at is null)
                        select max(depth) from below
                        """)
                .bind("id", folder.nodeId())
                .one(Integer.class);
    }
}
