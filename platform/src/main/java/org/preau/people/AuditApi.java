package org.preau.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The audit log by the API. */
final class AuditApi {

    private static final int PAGE = 100;

    /**
     * A line.
     *
     * @param actorKind {@code person}, {@code operator}, {@code token} or {@code system}
     * @param act a constant word, {@code family.verb}
     * @param sentence the same for people, in the language that was asked for
     */
    record Line(
            UUID id,
            Instant at,
            String actorKind,
            @Nullable UUID actor,
            String actorName,
            String act,
            String subject,
            String sentence) {}

    private final Database database;
    private final AuditSentences sentences;

    AuditApi(Database database, Messages messages) {
        this.database = database;
        this.sentences = new AuditSentences(messages);
    }

    /** {@code ?actor=&family=&before=}, a hundred lines at a time. */
    Reply list(Desk desk, Exchange exchange) {
        AuditEntries.Wanted wanted =
                new AuditEntries.Wanted(
                        Typed.id(exchange.query("actor")),
                        exchange.query("family"),
                        Typed.id(exchange.query("before")));
        List<Line> lines =
                database.read(desk.tenancy(), tx -> AuditEntries.list(tx, wanted, PAGE)).stream()
                        .map(it -> line(it, exchange))
                        .toList();
        String next = lines.size() < PAGE ? null : next(exchange, lines.getLast().id());
        return Reply.json(200, new Listed<>(lines, next));
    }

    private static String next(Exchange exchange, UUID last) {
        return exchange.path()
                + "?before="
                + last
                + Typed.id(exchange.query("actor")).map(id -> "&actor=" + id).orElse("")
                + family(exchange.query("family"));
    }

    private static String family(String family) {
        return family.matches("[a-z-]+") ? "&family=" + family : "";
    }

    private Line line(AuditEntry it, Exchange exchange) {
        return new Line(
                it.id(),
                it.at(),
                Named.name(it.actorKind()),
                it.actorId(),
                it.actorName(),
                it.act(),
                it.subject(),
                sentences.of(it, exchange.language()));
    }
}
