package org.preau.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Json;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.Exchange;
import org.preau.web.Person;
import org.preau.web.Reply;

/** {@code /console/journal}: the portal's own audit log, the latest first. */
final class JournalPages {

    private static final int ROWS = 50;

    /** One entry as it stands. */
    record Entry(
            UUID id,
            Instant at,
            String actorKind,
            String actorName,
            String act,
            String subject,
            String detail,
            @Nullable String remote) {}

    /** One entry as it is read. */
    record Line(Instant at, String actor, String kind, Message sentence, Optional<String> remote) {}

    /** What the template shows. */
    record View(List<Line> lines, Optional<String> older, boolean first) {}

    private final Console console;
    private final TenantDirectory directory;
    private final Messages messages;

    JournalPages(Console console, TenantDirectory directory, Messages messages) {
        this.console = console;
        this.directory = directory;
        this.messages = messages;
    }

    Reply list(Person who, Exchange exchange) {
        Optional<UUID> before = Console.id(exchange.query("avant"));
        List<Entry> entries =
                console.ask("read the portal's audit log", tx -> entries(tx, before.orElse(null)));
        List<Line> lines = entries.stream().limit(ROWS).map(this::line).toList();
        Optional<String> older =
                entries.size() > ROWS
                        ? Optional.of("/console/journal?avant=" + entries.get(ROWS - 1).id())
                        : Optional.empty();
        return console.page(200, "journal", new View(lines, older, before.isEmpty()), exchange);
    }

    /** Identifiers are in the order of time, so they page the log. */
    List<Entry> entries(OperatorTx tx, @Nullable UUID before) {
        return tx.query(
                        """
                        select id, at, actor_kind, actor_name, act, subject, detail::text as detail, remote
                          from audit_entry
                         where tenant_id = :portal
                           and id < coalesce(cast(:before as uuid), 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                         order by id desc
                         limit :rows
                        """)
                .bind("portal", directory.portal().id())
                .bind("before", before)
                .bind("rows", ROWS + 1)
                .list(Entry.class);
    }

    private Line line(Entry entry) {
        return new Line(
                entry.at(),
                entry.actorName(),
                entry.actorKind(),
                sentence(entry),
                Optional.ofNullable(entry.remote()));
    }

    /** An act that this version does not know is shown by its name rather than not at all. */
    private Message sentence(Entry entry) {
        String key = "audit." + entry.act();
        if (!messages.has(key)) {
            return Message.plain(entry.act() + " " + entry.subject());
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("subject", entry.subject());
        try {
            JsonNode detail = Json.tree(entry.detail().getBytes(StandardCharsets.UTF_8));
            detail.properties().forEach(part -> facts.put(part.getKey(), part.getValue().asText()));
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("the database keeps JSON only", e);
        }
        boolean complete = facts.keySet().containsAll(messages.arguments(Language.FR, key));
        return complete
                ? new Message(key, facts)
                : Message.plain(entry.act() + " " + entry.subject());
    }
}
