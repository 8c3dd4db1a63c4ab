package org.preau.operator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.HostName;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.ApiPage;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The API of an association's own domain. */
final class DomainApi {

    /**
     * A domain as programs see it.
     *
     * @param record the name where the proof is to be published, as a TXT record
     */
    record Domain(
            String host,
            String record,
            String proof,
            Instant askedAt,
            @Nullable Instant checkedAt,
            @Nullable Instant provenAt,
            @Nullable Instant failingSince) {}

    /** The domain asked for. */
    record NewOne(String host) {
        /** A host that was left out is an empty one, which the act refuses in words. */
        NewOne {
            host = Objects.requireNonNullElse(host, "");
        }
    }

    private final Database database;
    private final ApiForms forms;
    private final AskDomain ask;
    private final VerifyDomain verify;
    private final GiveBackDomain giveBack;

    DomainApi(
            Database database,
            ApiForms forms,
            AskDomain ask,
            VerifyDomain verify,
            GiveBackDomain giveBack) {
        this.database = database;
        this.forms = forms;
        this.ask = ask;
        this.verify = verify;
        this.giveBack = giveBack;
    }

    Reply list(Desk desk, Exchange exchange) {
        List<Domain> items =
                database.read(desk.tenancy(), Domains::of).stream().map(DomainApi::json).toList();
        return Reply.json(200, ApiPage.whole(items));
    }

    Reply ask(Desk desk, Exchange exchange) {
        return forms.read(
                exchange,
                NewOne.class,
                sent ->
                        switch (ask.run(desk, sent.host())) {
                            case AskDomain.Asked(HostName host) -> one(201, desk, host);
                            case AskDomain.NotADomain no ->
                                    wrong(exchange, "operator.wrong.domain");
                            case AskDomain.OurOwn no ->
                                    wrong(exchange, "operator.wrong.domain.ours");
                            case AskDomain.TooMany no ->
                                    wrong(exchange, "operator.wrong.domain.many");
                        });
    }

    Reply verify(Desk desk, Exchange exchange) {
        Optional<HostName> host = HostName.of(exchange.parameter("domain"));
        if (host.isEmpty()) {
            return AssociationsApi.absent();
        }
        return switch (verify.run(desk, host.get())) {
            case VerifyDomain.Proven proven -> one(200, desk, host.get());
            case VerifyDomain.NotThere not ->
                    ApiForms.conflict("not-there", "The record does not bear the proof yet.");
            case VerifyDomain.NoAnswer no ->
                    ApiForms.conflict("no-answer", "The name service does not answer.");
            case VerifyDomain.HeldByAnother held ->
                    ApiForms.conflict("held", "Another association here has proven that domain.");
            case VerifyDomain.NoSuchDomain no -> AssociationsApi.absent();
        };
    }

    Reply giveBack(Desk desk, Exchange exchange) {
        boolean done =
                HostName.of(exchange.parameter("domain"))
                        .map(host -> giveBack.run(desk, host))
                        .orElse(false);
        return done ? Reply.noContent() : AssociationsApi.absent();
    }

    private Reply wrong(Exchange exchange, String problem) {
        return forms.invalid(exchange, Map.of("host", Message.of(problem)));
    }

    private Reply one(int status, Desk desk, HostName host) {
        return database.read(desk.tenancy(), tx -> Domains.one(tx, host))
                .map(domain -> Reply.json(status, json(domain)))
                .orElseGet(AssociationsApi::absent);
    }

    private static Domain json(Domains.Domain domain) {
        return new Domain(
                domain.host().value(),
                Domains.LABEL + domain.host(),
                domain.proof(),
                domain.askedAt(),
                domain.checkedAt(),
                domain.provenAt(),
                domain.failingSince());
    }
}
