package org.preau.operator;

import org.preau.sql.Database;
import org.preau.sql.OperatorTx;

/**
 * Forgets what nobody may keep longer: decided applications and reports after a year, as the forms
 * say; files that were only looked at after a day, the others after three months; what somebody
 * typed and never saved after a month.
 */
final class ForgetOld {

    private final Database database;

    ForgetOld(Database database) {
        this.database = database;
    }

    /** How many rows are gone. */
    int run() {
        return database.operator("forget what is old", ForgetOld::forget);
    }

    private static int forget(OperatorTx tx) {
        int applications =
                tx.query(
                                """
                                delete from application
                                 where state <> 'pending'
                                   and decided_at < now() - interval '1 year'
                                """)
                        .execute();
        int looked =
                tx.query(
                                """
                                delete from csv_import
                                 where state = 'preview'
                                   and made_at < now() - interval '1 day'
                                """)
                        .execute();
        int files =
                tx.query(
                                """
                                delete from csv_import
                                 where state = 'done'
                                   and made_at < now() - interval '3 months'
                                """)
                        .execute();
        int reports =
                tx.query(
                                """
                                delete from report
                                 where state <> 'pending'
                                   and decided_at < now() - interval '1 year'
                                """)
                        .execute();
        int typed =
                tx.query(
                                """
                                delete from autosave
                                 where seen_at < now() - interval '30 days'
                                    or (typed_at is null and seen_at < now() - interval '1 day')
                                """)
                        .execute();
        return applications + looked + files + reports + typed;
    }
}
