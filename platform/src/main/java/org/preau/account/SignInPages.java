package org.preau.account;

import java.util.List;
import java.util.Optional;
import org.preau.base.EmailAddress;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Redirects;
import org.preau.web.Reply;

/** The page to come in by, and what its forms do. */
final class SignInPages {

    /** Where to, when nobody said. */
    static final String HOME = "/espace";

    /** The page to come in by. */
    record View(Form form, String next) {}

    private final Pages pages;
    private final SignInByPassword byPassword;
    private final CodePages codes;

    SignInPages(Pages pages, SignInByPassword byPassword, CodePages codes) {
        this.pages = pages;
        this.byPassword = byPassword;
        this.codes = codes;
    }

    /** {@code GET /connexion}. */
    Reply show(Exchange exchange) {
        String next = Redirects.local(exchange.query("next"), HOME);
        return exchange.person().isPresent()
                ? Reply.seeOther(next)
                : page(200, exchange, form(email(""), password(), List.of()), next);
    }

    /** {@code POST /connexion}: address and password. */
    Reply enter(Exchange exchange) {
        String next = Redirects.local(exchange.form("next"), HOME);
        String typed = exchange.form("email");
        String password = exchange.form("password");
        Optional<EmailAddress> email = EmailAddress.of(typed);
        if (email.isEmpty() || password.isEmpty()) {
            return page(422, exchange, incomplete(typed, email, password), next);
        }
        return switch (byPassword.run(email.get(), password, Device.of(exchange))) {
            case Entry.In in -> Sessions.carrying(Reply.seeOther(next), in.secret());
            case Entry.CodeWanted wanted -> codes.ask(exchange, wanted.secret(), next);
            case Entry.Wrong() -> refused(422, exchange, typed, next, "account.sign-in.wrong");
            case Entry.TooManyTries() ->
                    refused(429, exchange, typed, next, "account.sign-in.too-many");
            case Entry.TooManyFromHere() ->
                    refused(429, exchange, typed, next, "account.sign-in.from-here");
            case Entry.Busy() -> refused(503, exchange, typed, next, "account.sign-in.busy");
        };
    }

    /** The page again, when a link was asked for and the address is none. */
    static View addressWanted(String typed, String next) {
        Field email = email(typed).withError(Message.of("account.email.malformed"));
        return new View(form(email, password(), List.of()), next);
    }

    /** The page again, because what came before it is worth nothing any more. */
    static View again(String why, String next) {
        return new View(form(email(""), password(), List.of(Message.of(why))), next);
    }

    private Reply refused(int status, Exchange exchange, String typed, String next, String why) {
        Form form = form(email(typed), password().withFocus(), List.of(Message.of(why)));
        return page(status, exchange, form, next);
    }

    private static Form incomplete(String typed, Optional<EmailAddress> email, String password) {
        Field first =
                email.isPresent()
                        ? email(typed)
                        : email(typed).withError(Message.of("account.email.malformed"));
        Field second =
                password.isEmpty()
                        ? password().withError(Message.of("account.password.missing"))
                        : password();
        return form(first, second, List.of());
    }

    private static Form form(Field email, Field password, List<Message> problems) {
        return Form.of(problems, email, password);
    }

    private static Field email(String typed) {
        return Field.of(Field.Type.EMAIL, "email", "account.email")
                .withValue(typed.substring(0, Math.min(typed.length(), 320)))
                .withAutocomplete("username webauthn");
    }

    private static Field password() {
        return Field.of(Field.Type.PASSWORD, "password", "account.password")
                .withAutocomplete("current-password");
    }

    private Reply page(int status, Exchange exchange, Form form, String next) {
        return pages.portal(status, "account/sign-in", new View(form, next), exchange);
    }
}
