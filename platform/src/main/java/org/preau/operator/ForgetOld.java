package org.preau.operator;

import java.util.List;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;

/**
 * Forgets what nobody may keep longer: decided applications and reports after a year, as the forms
 * say; invitations that nobody answered three months after their term; files that were only looked
 * at after a day, the others after three months; what somebody typed and never saved after a month;
 * what visitors' tries were counted by after two days; where comments came from, and the addresses
 * of mail of those who wrote them, after a year; comments that were not published after three
 * months.
 */
final class ForgetOld {

    private static final List<String> OLD =
            List.of(
                    """
                    delete from application
                     where state <> 'pending'
                       and decided_at < now() - interval '1 year'
                    """,
                    """
                    delete from report
                     where state <> 'pending'
                       and decided_at < now() - interval '1 year'
                    """,
                    """
                    delete from invitation
                     where accepted_at is null
                       and least(expires_at, withdrawn_at) < now() - interval '3 months'
                    """,
                    """
                    delete from csv_import
                     where state = 'preview'
                       and made_at < now() - interval '1 day'
                    """,
                    """
                    delete from csv_import
                     where state = 'done'
                       and made_at < now() - interval '3 months'
                    """,
                    """
                    delete from autosave
                     where seen_at < now() - interval '30 days'
                        or (typed_at is null and seen_at < now() - interval '1 day')
                    """,
                    """
                    delete from typing
                     where typed_at < now() - interval '30 days'
                        or (entries is null and typed_at < now() - interval '7 days')
                    """,
                    """
                    delete from visitor_try
                     where slot < now() - interval '2 days'
                    """,
                    """
                    delete from comment_origin
                     where sent_at < now() - interval '1 year'
                    """,
                    """
                    update comment
                       set email = null
                     where email is not null
                       and written_at < now() - interval '1 year'
                    """,
                    """
                    delete from comment
                     where state in ('declined', 'spam')
                       and decided_at < now() - interval '3 months'
                    """);

    private final Database database;

    ForgetOld(Database database) {
        this.database = database;
    }

    /** How many rows are gone. */
    int run() {
        return database.operator("forget what is old", ForgetOld::forget);
    }

    private static int forget(OperatorTx tx) {
        return OLD.stream().mapToInt(sql -> tx.query(sql).execute()).sum();
    }
}
