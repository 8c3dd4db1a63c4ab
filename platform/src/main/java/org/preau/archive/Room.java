package org.preau.archive;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.backup.vault.Progress;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What screens and programs share: the acts on snapshots. */
record Room(
        Database database,
        Pages pages,
        Vaults vaults,
        TakeSnapshot taking,
        RestoreSnapshot restore,
        RestoreText texts,
        AskRestore ask,
        ScratchPlaces places,
        Messages messages,
        Clock clock,
        Words words) {

    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    /** When to try again, as {@code Retry-After} says it: seconds. */
    private static final String RETRY_S = "30";

    /** Work on a vault, which may fail. */
    interface Work {
        Reply run() throws IOException;
    }

    /** The answer, or 503 with when to come again if the vault does not answer. */
    Reply vaulted(Exchange exchange, Work work) {
        try {
            return work.run();
        } catch (IOException e) {
            LOG.error("a vault does not answer", e);
            return pages.problem(503, exchange).with("retry-after", RETRY_S);
        }
    }

    /** What is done with one moment. */
    interface With {
        Reply reply(Snapshot snapshot) throws IOException;
    }

    /** Does it with the moment that the path names, or says that there is none. */
    Reply at(Desk desk, Exchange exchange, With then) {
        return vaulted(
                exchange,
                () -> {
                    Optional<Snapshot> found = snapshot(desk, exchange);
                    return found.isPresent() ? then.reply(found.get()) : pages.notFound(exchange);
                });
    }

    /** One more, because somebody asks for it. */
    TakeSnapshot.Taken take(Desk desk) throws IOException {
        TakeSnapshot.Taken taken =
                taking.run(
                        desk.tenancy(),
                        Reason.ASKED,
                        desk.actor().name(),
                        words.of(desk.tenant().id(), Reason.ASKED),
                        Progress.SILENT);
        database.write(
                desk.tenancy(),
                tx -> {
                    String number = String.valueOf(taken.number());
                    AuditLog.note(tx, desk.actor(), "snapshot.taken", number, Map.of());
                    return number;
                });
        return taken;
    }

    RestoreSnapshot.Order order(Desk desk, long version, Wish wish) {
        return new RestoreSnapshot.Order(
                desk.tenancy(), desk.actor(), words.of(desk.tenant().id()), version, wish);
    }

    /** The one that the path names. */
    Optional<Snapshot> snapshot(Desk desk, Exchange exchange) throws IOException {
        try {
            return vaults.snapshot(
                    desk.tenant().id(), Long.parseLong(exchange.parameter("version")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Empty for anything but an identifier. */
    static Optional<UUID> id(String text) {
        return Ids.read(text);
    }
}
