package org.preau.account;

import java.util.Optional;
import org.preau.base.EmailAddress;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** Moving an account to another address; asking is behind a fresh proof. */
final class EmailPages {

    /** The page that asks for the new address. */
    record View(Form form, String email) {}

    /** The page of the mailed link; the address is empty when the link is worth nothing. */
    record Link(String secret, String email) {}

    private final Pages pages;
    private final ChangeEmail change;

    EmailPages(Pages pages, ChangeEmail change) {
        this.pages = pages;
        this.change = change;
    }

    /** {@code GET /compte/courriel}. */
    Reply show(Person who, Exchange exchange) {
        return page(200, who, exchange, field(""));
    }

    /** {@code POST /compte/courriel}. */
    Reply ask(Person who, Exchange exchange) {
        String typed = exchange.form("email");
        Optional<EmailAddress> wanted = EmailAddress.of(typed);
        if (wanted.isEmpty()) {
            return refused(422, who, exchange, typed, "account.email.malformed");
        }
        return switch (change.ask(who, wanted.get(), exchange.language())) {
            case ON_ITS_WAY -> Pages.done("/compte", "said.account.email-asked");
            case SAME -> refused(422, who, exchange, typed, "account.email.same");
            case ENOUGH_FOR_TODAY -> refused(429, who, exchange, typed, "account.email.enough");
        };
    }

    /** {@code GET /compte/courriel/preuve?jeton=…}: one button; opening changes nothing. */
    Reply link(Exchange exchange) {
        String secret = exchange.query("jeton");
        String email = change.look(secret).orElse("");
        return pages.portal(
                email.isEmpty() ? 410 : 200,
                "account/email-proof",
                new Link(email.isEmpty() ? "" : secret, email),
                exchange);
    }

    /** {@code POST /compte/courriel/preuve}. */
    Reply prove(Exchange exchange) {
        return switch (change.run(exchange.form("jeton"))) {
            case CHANGED ->
                    Pages.done(
                            exchange.person().isPresent() ? "/compte" : "/connexion",
                            "said.account.email-changed");
            case WORTHLESS -> pages.portal(410, "account/email-proof", new Link("", ""), exchange);
        };
    }

    private Reply refused(int status, Person who, Exchange exchange, String typed, String why) {
        return page(status, who, exchange, field(typed).withError(Message.of(why)));
    }

    private static Field field(String typed) {
        return Field.of(Field.Type.EMAIL, "email", "account.email.new")
                .withValue(typed.substring(0, Math.min(typed.length(), 320)))
                .withHint(Message.of("account.email.new.hint"))
                .withAutocomplete("email");
    }

    private Reply page(int status, Person who, Exchange exchange, Field field) {
        return pages.portal(
                status, "account/email", new View(Form.of(field), who.email().value()), exchange);
    }
}
