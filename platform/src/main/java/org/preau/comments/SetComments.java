package org.preau.comments;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.web.Desk;

/** Says who may write below the articles of a site, and below one of them. */
final class SetComments {

    static final int MOST_DAYS = 3_650;

    private final Database database;

    SetComments(Database database) {
        this.database = database;
    }

    /** For all articles that do not say otherwise. */
    Comments.Settings site(Desk desk, CommentMode mode, int days, Office office) {
        return database.write(desk.tenancy(), tx -> site(tx, desk, mode, days, office));
    }

    private static Comments.Settings site(
            TenantTx tx, Desk desk, CommentMode mode, int days, Office office) {
        tx.query(
                        """
                        update site
                           set comments = :mode, comments_days = :days, comments_office = :office
                        """)
                .bind("mode", mode)
                .bind("days", Math.clamp(days, 0, MOST_DAYS))
                .bind("office", office)
                .execute();
        tx.siteChanged();
        AuditLog.note(tx, desk.actor(), "comments.set", "", Map.of("mode", mode.word()));
        return Comments.settings(tx);
    }

    /**
     * For one article; null as the site says.
     *
     * @return its title; empty when there is no such article
     */
    Optional<String> article(Desk desk, UUID id, @Nullable CommentMode mode) {
        return database.write(desk.tenancy(), tx -> article(tx, desk, id, mode));
    }

    private static Optional<String> article(
            TenantTx tx, Desk desk, UUID id, @Nullable CommentMode mode) {
        Optional<String> title =
                tx.query("select title from article where id = :id and kind = 'article'")
                        .bind("id", id)
                        .first(String.class);
        title.ifPresent(it -> {
            tx.query("update article set comments = :mode where id = :id")
                    .bind("mode", mode)
                    .bind("id", id)
                    .execute();
            tx.siteChanged();
            Map<String, String> detail = Map.of("mode", mode == null ? "site" : mode.word());
            AuditLog.note(tx, desk.actor(), "comments.set-article", it, detail);
        });
        return title;
    }
}
