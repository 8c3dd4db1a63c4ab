package org.preau.comments;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.web.Actor;

/** A writer takes her comment back, by the link of her receipt: it is gone at once and for good. */
final class WithdrawComment {

    private final Database database;

    WithdrawComment(Database database) {
        this.database = database;
    }

    /** The address of the article; empty when the comment is not there any more. */
    Optional<String> run(Tenancy tenancy, UUID id) {
        return database.write(tenancy, tx -> withdraw(tx, id));
    }

    private static Optional<String> withdraw(TenantTx tx, UUID id) {
        Optional<Comment> comment = Comments.find(tx, id);
        comment.ifPresent(it -> {
            Comments.delete(tx, id);
            Comments.recount(tx, it.articleId());
            AuditLog.note(
                    tx,
                    Actor.system("withdrawal"),
                    "comment.withdrawn",
                    it.articleTitle(),
                    Map.of());
        });
        return comment.map(Comment::articleSlug);
    }
}
