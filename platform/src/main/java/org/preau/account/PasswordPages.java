package org.preau.account;

import java.util.List;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** Setting or changing the password; behind a fresh proof. */
final class PasswordPages {

    private static final String SAID = "said.account.password.";

    /** The page. */
    record View(Form form, boolean set, String email) {}

    /** What the script shows while one types. */
    record Strength(int score, boolean good, String words) {}

    private final Database database;
    private final Pages pages;
    private final ChangePassword change;

    PasswordPages(Database database, Pages pages, ChangePassword change) {
        this.database = database;
        this.pages = pages;
        this.change = change;
    }

    /** {@code GET /compte/mot-de-passe}. */
    Reply show(Person who, Exchange exchange) {
        return page(200, who, exchange, field(), again());
    }

    /** {@code POST /compte/mot-de-passe}. */
    Reply change(Person who, Exchange exchange) {
        String password = exchange.form("password");
        if (!password.equals(exchange.form("again"))) {
            return page(
                    422,
                    who,
                    exchange,
                    field(),
                    again().withError(Message.of("account.password.differ")));
        }
        return switch (change.run(who, password)) {
            case ChangePassword.Changed(int score) -> Pages.done("/compte", SAID + score);
            case ChangePassword.Refused(var verdict) ->
                    page(422, who, exchange, field().withError(verdict.words()), again());
            case ChangePassword.Busy() -> pages.problem(503, exchange);
        };
    }

    /** {@code POST /compte/mot-de-passe/force}: how hard to guess is this? Nothing is kept. */
    Reply measure(Person who, Exchange exchange) {
        PasswordRules.Verdict verdict =
                PasswordRules.judge(exchange.form("password"), who.name(), who.email().value());
        return Reply.json(
                200,
                new Strength(
                        verdict.score(),
                        verdict.good(),
                        pages.text(exchange, verdict.words().key())));
    }

    private static Field field() {
        return Field.of(Field.Type.PASSWORD, "password", "account.password.new")
                .withAutocomplete("new-password")
                .withMaxLength(PasswordHashes.MAX)
                .withHint(Message.of("account.password.hint"));
    }

    private static Field again() {
        return Field.of(Field.Type.PASSWORD, "again", "account.password.again")
                .withAutocomplete("new-password")
                .withMaxLength(PasswordHashes.MAX);
    }

    private Reply page(int status, Person who, Exchange exchange, Field first, Field second) {
        boolean set =
                database.identity(
                        who.account(),
                        tx ->
                                AccountRows.byId(tx, who.account())
                                        .filter(account -> account.passwordHash() != null)
                                        .isPresent());
        return pages.portal(
                status,
                "account/password",
                new View(Form.of(List.of(), first, second), set, who.email().value()),
                exchange);
    }
}
