package org.preau.account;

import java.util.List;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Redirects;
import org.preau.web.Reply;

/** The page that asks again who one is. */
final class ProofPages {

    private static final String BACK = "/compte";

    /** What can be asked: a password when there is one, a link always, a passkey by script. */
    record View(Form form, boolean password, String next, String email) {}

    private final Database database;
    private final Pages pages;
    private final PasswordProof proof;
    private final AskSignInLink links;

    ProofPages(Database database, Pages pages, PasswordProof proof, AskSignInLink links) {
        this.database = database;
        this.pages = pages;
        this.proof = proof;
        this.links = links;
    }

    /** {@code GET /compte/preuve?next=…}. */
    Reply show(Person who, Exchange exchange) {
        return page(200, who, exchange, Redirects.local(exchange.query("next"), BACK), List.of());
    }

    /** {@code POST /compte/preuve}. */
    Reply prove(Person who, Exchange exchange) {
        String next = Redirects.local(exchange.form("next"), BACK);
        return switch (proof.check(who.account(), exchange.form("password"))) {
            case RIGHT -> proven(who, next);
            case WRONG -> page(422, who, exchange, next, problem("account.proof.wrong"));
            case TOO_MANY -> page(429, who, exchange, next, problem("account.sign-in.too-many"));
            case BUSY -> page(503, who, exchange, next, problem("account.sign-in.busy"));
        };
    }

    /** {@code POST /compte/preuve/lien}: by a mailed link instead. */
    Reply mail(Person who, Exchange exchange) {
        String next = Redirects.local(exchange.form("next"), BACK);
        return switch (links.run(
                who.email(), next, exchange.language(), exchange.remoteAddress())) {
            case AskSignInLink.OnItsWay() -> sent(200, who, exchange, false);
            case AskSignInLink.EnoughForToday() -> sent(429, who, exchange, true);
            case AskSignInLink.EnoughFromHere() -> pages.problem(429, exchange);
        };
    }

    private Reply proven(Person who, String next) {
        return database.identity(
                who.account(),
                tx -> {
                    Sessions.prove(tx, who.session());
                    return Reply.seeOther(next);
                });
    }

    private Reply sent(int status, Person who, Exchange exchange, boolean tooMany) {
        return pages.portal(
                status,
                "account/link-sent",
                new LinkPages.Sent(who.email().value(), tooMany),
                exchange);
    }

    private static List<Message> problem(String key) {
        return List.of(Message.of(key));
    }

    private Reply page(
            int status, Person who, Exchange exchange, String next, List<Message> problems) {
        boolean password =
                database.identity(
                        who.account(),
                        tx ->
                                AccountRows.byId(tx, who.account())
                                        .filter(account -> account.passwordHash() != null)
                                        .isPresent());
        Field field =
                Field.of(Field.Type.PASSWORD, "password", "account.password")
                        .withAutocomplete("current-password");
        return pages.portal(
                status,
                "account/proof",
                new View(Form.of(problems, field), password, next, who.email().value()),
                exchange);
    }
}
