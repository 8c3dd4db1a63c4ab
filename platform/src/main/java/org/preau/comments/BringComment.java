package org.preau.comments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.web.Desk;

/**
 * Brings in comments of the site that an association had before, public or waiting to be read. The
 * same ones brought again are there already. Threads are flattened to what there is here: an answer
 * stands below a comment, and an answer to an answer beside it.
 */
public final class BringComment {

    /** The longest words that are kept, in characters. */
    public static final int BODY = Words.BODY;

    /** More wait than anybody reads; and a queue that is full takes no new ones in. */
    private static final int MOST_WAITING = 1_000;

    /**
     * What comes.
     *
     * @param id made of where it came from, so that it is the same the next time
     * @param parent a comment that came before; null for none
     * @param waits whether somebody has to read it before visitors do
     * @param answer whether somebody wrote it for the association
     */
    public record Command(
            UUID id,
            UUID article,
            @Nullable UUID parent,
            String name,
            String body,
            boolean waits,
            boolean answer,
            Instant writtenAt) {

        /** One that was public. */
        public Command(
                UUID id,
                UUID article,
                @Nullable UUID parent,
                String name,
                String body,
                Instant writtenAt) {
            this(id, article, parent, name, body, false, false, writtenAt);
        }
    }

    /** What became of one. */
    public enum Arrival {
        /** It is here now. */
        CREATED,
        /** It was here already, whatever somebody decided of it since. */
        SAME,
        /** It has no words, or nobody's name. */
        EMPTY,
        /** There is no article here that it could stand below. */
        NOWHERE,
        /** It would wait, and too many wait already. */
        TOO_MANY
    }

    private final Database database;

    public BringComment(Database database) {
        this.database = database;
    }

    /** Whether it came now; false when it was here, or cannot be. */
    public boolean run(Desk desk, Command command) {
        return run(desk, List.of(command)).getFirst() == Arrival.CREATED;
    }

    /**
     * Brings some in one transaction, an answer after what it answers.
     *
     * @return what became of each, in their order
     */
    public List<Arrival> run(Desk desk, List<Command> commands) {
        return database.write(desk.tenancy(), tx -> all(tx, commands));
    }

    private static List<Arrival> all(TenantTx tx, List<Command> commands) {
        long waiting = Comments.count(tx, Comment.State.WAITING);
        Set<UUID> changed = new LinkedHashSet<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (Command command : commands) {
            Arrival arrival = one(tx, command, waiting);
            if (arrival == Arrival.CREATED) {
                changed.add(command.article());
                waiting += command.waits() ? 1 : 0;
            }
            arrivals.add(arrival);
        }
        changed.forEach(article -> Comments.recount(tx, article));
        return arrivals;
    }

    private static Arrival one(TenantTx tx, Command command, long waiting) {
        String name = Words.cut(CleanInput.line(command.name()), Words.NAME);
        String body = Words.cut(CleanInput.text(command.body()).strip(), Words.BODY);
        if (name.isEmpty() || body.isEmpty()) {
            return Arrival.EMPTY;
        }
        if (!isArticle(tx, command.article())) {
            return Arrival.NOWHERE;
        }
        if (command.waits() && waiting >= MOST_WAITING) {
            return Arrival.TOO_MANY;
        }
        boolean came =
                Comments.insert(
                        tx,
                        NewComment.coming(
                                command.id(),
                                command.article(),
                                above(tx, command),
                                name,
                                body,
                                command.waits() ? Comment.State.WAITING : Comment.State.PUBLISHED,
                                command.answer(),
                                command.writtenAt()));
        return came ? Arrival.CREATED : Arrival.SAME;
    }

    private static boolean isArticle(TenantTx tx, UUID id) {
        return tx.query("select 1 from article where id = :id and kind = 'article'")
                .bind("id", id)
                .exists();
    }

    /** What it stands below here; null when that did not come or nobody sees it. */
    private static @Nullable UUID above(TenantTx tx, Command command) {
        UUID parent = command.parent();
        return parent == null
                ? null
                : tx.query(
                                """
                                select coalesce(parent_id, id)
                                  from comment
                                 where id = :id
                                   and article_id = :article
                                   and state = 'published'
                                """)
                        .bind("id", parent)
                        .bind("article", command.article())
                        .first(UUID.class)
                        .orElse(null);
    }
}
