package org.preau.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.sql.Tx;
import org.preau.text.Language;
import org.preau.web.Person;
import org.preau.web.Reply;
import org.preau.web.Secrets;
import org.preau.web.SessionCookie;

/**
 * Sessions: opened at a sign-in, over after 14 days without use and after 60 days in any case. Each
 * request asks the database, so that ending one ends it on every server at once.
 */
public final class Sessions {

    private static final Duration LIFE = Duration.ofDays(60);

    /** A session as its owner sees it. */
    record Listed(
            UUID sessionId,
            Instant createdAt,
            Instant seenAt,
            @Nullable String remote,
            @Nullable String userAgent) {}

    private record Row(
            UUID sessionId,
            AccountId accountId,
            String name,
            EmailAddress email,
            @Nullable Language language,
            String appearance,
            boolean operator,
            boolean stale) {
        Person person() {
            return new Person(accountId, sessionId, name, email, language, appearance, operator);
        }
    }

    private final Database database;

    public Sessions(Database database) {
        this.database = database;
    }

    /** Who carries this secret; empty for none, an expired or an ended session. */
    public Optional<Person> bySecret(String secret) {
        return database.identity(null, tx -> find(tx, secret));
    }

    /** Puts the cookie of a session on an answer. */
    static Reply carrying(Reply reply, String secret) {
        return reply.with("set-cookie", SessionCookie.open(secret, LIFE.toSeconds()));
    }

    /** Opens a session and ends the one the device carried: the identifier changes. */
    static String open(Tx tx, AccountId account, Device device) {
        device.former().ifPresent(former -> endFormer(tx, former));
        String secret = Secrets.random();
        tx.query(
                        """
                        insert into session (session_id, token_hash, account_id, expires_at, remote, user_agent)
                        values (:id, :hash, :account, now() + interval '60 days', :remote, :agent)
                        """)
                .bind("id", Ids.next())
                .bind("hash", Secrets.digest(secret))
                .bind("account", account)
                .bind("remote", device.remote())
                .bind("agent", device.agent())
                .execute();
        tx.query(
                        """
                        update account
                           set signed_in_at = now()
                         where account_id = :account
                        """)
                .bind("account", account)
                .execute();
        return secret;
    }

    /** All of an account, the last used first. */
    List<Listed> of(AccountId account) {
        return database.identity(
                account,
                tx ->
                        tx.query(
                                        """
                                        select session_id, created_at, seen_at, remote, user_agent
                                          from session
                                         where account_id = :account
                                           and expires_at > now()
                                           and seen_at > now() - interval '14 days'
                                         order by seen_at desc, session_id
                                        """)
                                .bind("account", account)
                                .list(Listed.class));
    }

    /** Whether whoever carries this session gave a proof in the last 15 minutes. */
    public boolean isProven(UUID session) {
        return database.identity(
                null,
                tx ->
                        tx.query(
                                        """
                                        select 1
                                          from session
                                         where session_id = :id
                                           and proven_at > now() - interval '15 minutes'
                                        """)
                                .bind("id", session)
                                .exists());
    }

    /** Notes a fresh proof. */
    static void prove(Tx tx, UUID session) {
        tx.query(
                        """
                        update session
                           set proven_at = now()
                         where session_id = :id
                        """)
                .bind("id", session)
                .execute();
    }

    /** Ends one session of an account; whether there was one. */
    static boolean end(Tx tx, AccountId account, UUID session) {
        return tx.query(
                                """
                                delete from session
                                 where session_id = :id
                                   and account_id = :account
                                """)
                        .bind("id", session)
                        .bind("account", account)
                        .execute()
                == 1;
    }

    /** Ends all sessions of an account but one; how many. */
    static int endOthers(Tx tx, AccountId account, UUID kept) {
        return tx.query(
                        """
                        delete from session
                         where account_id = :account
                           and session_id <> :kept
                        """)
                .bind("account", account)
                .bind("kept", kept)
                .execute();
    }

    /** Ends all sessions of an account. */
    static int endAll(Tx tx, AccountId account) {
        return tx.query(
                        """
                        delete from session
                         where account_id = :account
                        """)
                .bind("account", account)
                .execute();
    }

    private static void endFormer(Tx tx, UUID session) {
        tx.query(
                        """
                        delete from session
                         where session_id = :id
                        """)
                .bind("id", session)
                .execute();
    }

    private static Optional<Person> find(Tx tx, String secret) {
        Optional<Row> row =
                tx.query(
                                """
                                select s.session_id, a.account_id, a.name, a.email, a.language, a.appearance, a.operator,
                                       s.seen_at < now() - interval '1 minute' as stale
                                  from session s
                                  join account a on a.account_id = s.account_id
                                 where s.token_hash = :hash
                                   and s.expires_at > now()
                                   and s.seen_at > now() - interval '14 days'
                                   and a.disabled_at is null
                                """)
                        .bind("hash", Secrets.digest(secret))
                        .first(Row.class);
        row.filter(Row::stale).ifPresent(found -> seen(tx, found.sessionId()));
        return row.map(Row::person);
    }

    /** Written once a minute at most: a page has many requests. */
    private static void seen(Tx tx, UUID session) {
        tx.query(
                        """
                        update session
                           set seen_at = now()
                         where session_id = :id
                           and seen_at < now() - interval '1 minute'
                        """)
                .bind("id", session)
                .execute();
    }
}
