package org.preau.operator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.OperatorTx;
import org.preau.text.Json;
import org.preau.text.Message;

/** Files of associations and their lines; rows of the portal's tenant. */
final class Imports {

    /** How far a file is. */
    enum State {
        PREVIEW,
        RUNNING,
        DONE
    }

    /** What will become of a line, or became of it. */
    enum Outcome {
        READY,
        WRONG,
        THERE,
        OPENED,
        REFUSED
    }

    /** One file. */
    record Import(
            UUID id,
            String fileName,
            State state,
            String madeBy,
            @Nullable UUID actorId,
            Instant madeAt,
            @Nullable Instant finishedAt) {}

    /** One line, with what is wrong with it. */
    record Line(int line, String slug, String name, Outcome outcome, String problems) {
        List<Message> messages() {
            return Problems.read(problems);
        }
    }

    /** How many lines there are of each outcome. */
    record Counts(int ready, int wrong, int there, int opened, int refused) {
        int all() {
            return ready + wrong + there + opened + refused;
        }

        /** How many need nothing more. */
        int done() {
            return all() - ready;
        }

        int of(Outcome outcome) {
            return switch (outcome) {
                case READY -> ready;
                case WRONG -> wrong;
                case THERE -> there;
                case OPENED -> opened;
                case REFUSED -> refused;
            };
        }
    }

    /** What is wrong with a line, as JSON in its row. */
    record Problems(List<Message> all) {
        String written() {
            return Json.text(this);
        }

        static List<Message> read(String stored) {
            try {
                return stored.equals("[]")
                        ? List.of()
                        : Json.read(stored.getBytes(StandardCharsets.UTF_8), Problems.class).all();
            } catch (Json.MalformedJson e) {
                throw new IllegalStateException("problems of a line are written as JSON", e);
            }
        }
    }

    private Imports() {}

    static Optional<Import> one(OperatorTx tx, UUID id) {
        return tx.query(
                        """
                        select id, file_name, state, made_by, actor_id, made_at, finished_at
                          from csv_import
                         where id = :id
                        """)
                .bind("id", id)
                .first(Import.class);
    }

    static List<Import> latest(OperatorTx tx) {
        return tx.query(
                        """
                        select id, file_name, state, made_by, actor_id, made_at, finished_at
                          from csv_import
                         where state <> 'preview'
                         order by made_at desc
                         limit 10
                        """)
                .list(Import.class);
    }

    static Counts counts(OperatorTx tx, UUID id) {
        return tx.query(
                        """
                        select count(*) filter (where outcome = 'ready') as ready,
                               count(*) filter (where outcome = 'wrong') as wrong,
                               count(*) filter (where outcome = 'there') as there,
                               count(*) filter (where outcome = 'opened') as opened,
                               count(*) filter (where outcome = 'refused') as refused
                          from csv_line
                         where import_id = :id
                        """)
                .bind("id", id)
                .one(Counts.class);
    }

    /**
     * Lines in their order.
     *
     * @param outcome null for all
     */
    static List<Line> lines(OperatorTx tx, UUID id, @Nullable Outcome outcome, int rows, int skip) {
        return tx.query(
                        """
                        select line, slug, name, outcome, problems
                          from csv_line
                         where import_id = :id
                           and (cast(:outcome as text) is null or outcome = :outcome)
                         order by line
                         limit :rows offset :skip
                        """)
                .bind("id", id)
                .bind("outcome", outcome)
                .bind("rows", rows)
                .bind("skip", skip)
                .list(Line.class);
    }
}
