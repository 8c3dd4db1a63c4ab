package org.preau.account;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Redirects;
import org.preau.web.Reply;

/**
 * Passkeys, which need a script on the page: it asks for the options here, has the browser answer,
 * and sends the answer as an ordinary form.
 */
final class PasskeyPages {

    private static final int MAX_NAME = 80;
    private static final int MAX_ANSWER = 20_000;

    /** One passkey in the list. */
    record Key(String id, String name, Instant created, Optional<Instant> used) {}

    /** The page. */
    record View(Form form, List<Key> keys) {}

    private final Pages pages;
    private final PasskeyActs acts;

    PasskeyPages(Pages pages, PasskeyActs acts) {
        this.pages = pages;
        this.acts = acts;
    }

    /** {@code POST /connexion/cle/options}. */
    Reply request(Exchange exchange) {
        return acts.request(exchange.remoteAddress())
                .map(options -> Reply.json(200, options))
                .orElseGet(() -> pages.problem(429, exchange));
    }

    /** {@code POST /connexion/cle}. */
    Reply signIn(Exchange exchange) {
        String next = Redirects.local(exchange.form("next"), SignInPages.HOME);
        String answer = exchange.form("answer");
        Entry entry =
                answer.length() > MAX_ANSWER
                        ? new Entry.Wrong()
                        : acts.signIn(answer, exchange.form("challenge"), Device.of(exchange));
        return entry instanceof Entry.In in
                ? Sessions.carrying(Reply.seeOther(next), in.secret())
                : pages.portal(
                        422,
                        "account/sign-in",
                        SignInPages.again("account.passkey.wrong", next),
                        exchange);
    }

    /** {@code GET /compte/cles}. */
    Reply show(Person who, Exchange exchange) {
        return page(200, who, exchange, field(""), List.of());
    }

    /** {@code POST /compte/cles/options}. */
    Reply creation(Person who, Exchange exchange) {
        return Reply.json(200, acts.creation(who.account()));
    }

    /** {@code POST /compte/cles}. */
    Reply add(Person who, Exchange exchange) {
        String name = CleanInput.line(exchange.form("name"));
        if (name.isEmpty() || name.length() > MAX_NAME) {
            Field wrong = field(name).withError(Message.of("account.passkey.name.missing"));
            return page(422, who, exchange, wrong, List.of());
        }
        String answer = exchange.form("answer");
        boolean added =
                answer.length() <= MAX_ANSWER
                        && acts.add(who.account(), answer, exchange.form("challenge"), name);
        return added
                ? Pages.done("/compte/cles", "said.account.passkey-added")
                : page(
                        422,
                        who,
                        exchange,
                        field(name),
                        List.of(Message.of("account.passkey.not-added")));
    }

    /** {@code POST /compte/cles/{cle}/oter}. */
    Reply remove(Person who, Exchange exchange) {
        return id(exchange.parameter("cle"))
                .filter(id -> acts.remove(who.account(), id))
                .map(id -> Pages.done("/compte/cles", "said.account.passkey-removed"))
                .orElseGet(() -> pages.notFound(exchange));
    }

    private static Optional<byte[]> id(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Field field(String value) {
        return Field.of(Field.Type.TEXT, "name", "account.passkey.name")
                .withValue(value.substring(0, Math.min(value.length(), 2 * MAX_NAME)))
                .withHint(Message.of("account.passkey.name.hint"))
                .withMaxLength(MAX_NAME)
                .withAutocomplete("off");
    }

    private Reply page(
            int status, Person who, Exchange exchange, Field field, List<Message> problems) {
        List<Key> keys =
                acts.of(who.account()).stream()
                        .map(row ->
                                new Key(
                                        WebAuthn.base64(row.credentialId()),
                                        row.name(),
                                        row.createdAt(),
                                        Optional.ofNullable(row.usedAt())))
                        .toList();
        return pages.portal(
                status, "account/passkeys", new View(Form.of(problems, field), keys), exchange);
    }
}
