package org.preau.operator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;
import org.preau.jobs.JobKind;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.web.Actor;

/**
 * The job that opens a file's associations: each line in a transaction of its own, which also notes
 * what became of it. Killed at any moment, it goes on with the first line that nothing became of.
 */
final class RunImport {

    /** Which file. */
    record ToRun(UUID file) {}

    static final JobKind<ToRun> KIND = new JobKind<>("csv-import", ToRun.class);

    private record Ready(int line, String wanted) {}

    private final Database database;
    private final OpenAssociation open;
    private final List<String> themes;

    RunImport(Database database, OpenAssociation open, List<String> themes) {
        this.database = database;
        this.open = open;
        this.themes = themes;
    }

    void run(ToRun data) {
        Optional<Imports.Import> file =
                database.operator("look at a file", tx -> Imports.one(tx, data.file()));
        if (file.isEmpty()) {
            return;
        }
        Actor actor =
                new Actor(
                        file.get().actorId() == null ? Actor.Kind.SYSTEM : Actor.Kind.OPERATOR,
                        file.get().actorId(),
                        file.get().madeBy(),
                        null);
        for (Ready ready : ready(data.file())) {
            line(actor, data.file(), ready);
        }
        database.operator("end a file of associations", tx -> end(tx, data.file()));
    }

    private List<Ready> ready(UUID file) {
        return database.operator(
                "read the lines to open",
                tx ->
                        tx.query(
                                        """
                                        select line, wanted
                                          from csv_line
                                         where import_id = :file
                                           and outcome = 'ready'
                                         order by line
                                        """)
                                .bind("file", file)
                                .list(Ready.class));
    }

    private void line(Actor actor, UUID file, Ready ready) {
        NewAssociation wanted = wanted(ready);
        if (wanted == null) {
            note(file, ready, Imports.Outcome.WRONG, List.of(Message.of("operator.csv.changed")));
            return;
        }
        try {
            database.operator(
                    "open an association of a file",
                    tx -> {
                        open.in(tx, actor, wanted, TenantId.next());
                        return note(tx, file, ready, Imports.Outcome.OPENED, List.of());
                    });
        } catch (ConstraintViolated e) {
            if (!e.constraint().equals("tenant_slug")) {
                throw e;
            }
            taken(file, ready, wanted);
        }
    }

    /** Somebody took the name since the preview, or another run of this file did. */
    private void taken(UUID file, Ready ready, NewAssociation wanted) {
        String holder =
                database.operator(
                        "see who has a name",
                        tx ->
                                Associations.one(tx, wanted.slug())
                                        .map(Associations.Facts::name)
                                        .orElse(""));
        if (PreviewImport.sameName(holder, wanted.name())) {
            note(file, ready, Imports.Outcome.THERE, List.of());
        } else {
            note(
                    file,
                    ready,
                    Imports.Outcome.REFUSED,
                    List.of(PreviewImport.taken(wanted.slug().value(), holder)));
        }
    }

    private @Nullable NewAssociation wanted(Ready ready) {
        try {
            return Json.read(ready.wanted().getBytes(StandardCharsets.UTF_8), Wanted.class)
                    .check(themes)
                    .association();
        } catch (Json.MalformedJson e) {
            return null;
        }
    }

    private void note(UUID file, Ready ready, Imports.Outcome outcome, List<Message> problems) {
        database.operator(
                "note what became of a line", tx -> note(tx, file, ready, outcome, problems));
    }

    private static int note(
            OperatorTx tx,
            UUID file,
            Ready ready,
            Imports.Outcome outcome,
            List<Message> problems) {
        return tx.query(
                        """
                        update csv_line
                           set outcome = :outcome,
                               problems = :problems
                         where import_id = :file
                           and line = :line
                           and outcome = 'ready'
                        """)
                .bind("outcome", outcome)
                .bind("problems", new Imports.Problems(problems).written())
                .bind("file", file)
                .bind("line", ready.line())
                .execute();
    }

    private static int end(OperatorTx tx, UUID file) {
        return tx.query(
                        """
                        update csv_import
                           set state = 'done',
                               finished_at = now()
                         where id = :file
                           and state = 'running'
                        """)
                .bind("file", file)
                .execute();
    }
}
