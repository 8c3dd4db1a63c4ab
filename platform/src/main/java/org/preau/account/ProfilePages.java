package org.preau.account;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.preau.base.AccountId;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.sql.Database;
import org.preau.sql.Tx;
import org.preau.text.CleanInput;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** The first page of an account: name, language, light, and the way to the rest. */
final class ProfilePages {

    private static final String BROWSER = "browser";
    private static final int MAX_NAME = 120;
    private static final Set<String> APPEARANCES = Set.of("system", "light", "dark");

    /** What the account has, counted. */
    record Standing(boolean password, boolean code, int recovery, int passkeys, int sessions) {}

    /** The page. */
    record View(Form form, String email, Standing standing, boolean operator) {}

    private final Database database;
    private final Pages pages;
    private final ChangeProfile change;

    ProfilePages(Database database, Pages pages, ChangeProfile change) {
        this.database = database;
        this.pages = pages;
        this.change = change;
    }

    /** {@code GET /compte}. */
    Reply show(Person who, Exchange exchange) {
        String language = who.language().map(Language::tag).orElse(BROWSER);
        return page(200, who, exchange, name(who.name()), language, who.appearance());
    }

    /** {@code POST /compte}. */
    Reply change(Person who, Exchange exchange) {
        String name = CleanInput.line(exchange.form("name"));
        Optional<Language> language = Language.ofTag(exchange.form("language"));
        String appearance =
                APPEARANCES.contains(exchange.form("appearance"))
                        ? exchange.form("appearance")
                        : "system";
        if (name.isEmpty() || name.length() > MAX_NAME) {
            Field wrong =
                    name(name.substring(0, Math.min(name.length(), 2 * MAX_NAME)))
                            .withError(
                                    Message.of(
                                            name.isEmpty()
                                                    ? "account.name.missing"
                                                    : "account.name.too-long"));
            return page(
                    422,
                    who,
                    exchange,
                    wrong,
                    language.map(Language::tag).orElse(BROWSER),
                    appearance);
        }
        change.run(who.account(), name, language.orElse(null), appearance);
        return Pages.done("/compte", "said.account.profile");
    }

    private Reply page(
            int status,
            Person who,
            Exchange exchange,
            Field name,
            String language,
            String appearance) {
        Form form =
                Form.of(
                        name,
                        Field.choice(
                                        Field.Type.SELECT,
                                        "language",
                                        "account.language",
                                        List.of(
                                                option(BROWSER, "account.language.browser"),
                                                option("fr", "account.language.fr"),
                                                option("en", "account.language.en")))
                                .withValue(language),
                        Field.choice(
                                        Field.Type.SELECT,
                                        "appearance",
                                        "account.appearance",
                                        List.of(
                                                option("system", "account.appearance.system"),
                                                option("light", "account.appearance.light"),
                                                option("dark", "account.appearance.dark")))
                                .withValue(appearance));
        Standing standing = database.identity(who.account(), tx -> standing(tx, who.account()));
        return pages.portal(
                status,
                "account/profile",
                new View(form, who.email().value(), standing, who.operator()),
                exchange);
    }

    private static Field name(String value) {
        return Field.of(Field.Type.TEXT, "name", "account.name")
                .withValue(value)
                .withHint(Message.of("account.name.hint"))
                .withMaxLength(MAX_NAME)
                .withAutocomplete("name");
    }

    private static Field.Option option(String value, String label) {
        return Field.Option.of(value, Message.of(label));
    }

    private static Standing standing(Tx tx, AccountId id) {
        return tx.query(
                        """
                        select a.password_hash is not null as password,
                               a.totp_proven_at is not null as code,
                               (select count(*) from recovery_code r where r.account_id = a.account_id and r.used_at is null) as recovery,
                               (select count(*) from passkey p where p.account_id = a.account_id) as passkeys,
                               (select count(*) from session s where s.account_id = a.account_id and s.expires_at > now()
                                   and s.seen_at > now() - interval '14 days') as sessions
                          from account a
                         where a.account_id = :id
                        """)
                .bind("id", id)
                .one(Standing.class);
    }
}
