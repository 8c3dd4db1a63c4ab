package org.preau.account;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.preau.base.AccountId;
import org.preau.sql.Tx;
import org.preau.web.Secrets;

/**
 * Ten codes to write down, each good once, for the day the telephone is gone. 59 bits each, kept as
 * keyed hashes.
 */
final class RecoveryCodes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNT = 10;
    private static final int GROUPS = 3;
    private static final int GROUP = 4;
    // Without i, l, o, 0 and 1, which a hand writes alike.
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Secrets secrets;

    RecoveryCodes(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Ten new codes in place of the former ones; this is the only time they can be read. */
    List<String> renew(Tx tx, AccountId account) {
        drop(tx, account);
        List<String> codes = Stream.generate(RecoveryCodes::code).limit(COUNT).toList();
        for (String code : codes) {
            tx.query(
                            """
                            insert into recovery_code (account_id, code_hash)
                            values (:account, :hash)
                            """)
                    .bind("account", account)
                    .bind("hash", hash(account, code))
                    .execute();
        }
        return codes;
    }

    /** Uses a code up; whether it was one. */
    boolean use(Tx tx, AccountId account, String typed) {
        return tx.query(
                                """
                                update recovery_code
                                   set used_at = now()
                                 where account_id = :account
                                   and code_hash = :hash
                                   and used_at is null
                                """)
                        .bind("account", account)
                        .bind("hash", hash(account, typed))
                        .execute()
                == 1;
    }

    /** How many are left. */
    static int left(Tx tx, AccountId account) {
        return tx.query(
                        """
                        select count(*)
                          from recovery_code
                         where account_id = :account
                           and used_at is null
                        """)
                .bind("account", account)
                .one(Integer.class);
    }

    static void drop(Tx tx, AccountId account) {
        tx.query(
                        """
                        delete from recovery_code
                         where account_id = :account
                        """)
                .bind("account", account)
                .execute();
    }

    private byte[] hash(AccountId account, String typed) {
        StringBuilder signs = new StringBuilder();
        typed.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> SIGNS.indexOf(c) >= 0)
                .limit(GROUPS * GROUP + 1L)
                .forEach(c -> signs.append((char) c));
        return secrets.keyed("recovery code", account + " " + signs);
    }

    private static String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.toString();
    }
}
