package org.preau.account;

import java.util.List;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Redirects;
import org.preau.web.Reply;

/** The second step of coming in: a code of the telephone, or one of the written ones. */
final class CodePages {

    /**
     * The page that asks.
     *
     * @param secret what the first step gave; it comes back with the code
     */
    record View(Form form, String secret, String next) {}

    private final Pages pages;
    private final SecondStep second;

    CodePages(Pages pages, SecondStep second) {
        this.pages = pages;
        this.second = second;
    }

    /** The question, as the answer to a first step that was right. */
    Reply ask(Exchange exchange, String secret, String next) {
        return page(200, exchange, secret, next, List.of());
    }

    /** {@code POST /connexion/code}. */
    Reply enter(Exchange exchange) {
        String secret = exchange.form("jeton");
        String next = Redirects.local(exchange.form("next"), SignInPages.HOME);
        if (!second.stands(secret)) {
            return pages.portal(
                    422, "account/sign-in", SignInPages.again("account.code.late", next), exchange);
        }
        String code =
                exchange.form("code").isBlank() ? exchange.form("recovery") : exchange.form("code");
        return switch (second.run(secret, code, Device.of(exchange))) {
            case Entry.In in -> Sessions.carrying(Reply.seeOther(next), in.secret());
            case Entry.TooManyTries() ->
                    again(429, exchange, secret, next, "account.code.too-many");
            case Entry.Wrong() -> again(422, exchange, secret, next, "account.code.wrong");
            case Entry.CodeWanted wanted -> ask(exchange, wanted.secret(), next);
            case Entry.TooManyFromHere() -> pages.problem(429, exchange);
            case Entry.Busy() -> pages.problem(503, exchange);
        };
    }

    private Reply again(int status, Exchange exchange, String secret, String next, String why) {
        return page(status, exchange, secret, next, List.of(Message.of(why)));
    }

    private Reply page(
            int status, Exchange exchange, String secret, String next, List<Message> problems) {
        Form form =
                Form.of(
                        problems,
                        Field.of(Field.Type.CODE, "code", "account.code")
                                .withHint(Message.of("account.code.hint"))
                                .withAutocomplete("one-time-code")
                                .withMaxLength(12)
                                .withFocus(),
                        Field.of(Field.Type.TEXT, "recovery", "account.recovery")
                                .withAutocomplete("off")
                                .withMaxLength(40));
        return pages.portal(status, "account/code", new View(form, secret, next), exchange);
    }
}
