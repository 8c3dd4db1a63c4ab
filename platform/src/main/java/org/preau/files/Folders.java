package org.preau.files;

import java.util.List;
import java.util.UUID;
import org.preau.sql.TenantTx;

/** All folders of a space, for choosing one. */
final class Folders {

    private static final int MOST = 2_000;

    /**
     * A folder.
     *
     * @param way its name behind those of the folders above
     * @param ids of these folders and itself
     */
    record Way(UUID nodeId, String way, List<String> ids) {}

    private Folders() {}

    static List<Way> all(TenantTx tx) {
        return tx.query(
                        """
                        with recursive tree as (
                            select node_id, cast(name as text) as way, array[cast(node_id as text)] as ids
                              from file_state
                             where parent_id = '00000000-0000-0000-0000-000000000000'
                               and folder
                               and until_at is null
                             union all
                            select s.node_id, t.way || ' / ' || s.name, t.ids || cast(s.node_id as text)
                              from tree t
                              join file_state s on s.parent_id = t.node_id and s.folder and s.until_at is null
                        )
                        select node_id, way, ids
                          from tree
                         order by plain(way)
                         limit :most
                        """)
                .bind("most", MOST)
                .list(Way.class);
    }
}
