package org.preau.operator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.base.Slug;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** {@code /console/annonces}: what operators say to all associations, or to some. */
final class AnnouncementPages {

    static final int MAX_TITLE = 200;
    static final int MAX_BODY = 20_000;
    private static final String LIST = "/console/annonces";

    /** What the template of the list shows. */
    record ListView(List<Announcements.Announcement> announcements) {}

    /** What the templates of the form and of its preview show. */
    record View(
            Form form,
            String id,
            Map<String, String> typed,
            int copies,
            String audience,
            List<Link> crumbs) {}

    /** What the template of one shows. */
    record OneView(Announcements.Announcement said, List<Message> sectorNames, List<Link> crumbs) {}

    private final Console console;
    private final SendAnnouncement send;
    private final WithdrawAnnouncement withdraw;

    AnnouncementPages(Console console, SendAnnouncement send, WithdrawAnnouncement withdraw) {
        this.console = console;
        this.send = send;
        this.withdraw = withdraw;
    }

    Reply list(Person who, Exchange exchange) {
        ListView view = new ListView(console.ask("list announcements", Announcements::list));
        return console.page(200, "announcements", view, exchange);
    }

    Reply form(Person who, Exchange exchange) {
        return form(200, exchange, Map.of());
    }

    Reply preview(Person who, Exchange exchange) {
        Map<String, Message> problems = new LinkedHashMap<>();
        Optional<SendAnnouncement.Command> said = read(exchange, problems);
        if (said.isEmpty()) {
            return form(422, exchange, problems);
        }
        int copies =
                console.ask(
                        "count an audience", tx -> Announcements.size(tx, said.get().audience()));
        String audience = said.get().audience().kind().name().toLowerCase(Locale.ROOT);
        View view =
                new View(
                        fields(exchange, Map.of()),
                        said.get().id().toString(),
                        typed(exchange),
                        copies,
                        audience,
                        crumbs());
        return console.page(200, "announcement-preview", view, exchange);
    }

    Reply send(Person who, Exchange exchange) {
        Map<String, Message> problems = new LinkedHashMap<>();
        Optional<SendAnnouncement.Command> said = read(exchange, problems);
        if (said.isEmpty()) {
            return form(422, exchange, problems);
        }
        send.run(Console.actor(who, exchange), said.get());
        return Pages.done(LIST + "/" + said.get().id(), "said.operator.announced");
    }

    Reply show(Person who, Exchange exchange) {
        Optional<Announcements.Announcement> said =
                Console.id(exchange.parameter("id"))
                        .flatMap(id ->
                                console.ask(
                                        "look at an announcement",
                                        tx -> Announcements.one(tx, id)));
        return said.map(one -> console.page(200, "announcement", view(one), exchange))
                .orElseGet(() -> console.notFound(exchange));
    }

    Reply withdraw(Person who, Exchange exchange) {
        boolean done =
                Console.id(exchange.parameter("id"))
                        .map(id -> withdraw.run(Console.actor(who, exchange), id))
                        .orElse(false);
        return done ? Pages.done(LIST, "said.operator.withdrawn") : console.notFound(exchange);
    }

    private OneView view(Announcements.Announcement said) {
        return new OneView(said, console.sectors(), crumbs());
    }

    private Optional<SendAnnouncement.Command> read(
            Exchange exchange, Map<String, Message> problems) {
        String title = CleanInput.line(exchange.form("title"));
        if (title.isEmpty() || title.length() > MAX_TITLE) {
            problems.put("title", Message.of("operator.wrong.title"));
        }
        String body = CleanInput.text(exchange.form("body")).strip();
        if (body.isEmpty() || body.length() > MAX_BODY) {
            problems.put("body", Message.of("operator.wrong.body"));
        }
        Optional<Audience> audience = audience(exchange, problems);
        UUID id = Console.id(exchange.form("id")).orElseGet(Ids::next);
        return problems.isEmpty()
                ? audience.map(whom -> new SendAnnouncement.Command(id, title, body, whom))
                : Optional.empty();
    }

    private Optional<Audience> audience(Exchange exchange, Map<String, Message> problems) {
        Audience.Kind kind = Filter.constant(Audience.Kind.class, exchange.form("audience"));
        return switch (kind) {
            case ALL -> Optional.of(Audience.all());
            case SECTOR -> {
                Integer sector = Wanted.sector(exchange.form("sector"), problems);
                if (sector == null) {
                    problems.putIfAbsent("sector", Message.of("operator.wrong.sector"));
                }
                yield problems.containsKey("sector")
                        ? Optional.empty()
                        : Optional.of(new Audience(Audience.Kind.SECTOR, sector, null));
            }
            case ONE -> {
                Optional<Audience> one =
                        Slug.of(exchange.form("association").strip())
                                .flatMap(slug ->
                                        console.ask(
                                                "find an association",
                                                tx -> Associations.one(tx, slug)))
                                .map(facts ->
                                        new Audience(Audience.Kind.ONE, null, facts.tenantId()));
                if (one.isEmpty()) {
                    problems.put("association", Message.of("operator.wrong.association"));
                }
                yield one;
            }
            case null -> {
                problems.put("audience", Message.of("operator.wrong.audience"));
                yield Optional.empty();
            }
        };
    }

    private Reply form(int status, Exchange exchange, Map<String, Message> problems) {
        String id = Console.id(exchange.form("id")).orElseGet(Ids::next).toString();
        View view = new View(fields(exchange, problems), id, typed(exchange), 0, "", crumbs());
        return console.page(status, "announcement-new", view, exchange);
    }

    private Form fields(Exchange exchange, Map<String, Message> problems) {
        Fields fields = new Fields("operator.announce.", problems);
        String audience = exchange.form("audience");
        return Form.of(
                fields.text("title", exchange.form("title")).withMaxLength(MAX_TITLE),
                fields.hinted(fields.area("body", exchange.form("body")).withMaxLength(MAX_BODY)),
                fields.choice(
                        "audience",
                        audience.isEmpty() ? "all" : audience,
                        List.of(
                                Field.Option.of("all", Message.of("operator.audience.all")),
                                Field.Option.of("sector", Message.of("operator.audience.sector")),
                                Field.Option.of("one", Message.of("operator.audience.one")))),
                fields.sector(console.sectors(), exchange.form("sector")),
                fields.hinted(
                        fields.text("association", exchange.form("association"))
                                .optional()
                                .withMaxLength(Slug.MAX)));
    }

    private static Map<String, String> typed(Exchange exchange) {
        Map<String, String> typed = new LinkedHashMap<>();
        // The browser's mark goes along, so that it learns that its words have arrived.
        for (String name : List.of("title", "body", "audience", "sector", "association", "garde")) {
            typed.put(name, exchange.form(name));
        }
        return typed;
    }

    private static List<Link> crumbs() {
        return List.of(new Link(Message.of("web.menu.console.announcements"), LIST));
    }
}
