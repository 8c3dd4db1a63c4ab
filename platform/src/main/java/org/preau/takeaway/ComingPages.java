package org.preau.takeaway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.base.Slug;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.web.Actor;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;
import org.preau.web.Upload;

/** {@code /console/associations/archive}: an association that another Préau has let go. */
final class ComingPages {

    private static final String HERE = "/console/associations/archive";

    /** What the template of the first page shows. */
    record StartView(UUID id, String action, Form form, List<Row> latest, List<Link> crumbs) {}

    /** One that was sent. */
    record Row(String name, String href, String state, Instant at, String by) {}

    /** What the template of one archive shows. */
    record View(
            String name,
            String state,
            boolean coming,
            String step,
            long done,
            long total,
            @Nullable Message problem,
            Coming.@Nullable Told told,
            String association,
            String again,
            List<Link> crumbs) {}

    private final Database database;
    private final Pages pages;
    private final TakeArchive take;
    private final Supplier<Tenancy> portal;

    ComingPages(Database database, Pages pages, TakeArchive take, Supplier<Tenancy> portal) {
        this.database = database;
        this.pages = pages;
        this.take = take;
        this.portal = portal;
    }

    Reply start(Person who, Exchange exchange) {
        return start(200, exchange, Map.of(), "");
    }

    private Reply start(int status, Exchange exchange, Map<String, Message> wrong, String slug) {
        List<Row> latest =
                database.read(portal.get(), Coming::latest).stream()
                        .map(it ->
                                new Row(
                                        it.fileName(),
                                        HERE + "/" + it.id(),
                                        it.state().word(),
                                        it.madeAt(),
                                        it.madeBy()))
                        .toList();
        Field file =
                Field.of(Field.Type.FILE, "file", "takeaway.field.file")
                        .withAccept(".zip,application/zip")
                        .withHint(Message.of("takeaway.hint.file"));
        Field name =
                Field.of(Field.Type.TEXT, "slug", "takeaway.field.slug")
                        .withHint(Message.of("takeaway.hint.slug"))
                        .withValue(slug)
                        .withMaxLength(Slug.MAX)
                        .optional();
        Form form =
                Form.of(
                        wrong.containsKey("file") ? file.withError(wrong.get("file")) : file,
                        wrong.containsKey("slug") ? name.withError(wrong.get("slug")) : name);
        return pages.console(
                status,
                "takeaway/coming-start",
                new StartView(Ids.next(), HERE, form, latest, crumbs()),
                exchange);
    }

    Reply send(Person who, Exchange exchange) {
        String slug = exchange.form("slug").strip();
        Optional<Upload> file = exchange.upload("file");
        if (file.isEmpty()) {
            return start(422, exchange, wrong("file", "takeaway.wrong.file"), slug);
        }
        if (!slug.isEmpty() && Slug.of(slug).isEmpty()) {
            return start(422, exchange, wrong("slug", "takeaway.wrong.slug"), slug);
        }
        UUID id = TakeawayPages.id(exchange.form("id")).orElseGet(Ids::next);
        Actor actor =
                new Actor(
                        Actor.Kind.OPERATOR, who.account().value(), who.name(), exchange.remote());
        return take.run(portal.get(), actor, id, file.get().path(), file.get().name(), slug)
                ? Reply.seeOther(HERE + "/" + id)
                : start(503, exchange, wrong("file", "takeaway.wrong.store"), slug);
    }

    Reply show(Person who, Exchange exchange) {
        Optional<Coming> found =
                TakeawayPages.id(exchange.parameter("id"))
                        .flatMap(id -> database.read(portal.get(), tx -> Coming.find(tx, id)));
        if (found.isEmpty()) {
            return pages.notFound(exchange);
        }
        Coming it = found.get();
        Reply reply = pages.console(200, "takeaway/coming", view(it), exchange);
        return it.state() == Coming.State.COMING ? reply.with("refresh", "2") : reply;
    }

    private static View view(Coming it) {
        Coming.Told told = told(it);
        return new View(
                it.fileName(),
                it.state().word(),
                it.state() == Coming.State.COMING,
                it.step(),
                it.done(),
                it.total(),
                problem(it),
                told,
                told == null ? "" : "/console/associations/" + told.slug(),
                HERE,
                crumbs());
    }

    /** What came; null until it did. */
    static Coming.@Nullable Told told(Coming it) {
        String report = it.report();
        return report == null ? null : read(report, Coming.Told.class);
    }

    /** Why it does not come; null when it does. */
    static @Nullable Message problem(Coming it) {
        String problem = it.problem();
        if (problem == null) {
            return null;
        }
        Coming.Refusal refusal = read(problem, Coming.Refusal.class);
        return new Message("takeaway.refused." + refusal.why(), Map.copyOf(refusal.words()));
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), type);
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("a report that this server wrote", e);
        }
    }

    private static Map<String, Message> wrong(String field, String key) {
        return Map.of(field, Message.of(key));
    }

    private static List<Link> crumbs() {
        return List.of(
                new Link(Message.of("web.menu.console.associations"), "/console/associations"),
                new Link(Message.of("takeaway.coming.title"), HERE));
    }
}
