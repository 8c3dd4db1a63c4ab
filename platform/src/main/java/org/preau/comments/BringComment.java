package org.preau.comments;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.Database;
import org.preau.text.CleanInput;
import org.preau.web.Desk;

/**
 * Brings in a comment that was published on the site that an association had before. The same one
 * brought again is there already.
 */
public final class BringComment {

    /**
     * What comes.
     *
     * @param id made of where it came from, so that it is the same the next time
     * @param parent a comment that came before; null for none
     */
    public record Command(
            UUID id,
            UUID article,
            @Nullable UUID parent,
            String name,
            String body,
            Instant writtenAt) {}

    private static final int ELLIPSIS = 1;

    private final Database database;

    public BringComment(Database database) {
        this.database = database;
    }

    /** Whether it came now; false when it was here, or has no words. */
    public boolean run(Desk desk, Command command) {
        String name = cut(CleanInput.line(command.name()), Words.NAME);
        String body = cut(CleanInput.text(command.body()).strip(), Words.BODY);
        if (name.isEmpty() || body.isEmpty()) {
            return false;
        }
        return database.write(
                desk.tenancy(),
                tx -> {
                    boolean there =
                            tx.query("select 1 from article where id = :id")
                                    .bind("id", command.article())
                                    .exists();
                    boolean came =
                            there
                                    && Comments.insert(
                                            tx,
                                            command.id(),
                                            command.article(),
                                            command.parent(),
                                            name,
                                            null,
                                            body,
                                            Comment.State.PUBLISHED,
                                            List.of(),
                                            command.writtenAt());
                    if (came) {
                        Comments.recount(tx, command.article());
                    }
                    return came;
                });
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most - ELLIPSIS) + "…" : text;
    }
}
