package org.preau.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.web.Reply;

/**
 * A folder with all that is in it as one ZIP archive, written while it is sent: nothing of it
 * stands in memory or on disk but a list of its names. Some at the same time on one server; one
 * more gets a 503.
 */
final class FolderZip {

    private static final int AT_ONCE = 4;

    private final Database database;
    private final FileShelf shelf;
    private final Semaphore places = new Semaphore(AT_ONCE);

    FolderZip(Database database, FileShelf shelf) {
        this.database = database;
        this.shelf = shelf;
    }

    Reply of(TenantId tenant, Tenancy tenancy, Node folder) {
        return Reply.written("application/zip", out -> write(out, tenant, tenancy, folder))
                .with("x-content-type-options", "nosniff")
                .with("cache-control", "private, no-store")
                .with("content-disposition", FileAnswer.attachment(folder.name() + ".zip"));
    }

    private void write(OutputStream out, TenantId tenant, Tenancy tenancy, Node folder)
            throws IOException {
        if (!places.tryAcquire()) {
            throw new IOException("too many folders are being fetched at the same time");
        }
        try {
            List<Node> all = database.read(tenancy, tx -> History.below(tx, folder.nodeId()));
            ZipOutputStream zip = new ZipOutputStream(unflushed(out), StandardCharsets.UTF_8);
            zip.setLevel(Deflater.BEST_SPEED);
            Map<UUID, String> ways = new HashMap<>(Map.of(folder.nodeId(), ""));
            for (Node node : all) {
                String way = ways.get(node.parentId()) + node.name();
                entry(zip, tenant, node, node.folder() ? way + "/" : way);
                ways.put(node.nodeId(), way + "/");
            }
            zip.finish();
        } finally {
            places.release();
        }
    }

    private void entry(ZipOutputStream zip, TenantId tenant, Node node, String way)
            throws IOException {
        ZipEntry entry = new ZipEntry(way);
        entry.setLastModifiedTime(FileTime.from(node.modifiedAt()));
        zip.putNextEntry(entry);
        if (!node.folder()) {
            String sha256 = Objects.requireNonNull(node.sha256());
            try (InputStream in = shelf.part(tenant, sha256, 0, node.bytes())) {
                in.transferTo(zip);
            }
        }
        zip.closeEntry();
    }

    /** What is flushed at the end of each entry would go out as many small packets. */
    private static OutputStream unflushed(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void flush() {}
        };
    }
}
