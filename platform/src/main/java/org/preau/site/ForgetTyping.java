package org.preau.site;

import java.time.Duration;
import org.preau.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what was typed, never saved and not looked at for a month; after a day, what only said
 * that somebody had a text open.
 */
public final class ForgetTyping implements Runnable {

    /** The recurring job's name. */
    public static final String NAME = "typing-forget";

    /** How often it runs. */
    public static final Duration PAUSE = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(ForgetTyping.class);

    private final Database database;

    public ForgetTyping(Database database) {
        this.database = database;
    }

    @Override
    public void run() {
        int forgotten =
                database.operator(
                        "forget what was typed and never saved",
                        tx ->
                                tx.query(
                                                """
                                                delete from autosave
                                                 where seen_at < now() - interval '30 days'
                                                    or (typed_at is null and seen_at < now() - interval '1 day')
                                                """)
                                        .execute());
        if (forgotten > 0) {
            LOG.atInfo().addKeyValue("texts", forgotten).log("old typing forgotten");
        }
    }
}
