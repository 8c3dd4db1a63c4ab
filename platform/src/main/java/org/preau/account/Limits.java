package org.preau.account;

import java.util.HexFormat;
import org.preau.sql.Database;
import org.preau.sql.IdentityTx;
import org.preau.web.Secrets;

/**
 * How often something may be tried, counted in the database, so over all servers. Tries are counted
 * in slots of ten minutes, and whatever began in the last seventy counts: no hour, wherever it
 * begins, holds more than the limit. A lock on the key makes tries at the same time queue.
 *
 * <p>The key is a keyed hash: the table holds no address, and counts the same whether there is an
 * account or not.
 */
final class Limits {

    /** What is limited, and to how many. */
    enum Kind {
        /** Passwords tried for one address; 20 an hour reach the hash. */
        PASSWORD(20, 70),
        /** Codes tried for one account. */
        CODE(20, 70),
        /** Letters to one address that anybody can cause; three a day. */
        LETTER(3, 24 * 60 + 10),
        /**
         * Letters to one address that a visitor of any site can cause; three a day, counted apart,
         * so that nobody can spend the letters by which somebody signs in.
         */
        RECEIPT(3, 24 * 60 + 10),
        /** Passwords tried for one link to a file. */
        LINK(20, 70);

        private final int most;
        private final int minutes;

        Kind(int most, int minutes) {
            this.most = most;
            this.minutes = minutes;
        }
    }

    private final Database database;
    private final Secrets secrets;

    Limits(Database database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /**
     * Counts one try, in a transaction of its own that has committed when this returns.
     *
     * @return which one it is, from 1; 0 when there were as many as may be, and it is not counted
     */
    int take(Kind kind, String subject) {
        byte[] key = key(kind, subject);
        return database.identity(null, tx -> take(tx, kind, key));
    }

    /** Whether this is the last that may be, by the number that {@link #take} gave. */
    static boolean isLast(Kind kind, int number) {
        return number == kind.most;
    }

    /** Takes one try off again, which turned out to be none: the password was right. */
    void giveBack(Kind kind, String subject) {
        byte[] key = key(kind, subject);
        database.identity(
                null,
                tx ->
                        tx.query(
                                        """
                                        update sign_in_guess
                                           set guesses = guesses - 1
                                         where key_hash = :key
                                           and slot = (select max(slot) from sign_in_guess where key_hash = :key)
                                           and guesses > 0
                                        """)
                                .bind("key", key)
                                .execute());
    }

    private byte[] key(Kind kind, String subject) {
        return secrets.keyed("limit " + kind, subject);
    }

    private static int take(IdentityTx tx, Kind kind, byte[] key) {
        tx.query("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
                .bind("key", HexFormat.of().formatHex(key))
                .one(Boolean.class);
        int before =
                tx.query(
                                """
                                select coalesce(sum(guesses), 0)
                                  from sign_in_guess
                                 where key_hash = :key
                                   and slot > now() - make_interval(mins => :minutes)
                                """)
                        .bind("key", key)
                        .bind("minutes", kind.minutes)
                        .one(Integer.class);
        if (before >= kind.most) {
            return 0;
        }
        count(tx, key);
        return before + 1;
    }

    private static void count(IdentityTx tx, byte[] key) {
        tx.query(
                        """
                        insert into sign_in_guess (key_hash, slot, guesses)
                        values (:key, date_bin('10 minutes', now(), timestamptz '2000-01-01'), 1)
                        on conflict (key_hash, slot)
                        do update set guesses = sign_in_guess.guesses + 1
                        """)
                .bind("key", key)
                .execute();
    }
}
