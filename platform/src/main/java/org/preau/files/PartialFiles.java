package org.preau.files;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;

/** The rows of files on their way, and of their parts. */
final class PartialFiles {

    private static final int MOST = 200;

    /**
     * A part.
     *
     * @param object the last part of its name in the store
     */
    record Part(long fromByte, long bytes, String object) {}

    private PartialFiles() {}

    static Optional<PartialFile> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, folder_id, path, bytes, sha256, mark, taken, by_id, touched_at, node_id
                          from file_upload
                         where id = :id
                        """)
                .bind("id", id)
                .first(PartialFile.class);
    }

    /** One of the same sender, place, size and mark that is still on its way. */
    static Optional<PartialFile> like(TenantTx tx, PartialFile wanted) {
        return tx.query(
                        """
                        select id, folder_id, path, bytes, sha256, mark, taken, by_id, touched_at, node_id
                          from file_upload
                         where by_id = :sender
                           and folder_id = :folder
                           and path = :path
                           and bytes = :bytes
                           and mark = :mark
                           and sha256 is not distinct from :sha256
                           and node_id is null
                         order by taken desc, id
                         limit 1
                        """)
                .bind("sender", wanted.byId())
                .bind("folder", wanted.folderId())
                .bind("path", wanted.path())
                .bind("bytes", wanted.bytes())
                .bind("mark", wanted.mark())
                .bind("sha256", wanted.sha256())
                .first(PartialFile.class);
    }

    /** What somebody has on its way to a folder, the latest first. */
    static List<PartialFile> waiting(TenantTx tx, UUID folder, UUID sender) {
        return tx.query(
                        """
                        select id, folder_id, path, bytes, sha256, mark, taken, by_id, touched_at, node_id
                          from file_upload
                         where by_id = :sender
                           and folder_id = :folder
                           and node_id is null
                         order by touched_at desc, id
                         limit :most
                        """)
                .bind("sender", sender)
                .bind("folder", folder)
                .bind("most", MOST)
                .list(PartialFile.class);
    }

    /** How many are on their way, and how many bytes they will need, of the whole association. */
    record Expected(int count, long bytes) {}

    static Expected expected(TenantTx tx) {
        return tx.query(
                        """
                        select count(*), coalesce(sum(bytes), 0) as bytes
                          from file_upload
                         where node_id is null
                        """)
                .one(Expected.class);
    }

    static void insert(TenantTx tx, PartialFile it) {
        tx.query(
                        """
                        insert into file_upload (id, folder_id, path, bytes, sha256, mark, by_id)
                        values (:id, :folder, :path, :bytes, :sha256, :mark, :sender)
                        """)
                .bind("id", it.id())
                .bind("folder", it.folderId())
                .bind("path", it.path())
                .bind("bytes", it.bytes())
                .bind("sha256", it.sha256())
                .bind("mark", it.mark())
                .bind("sender", it.byId())
                .execute();
    }

    /** Names one part more; false, and nothing is written, when it does not begin at the end. */
    static boolean add(TenantTx tx, UUID id, Part part) {
        int taken =
                tx.query(
                                """
                                update file_upload
                                   set taken = taken + :more, touched_at = now()
                                 where id = :id
                                   and taken = :from
                                   and taken + :more <= bytes
                                   and node_id is null
                                """)
                        .bind("more", part.bytes())
                        .bind("id", id)
                        .bind("from", part.fromByte())
                        .execute();
        if (taken == 0) {
            return false;
        }
        tx.query(
                        """
                        insert into file_upload_part (upload_id, from_byte, bytes, object)
                        values (:id, :from, :bytes, :object)
                        """)
                .bind("id", id)
                .bind("from", part.fromByte())
                .bind("bytes", part.bytes())
                .bind("object", part.object())
                .execute();
        return true;
    }

    /** The parts, in their order. */
    static List<Part> parts(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select from_byte, bytes, object
                          from file_upload_part
                         where upload_id = :id
                         order by from_byte
                        """)
                .bind("id", id)
                .list(Part.class);
    }

    /** It has become a file; its parts are needed no more. */
    static void became(TenantTx tx, UUID id, UUID node) {
        tx.query("update file_upload set node_id = :node, touched_at = now() where id = :id")
                .bind("node", node)
                .bind("id", id)
                .execute();
        tx.query("delete from file_upload_part where upload_id = :id").bind("id", id).execute();
    }

    /** Takes one away with the rows of its parts. */
    static void delete(TenantTx tx, UUID id) {
        tx.query("delete from file_upload where id = :id").bind("id", id).execute();
    }

    /** Takes away what nobody has touched since a moment; the identifiers. */
    static List<UUID> forget(TenantTx tx, Instant before) {
        return tx.query(
                        """
                        delete from file_upload
                         where touched_at < :before
                        returning id
                        """)
                .bind("before", before)
                .list(UUID.class);
    }

    static List<UUID> all(TenantTx tx) {
        return tx.query("select id from file_upload").list(UUID.class);
    }
}
