package org.preau.account;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.sql.Tx;
import org.preau.text.Language;
import org.preau.web.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves an account to another address, in two steps: a link goes to the new address, and opening it
 * does the change and tells the old one. Whether the new address has an account already is said in
 * the letter, so to its owner only. Letters to an address that nobody has proven hold no word that
 * a person chose: they would carry anybody's text to anybody.
 */
final class ChangeEmail {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeEmail.class);
    private static final Duration LIFE = Duration.ofHours(1);

    /** How asking went. */
    enum Asked {
        /** A letter goes to the new address. */
        ON_ITS_WAY,
        /** It is the address the account has. */
        SAME,
        /** Three letters went to that address today. */
        ENOUGH_FOR_TODAY
    }

    /** How the change went. */
    enum Done {
        CHANGED,
        /** The link is unknown, used or over, or the address has an account by now. */
        WORTHLESS
    }

    private final Database database;
    private final Limits limits;
    private final Letters letters;

    ChangeEmail(Database database, Limits limits, Letters letters) {
        this.database = database;
        this.limits = limits;
        this.letters = letters;
    }

    /** Mails a link to the new address. */
    Asked ask(Person who, EmailAddress wanted, Language language) {
        if (wanted.equals(who.email())) {
            return Asked.SAME;
        }
        if (limits.take(Limits.Kind.LETTER, wanted.value()) == 0) {
            return Asked.ENOUGH_FOR_TODAY;
        }
        boolean taken = database.identity(null, tx -> AccountRows.byEmail(tx, wanted)).isPresent();
        if (taken) {
            letters.send(wanted, language, "taken", Map.of());
            return Asked.ON_ITS_WAY;
        }
        String secret =
                database.identity(
                        who.account(),
                        tx ->
                                OneTimes.make(
                                        tx,
                                        Purpose.CHANGE_EMAIL,
                                        who.account(),
                                        wanted.value(),
                                        LIFE));
        letters.send(wanted, language, "proof", Map.of("link", letters.proof(secret)));
        return Asked.ON_ITS_WAY;
    }

    /** The new address behind a link that would work now; empty for none. Uses nothing up. */
    Optional<String> look(String secret) {
        return database.identity(null, tx -> OneTimes.look(tx, secret, Purpose.CHANGE_EMAIL))
                .map(OneTimes.Kept::detail);
    }

    /** Does the change that a link proves. */
    Done run(String secret) {
        Optional<Account> before;
        try {
            before = database.identity(null, tx -> change(tx, secret));
        } catch (ConstraintViolated e) {
            if (!e.constraint().equals("account_email")) {
                throw e;
            }
            return Done.WORTHLESS;
        }
        if (before.isEmpty()) {
            return Done.WORTHLESS;
        }
        letters.tell(before.get(), "moved", Map.of());
        LOG.atInfo().addKeyValue("account", before.get().accountId()).log("address changed");
        return Done.CHANGED;
    }

    private static Optional<Account> change(Tx tx, String secret) {
        Optional<OneTimes.Kept> kept = OneTimes.use(tx, secret, Purpose.CHANGE_EMAIL);
        AccountId id = kept.map(OneTimes.Kept::accountId).orElse(null);
        Optional<Account> before = id == null ? Optional.empty() : AccountRows.hold(tx, id);
        if (kept.isPresent() && before.isPresent()) {
            move(tx, before.get().accountId(), kept.get().detail());
        }
        return before;
    }

    private static void move(Tx tx, AccountId id, String email) {
        tx.query(
                        """
                        update account
                           set email = :email
                         where account_id = :id
                        """)
                .bind("id", id)
                .bind("email", email)
                .execute();
        OneTimes.drop(tx, id);
    }
}
