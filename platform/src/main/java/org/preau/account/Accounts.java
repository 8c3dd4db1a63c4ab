package org.preau.account;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.text.Language;
import org.preau.web.Origins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts as the other features see them: one for each person, found by address, made when an
 * invitation is accepted or by the command line. Blocking, any thread.
 */
public final class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final Duration LINK = Duration.ofMinutes(15);

    /**
     * Who has an account, without any of its secrets.
     *
     * @param operator whether this person runs the platform
     */
    public record Known(
            AccountId id,
            EmailAddress email,
            String name,
            @Nullable Language language,
            boolean operator) {}

    /** How making an account went. */
    public sealed interface Made {
        /** The account of that address, new or not. */
        AccountId id();
    }

    /** It is new. */
    public record Created(AccountId id) implements Made {}

    /** That address had one already; nothing was changed. */
    public record Existed(AccountId id) implements Made {}

    private final Database database;
    private final Origins origins;

    public Accounts(Database database, Origins origins) {
        this.database = database;
        this.origins = origins;
    }

    /**
     * Makes an account without password: its owner comes in by a link and sets one, or a passkey.
     *
     * @param name 1 to 120 characters
     * @param language null to follow the browser
     */
    public Made create(String name, EmailAddress email, @Nullable Language language) {
        AccountId id = AccountId.next();
        try {
            database.identity(
                    id,
                    tx ->
                            tx.query(
                                            """
                                            insert into account (account_id, email, name, language)
                                            values (:id, :email, :name, :language)
                                            """)
                                    .bind("id", id)
                                    .bind("email", email)
                                    .bind("name", name)
                                    .bind("language", language)
                                    .execute());
        } catch (ConstraintViolated e) {
            if (!e.constraint().equals("account_email")) {
                throw e;
            }
            return new Existed(
                    database.identity(
                            null,
                            tx ->
                                    tx.query(
                                                    """
                                                    select account_id
                                                      from account
                                                     where email = :email
                                                    """)
                                            .bind("email", email)
                                            .one(AccountId.class)));
        }
        LOG.atInfo().addKeyValue("account", id).log("account made");
        return new Created(id);
    }

    /** The account of that address; empty for none, or a disabled one. */
    public Optional<Known> byEmail(EmailAddress email) {
        return database.identity(null, tx -> AccountRows.byEmail(tx, email)).map(Accounts::known);
    }

    /** The account of that identifier; empty for none, or a disabled one. */
    public Optional<Known> byId(AccountId id) {
        return database.identity(id, tx -> AccountRows.byId(tx, id)).map(Accounts::known);
    }

    /**
     * An address that signs its holder in, once, within 15 minutes. Whoever asks for it answers for
     * whom it is given to.
     */
    public String signInLink(AccountId id) {
        String secret =
                database.identity(id, tx -> OneTimes.make(tx, Purpose.SIGN_IN, id, "", LINK));
        return link(secret);
    }

    /** Makes this person an operator of the platform. */
    public void grantOperator(AccountId id) {
        database.identity(
                id,
                tx ->
                        tx.query(
                                        """
                                        update account
                                           set operator = true
                                         where account_id = :id
                                        """)
                                .bind("id", id)
                                .execute());
        LOG.atInfo().addKeyValue("account", id).log("made an operator");
    }

    private String link(String secret) {
        return origins.portal() + "/connexion/lien?jeton=" + secret;
    }

    private static Known known(Account account) {
        return new Known(
                account.accountId(),
                account.email(),
                account.name(),
                account.language(),
                account.operator());
    }
}
