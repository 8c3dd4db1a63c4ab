package org.preau.operator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.base.Slug;
import org.preau.blueprint.Blueprints;
import org.preau.render.Form;
import org.preau.tenancy.ReservedNames;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** {@code /demander}: anybody asks for an association's space. */
final class ApplyPages {

    /** A field that people do not see and programs fill in. */
    static final String HONEYPOT = "site";

    private static final int MAX_PURPOSE = 4_000;

    /** What the template shows. */
    record View(Form form, String id, String stamp, String domain) {}

    private final Pages pages;
    private final Apply apply;
    private final FormTime time;
    private final TenantDirectory directory;
    private final Supplier<List<Message>> sectors;
    private final Supplier<List<Blueprints.Kept>> blueprints;

    ApplyPages(
            Pages pages,
            Apply apply,
            FormTime time,
            TenantDirectory directory,
            Supplier<List<Message>> sectors,
            Supplier<List<Blueprints.Kept>> blueprints) {
        this.blueprints = blueprints;
        this.sectors = sectors;
        this.pages = pages;
        this.apply = apply;
        this.time = time;
        this.directory = directory;
    }

    Reply form(Exchange exchange) {
        return page(200, exchange, List.of(), Map.of());
    }

    Reply thanks(Exchange exchange) {
        return pages.portal(200, "operator/applied", Map.of(), exchange);
    }

    Reply send(Exchange exchange) {
        if (!exchange.form(HONEYPOT).isEmpty()) {
            return Reply.seeOther("/demander/merci");
        }
        Map<String, Message> problems = new LinkedHashMap<>();
        Optional<Apply.Command> command = read(exchange, problems);
        if (command.isEmpty()) {
            return page(422, exchange, List.of(), problems);
        }
        if (!time.plausible(exchange.form("t"))) {
            return page(422, exchange, List.of(Message.of("operator.apply.again")), Map.of());
        }
        return switch (apply.run(command.get())) {
            case Apply.Taken taken -> Reply.seeOther("/demander/merci");
            case Apply.TooMany many ->
                    page(429, exchange, List.of(Message.of("operator.apply.many")), Map.of());
        };
    }

    private static Optional<Apply.Command> read(Exchange exchange, Map<String, Message> problems) {
        String name = Wanted.name(exchange.form("name"), "name", problems);
        Integer sector = Wanted.sector(exchange.form("sector"), problems);
        String slug = slug(exchange.form("slug"), name, problems);
        String purpose = CleanInput.text(exchange.form("purpose")).strip();
        if (purpose.isEmpty() || purpose.length() > MAX_PURPOSE) {
            problems.put("purpose", Message.of("operator.wrong.purpose"));
        }
        String person = Wanted.name(exchange.form("person"), "person", problems);
        Optional<EmailAddress> email = EmailAddress.of(exchange.form("email"));
        if (email.isEmpty()) {
            problems.put("email", Message.of("operator.wrong.email"));
        }
        UUID blueprint = Wanted.blueprint(exchange.form("blueprint"), problems);
        UUID id = Console.id(exchange.form("id")).orElseGet(Ids::next);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return email.map(address ->
                new Apply.Command(
                        id,
                        name,
                        slug,
                        sector,
                        purpose,
                        person,
                        address,
                        exchange.language(),
                        network(exchange.remoteAddress()),
                        blueprint));
    }

    /** The wish, or what the name gives; whether it is free is seen when it is accepted. */
    private static String slug(String typed, String name, Map<String, Message> problems) {
        if (typed.isBlank()) {
            return FreeSlug.of(name).map(Slug::value).orElse("");
        }
        Optional<Slug> slug = Slug.of(typed.strip().toLowerCase(Locale.ROOT));
        if (slug.isEmpty() || ReservedNames.has(slug.get())) {
            problems.put("slug", Message.of("operator.wrong.slug"));
        }
        return slug.map(Slug::value).orElse("");
    }

    /** An IPv4 address, or the half of an IPv6 address that one household has (RFC 6177). */
    static String network(String address) {
        String[] groups = address.split(":", -1);
        return groups.length <= 4
                ? address
                : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }

    private Reply page(
            int status, Exchange exchange, List<Message> general, Map<String, Message> problems) {
        Fields fields = new Fields("operator.apply.", problems);
        Form form =
                Form.of(
                        general,
                        fields.text("name", exchange.form("name"))
                                .withMaxLength(Wanted.MAX_NAME)
                                .withAutocomplete("organization"),
                        fields.hinted(
                                fields.text("slug", exchange.form("slug"))
                                        .optional()
                                        .withMaxLength(Slug.MAX)),
                        fields.sector(sectors.get(), exchange.form("sector")),
                        fields.hinted(
                                fields.blueprints(blueprints.get(), exchange.form("blueprint"))
                                        .optional()),
                        fields.hinted(
                                fields.area("purpose", exchange.form("purpose"))
                                        .withMaxLength(MAX_PURPOSE)),
                        fields.text("person", exchange.form("person"))
                                .withMaxLength(Wanted.MAX_NAME)
                                .withAutocomplete("name"),
                        fields.hinted(
                                fields.email("email", exchange.form("email"))
                                        .withAutocomplete("email")));
        String id = Console.id(exchange.form("id")).orElseGet(Ids::next).toString();
        View view = new View(form, id, time.stamp(), directory.domain().value());
        return pages.portal(status, "operator/apply", view, exchange);
    }
}
