package org.preau.operator;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/**
 * {@code /signaler}: anybody reports a content, without an account. The link of each page of each
 * site leads here with its address filled in.
 */
final class ReportPages {

    private static final String THANKS = "/signaler/merci";
    private static final int MAX_ADDRESS = 2_000;
    private static final int MAX_EXPLANATION = 4_000;

    /** What the template shows. */
    record View(Form form, String id, String stamp) {}

    private final Pages pages;
    private final TakeReport take;
    private final FormTime time;
    private final TenantDirectory directory;

    ReportPages(Pages pages, TakeReport take, FormTime time, TenantDirectory directory) {
        this.pages = pages;
        this.take = take;
        this.time = time;
        this.directory = directory;
    }

    Reply form(Exchange exchange) {
        return page(200, exchange, exchange.query("adresse"), List.of(), Map.of());
    }

    Reply thanks(Exchange exchange) {
        return pages.portal(200, "operator/reported", Map.of(), exchange);
    }

    Reply send(Exchange exchange) {
        if (!exchange.form(ApplyPages.HONEYPOT).isEmpty()) {
            return Reply.seeOther(THANKS);
        }
        Map<String, Message> problems = new LinkedHashMap<>();
        Optional<TakeReport.Command> command = read(exchange, problems);
        String address = exchange.form("address");
        if (command.isEmpty()) {
            return page(422, exchange, address, List.of(), problems);
        }
        if (!time.plausible(exchange.form("t"))) {
            return page(
                    422, exchange, address, List.of(Message.of("operator.apply.again")), Map.of());
        }
        return switch (take.run(command.get())) {
            case TakeReport.Taken taken -> Reply.seeOther(THANKS);
            case TakeReport.TooMany many ->
                    page(
                            429,
                            exchange,
                            address,
                            List.of(Message.of("operator.report.many")),
                            Map.of());
        };
    }

    private Optional<TakeReport.Command> read(Exchange exchange, Map<String, Message> problems) {
        String address = CleanInput.line(exchange.form("address"));
        Tenant association = association(address);
        if (association == null) {
            problems.put("address", Message.of("operator.wrong.report-address"));
        }
        Reports.Kind kind = Filter.constant(Reports.Kind.class, exchange.form("kind"));
        if (kind == null) {
            problems.put("kind", Message.of("operator.wrong.report-kind"));
        }
        String explanation = CleanInput.text(exchange.form("explanation")).strip();
        if (explanation.isEmpty() || explanation.length() > MAX_EXPLANATION) {
            problems.put("explanation", Message.of("operator.wrong.report-explanation"));
        }
        boolean named = kind != Reports.Kind.CHILDREN || !exchange.form("email").isBlank();
        String person = named ? Wanted.name(exchange.form("person"), "person", problems) : "";
        Optional<EmailAddress> email =
                named ? EmailAddress.of(exchange.form("email")) : Optional.empty();
        if (named && email.isEmpty()) {
            problems.put("email", Message.of("operator.wrong.email"));
        }
        if (!problems.isEmpty() || association == null || kind == null) {
            return Optional.empty();
        }
        UUID id = Console.id(exchange.form("id")).orElseGet(Ids::next);
        return Optional.of(
                new TakeReport.Command(
                        id,
                        association,
                        address,
                        kind,
                        explanation,
                        person,
                        email.orElse(null),
                        exchange.language(),
                        exchange.remote(),
                        ApplyPages.network(exchange.remoteAddress())));
    }

    /** Whose site an address is of; null when it is none of this platform. */
    private @Nullable Tenant association(String address) {
        if (address.isEmpty() || address.length() > MAX_ADDRESS) {
            return null;
        }
        String bare = address.replaceFirst("(?i)^https?://", "");
        int end = 0;
        while (end < bare.length() && "/?#:".indexOf(bare.charAt(end)) < 0) {
            end++;
        }
        return directory.atHost(bare.substring(0, end).toLowerCase(Locale.ROOT));
    }

    private Reply page(
            int status,
            Exchange exchange,
            String address,
            List<Message> general,
            Map<String, Message> problems) {
        Fields fields = new Fields("operator.report.", problems);
        Form form =
                Form.of(
                        general,
                        fields.hinted(fields.text("address", address).withMaxLength(MAX_ADDRESS)),
                        fields.choice("kind", exchange.form("kind"), kinds()),
                        fields.hinted(
                                fields.area("explanation", exchange.form("explanation"))
                                        .withMaxLength(MAX_EXPLANATION)),
                        fields.text("person", exchange.form("person"))
                                .withMaxLength(Wanted.MAX_NAME)
                                .withAutocomplete("name"),
                        fields.hinted(
                                fields.email("email", exchange.form("email"))
                                        .withAutocomplete("email")));
        String id = Console.id(exchange.form("id")).orElseGet(Ids::next).toString();
        return pages.portal(status, "operator/report", new View(form, id, time.stamp()), exchange);
    }

    private static List<Field.Option> kinds() {
        return Arrays.stream(Reports.Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .map(kind -> Field.Option.of(kind, Message.of("operator.report.kind." + kind)))
                .toList();
    }
}
