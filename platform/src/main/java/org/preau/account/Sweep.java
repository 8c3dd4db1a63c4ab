package org.preau.account;

import java.time.Duration;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.sql.Tx;

/** Takes away what is over: sessions, one-time secrets, counted tries. Once an hour. */
final class Sweep {

    private static final Duration PAUSE = Duration.ofHours(1);

    private final Database database;

    Sweep(Database database) {
        this.database = database;
    }

    void register(Jobs jobs) {
        jobs.every("account-sweep", PAUSE, this::run);
    }

    /** How many rows went. */
    int run() {
        return database.identity(null, tx -> sessions(tx) + oneTimes(tx) + tries(tx));
    }

    private static int sessions(Tx tx) {
        return tx.query(
                        """
                        delete from session
                         where expires_at < now()
                            or seen_at < now() - interval '14 days'
                        """)
                .execute();
    }

    private static int oneTimes(Tx tx) {
        return tx.query(
                        """
                        delete from one_time
                         where expires_at < now() - interval '1 day'
                        """)
                .execute();
    }

    private static int tries(Tx tx) {
        return tx.query(
                        """
                        delete from sign_in_guess
                         where slot < now() - interval '2 days'
                        """)
                .execute();
    }
}
