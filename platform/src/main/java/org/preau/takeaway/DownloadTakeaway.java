package org.preau.takeaway;

import java.util.Map;
import java.util.Optional;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Gives an archive to whoever may have it, and notes that it was given. */
final class DownloadTakeaway {

    private final Database database;
    private final Shelf shelf;

    DownloadTakeaway(Database database, Shelf shelf) {
        this.database = database;
        this.shelf = shelf;
    }

    /**
     * The archive, of which a download that broke off can be gone on with: what goes on is noted no
     * second time.
     *
     * @return empty unless it is ready
     */
    Optional<Reply> run(Desk desk, Exchange exchange, Takeaway it) {
        if (it.state() != Takeaway.State.READY) {
            return Optional.empty();
        }
        String range = exchange.header("range");
        if (range.isEmpty() || range.startsWith("bytes=0-")) {
            note(desk);
        }
        return Optional.of(
                Reply.seekable(
                                "application/zip",
                                it.bytes(),
                                '"' + String.valueOf(it.sha256()) + '"',
                                (from, length) ->
                                        shelf.open(desk.tenant().id(), it.id(), from, length))
                        .with(
                                "content-disposition",
                                "attachment; filename=\"" + desk.tenant().slug() + "-preau.zip\"")
                        .with("cache-control", "private, no-store")
                        .with("content-security-policy", "default-src 'none'; sandbox"));
    }

    private void note(Desk desk) {
        database.write(
                desk.tenancy(),
                tx -> {
                    AuditLog.note(tx, desk.actor(), "takeaway.downloaded", "", Map.of());
                    return desk;
                });
    }
}
