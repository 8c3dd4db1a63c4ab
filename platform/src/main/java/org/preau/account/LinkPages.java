package org.preau.account;

import java.util.Optional;
import org.preau.base.EmailAddress;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Redirects;
import org.preau.web.Reply;

/**
 * Coming in by a mailed link: asking for it, and its two steps. Opening the link changes nothing,
 * as programs that look for viruses in mail open links too; the button does.
 */
final class LinkPages {

    /** The page of a link: with a button, or without when the link is worth nothing. */
    record View(String secret, boolean works) {}

    /** What was asked for. */
    record Sent(String email, boolean tooMany) {}

    private final Pages pages;
    private final AskSignInLink ask;
    private final SignInByLink enter;
    private final CodePages codes;

    LinkPages(Pages pages, AskSignInLink ask, SignInByLink enter, CodePages codes) {
        this.pages = pages;
        this.ask = ask;
        this.enter = enter;
        this.codes = codes;
    }

    /** {@code POST /connexion/lien}: mail me one. */
    Reply ask(Exchange exchange) {
        String next = Redirects.local(exchange.form("next"), "");
        Optional<EmailAddress> email = EmailAddress.of(exchange.form("email"));
        if (email.isEmpty()) {
            return pages.portal(
                    422,
                    "account/sign-in",
                    SignInPages.addressWanted(exchange.form("email"), next),
                    exchange);
        }
        return switch (ask.run(email.get(), next, exchange.language(), exchange.remoteAddress())) {
            case AskSignInLink.OnItsWay() -> sent(200, exchange, email.get(), false);
            case AskSignInLink.EnoughForToday() -> sent(429, exchange, email.get(), true);
            case AskSignInLink.EnoughFromHere() -> pages.problem(429, exchange);
        };
    }

    /** {@code GET /connexion/lien?jeton=…}: one button. */
    Reply show(Exchange exchange) {
        String secret = exchange.query("jeton");
        boolean works = enter.works(secret);
        return pages.portal(
                works ? 200 : 410, "account/link", new View(works ? secret : "", works), exchange);
    }

    /** {@code POST /connexion/lien/entrer}: the button. */
    Reply enter(Exchange exchange) {
        return switch (enter.run(exchange.form("jeton"), Device.of(exchange))) {
            case SignInByLink.Opened(Entry.In in, String next) ->
                    Sessions.carrying(
                            Reply.seeOther(Redirects.local(next, SignInPages.HOME)), in.secret());
            case SignInByLink.Opened(Entry.CodeWanted wanted, String next) ->
                    codes.ask(exchange, wanted.secret(), Redirects.local(next, SignInPages.HOME));
            case SignInByLink.Opened(var other, String next) ->
                    throw new IllegalStateException("a link cannot give " + other + next);
            case SignInByLink.Worthless() ->
                    pages.portal(410, "account/link", new View("", false), exchange);
        };
    }

    private Reply sent(int status, Exchange exchange, EmailAddress email, boolean tooMany) {
        return pages.portal(
                status, "account/link-sent", new Sent(email.value(), tooMany), exchange);
    }
}
