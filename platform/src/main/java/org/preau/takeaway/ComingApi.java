package org.preau.takeaway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.base.Slug;
import org.preau.sql.Database;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;
import org.preau.web.Upload;

/** Archives that come to the platform, for the operator's programs. */
final class ComingApi {

    private static final int PAGE = 20;

    /**
     * One of them.
     *
     * @param report what came; absent until it did
     * @param problem why it does not come; absent when it does
     */
    record Arrived(
            UUID id,
            String name,
            String state,
            String step,
            long done,
            long total,
            Coming.@Nullable Told report,
            @Nullable String problem,
            Instant sentAt) {}

    private final Database database;
    private final Pages pages;
    private final Messages messages;
    private final TakeArchive take;

    ComingApi(Database database, Pages pages, Messages messages, TakeArchive take) {
        this.database = database;
        this.pages = pages;
        this.messages = messages;
        this.take = take;
    }

    Reply list(Desk desk, Exchange exchange) {
        List<Arrived> all =
                database.read(desk.tenancy(), Coming::latest).stream()
                        .map(it -> arrived(it, exchange.language()))
                        .toList();
        return Reply.json(200, ApiPage.of(all, 1, PAGE, all.size()));
    }

    Reply create(Desk desk, Exchange exchange) {
        Optional<Upload> body = exchange.bodyFile().filter(it -> it.bytes() > 0);
        String slug = exchange.query("slug");
        if (body.isEmpty()) {
            return ApiProblem.reply(422, "invalid", "The body is the archive itself.");
        }
        if (!slug.isEmpty() && Slug.of(slug).isEmpty()) {
            return ApiProblem.reply(422, "invalid", "slug is no short name.");
        }
        UUID id = Ids.next();
        String name = exchange.query("name").isEmpty() ? "archive.zip" : exchange.query("name");
        return take.run(desk.tenancy(), desk.actor(), id, body.get().path(), name, slug)
                ? one(202, desk, exchange, Optional.of(id))
                : ApiProblem.reply(503, "store", "The store does not take it now.");
    }

    Reply get(Desk desk, Exchange exchange) {
        return one(200, desk, exchange, TakeawayPages.id(exchange.parameter("id")));
    }

    private Reply one(int status, Desk desk, Exchange exchange, Optional<UUID> id) {
        return id.flatMap(it -> database.read(desk.tenancy(), tx -> Coming.find(tx, it)))
                .map(it -> Reply.json(status, arrived(it, exchange.language())))
                .orElseGet(() -> pages.notFound(exchange));
    }

    private Arrived arrived(Coming it, Language language) {
        Message problem = ComingPages.problem(it);
        return new Arrived(
                it.id(),
                it.fileName(),
                it.state().word(),
                it.step(),
                it.done(),
                it.total(),
                ComingPages.told(it),
                problem == null ? null : problem.in(language, messages),
                it.madeAt());
    }
}
