package org.preau.comments;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Publishes a comment, declines it, puts it with the spam, or takes such a decision back; deletes
 * one for good. What visitors see of the article changes with it.
 */
final class DecideComment {

    private final Database database;

    DecideComment(Database database) {
        this.database = database;
    }

    /** The comment as it is now; empty when it is not there. */
    Optional<Comment> run(Desk desk, UUID id, Comment.State to) {
        return database.write(desk.tenancy(), tx -> decide(tx, desk, id, to));
    }

    private static Optional<Comment> decide(TenantTx tx, Desk desk, UUID id, Comment.State to) {
        Optional<Comment> before = Comments.find(tx, id);
        if (before.isEmpty() || before.get().state() == to) {
            return before;
        }
        Comments.decide(tx, id, to, desk.actor().name());
        if (before.get().state() == Comment.State.PUBLISHED || to == Comment.State.PUBLISHED) {
            Comments.recount(tx, before.get().articleId());
        }
        AuditLog.note(
                tx,
                desk.actor(),
                switch (to) {
                    case WAITING -> "comment.waiting";
                    case PUBLISHED -> "comment.published";
                    case DECLINED -> "comment.declined";
                    case SPAM -> "comment.spam";
                },
                before.get().articleTitle(),
                Map.of("name", before.get().name()));
        return Comments.find(tx, id);
    }

    /** False when it is not there. Its replies go with it. */
    boolean delete(Desk desk, UUID id) {
        return database.write(desk.tenancy(), tx -> delete(tx, desk, id));
    }

    private static boolean delete(TenantTx tx, Desk desk, UUID id) {
        Optional<Comment> comment = Comments.find(tx, id);
        comment.ifPresent(it -> {
            Comments.delete(tx, id);
            Comments.recount(tx, it.articleId());
            AuditLog.note(tx, desk.actor(), "comment.deleted", it.articleTitle(), Map.of());
        });
        return comment.isPresent();
    }
}
