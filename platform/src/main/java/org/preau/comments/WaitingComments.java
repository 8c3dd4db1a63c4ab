package org.preau.comments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.WaitingThings;

/** Comments that wait to be read, as one line: how many, and since when. */
public final class WaitingComments implements WaitingThings {

    record Queue(long waiting, @Nullable Instant since) {}

    @Override
    public List<Thing> of(TenantTx tx, Desk desk, int most) {
        if (!desk.may(Right.PUBLISH)) {
            return List.of();
        }
        Queue queue =
                tx.query(
                                """
                                select count(*) as waiting, min(written_at) as since
                                  from comment
                                 where state = 'waiting'
                                """)
                        .one(Queue.class);
        Instant since = queue.since();
        return since == null
                ? List.of()
                : List.of(
                        new Thing(
                                Group.DECIDE,
                                "text-quote",
                                Message.of("comments.waits", "count", queue.waiting()),
                                Message.of("comments.waits.note"),
                                since,
                                CommentPages.list(desk),
                                Message.of("comments.waits.act")));
    }
}
