package org.preau.forms;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.SourceFailed;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;
import org.preau.base.TenantId;
import org.preau.sql.TenantTx;
import org.preau.web.Upload;

/**
 * The bytes of files that came with answers: below the tenant's own folder of the store, where no
 * public address reaches, and counted in its space.
 */
final class AnswerShelf {

    private final ObjectStore objects;

    AnswerShelf(ObjectStore objects) {
        this.objects = objects;
    }

    void put(TenantId tenant, UUID file, Upload upload) throws StoreUnavailable, IOException {
        byte[] bytes = Files.readAllBytes(upload.path());
        try {
            objects.put(key(tenant, file), Content.of(bytes));
        } catch (SourceFailed e) {
            throw new IllegalStateException("bytes in memory cannot break off", e);
        }
    }

    /** Close what you get. */
    Optional<StoredObject> open(TenantId tenant, UUID file) throws StoreUnavailable {
        return objects.get(key(tenant, file));
    }

    /**
     * Deletes the bytes; called before the rows go, so that a crash between leaves a row that says
     * what is missing, and never a person's file that nothing leads to. May be called again.
     */
    void delete(TenantId tenant, List<AnswerFile> files) {
        try {
            for (AnswerFile file : files) {
                objects.delete(key(tenant, file.id()));
            }
        } catch (StoreUnavailable e) {
            throw new IllegalStateException("files of answers cannot be deleted now", e);
        }
    }

    /** False when that would pass the quota; the row is locked, so two uploads cannot both fit. */
    static boolean count(TenantTx tx, long bytes) {
        return tx.query(
                                """
                                update tenant
                                   set used_bytes = greatest(0, used_bytes + :bytes)
                                 where tenant_id = tenant()
                                   and (:bytes <= 0 or used_bytes + :bytes <= quota_bytes)
                                """)
                        .bind("bytes", bytes)
                        .execute()
                == 1;
    }

    static long bytes(List<AnswerFile> files) {
        return files.stream().mapToLong(AnswerFile::bytes).sum();
    }

    static ObjectKey key(TenantId tenant, UUID file) {
        return new ObjectKey("tenants/" + tenant + "/answers/" + file);
    }
}
