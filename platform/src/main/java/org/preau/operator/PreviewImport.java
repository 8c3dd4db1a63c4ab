package org.preau.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.CleanInput;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.web.Actor;

/**
 * Reads a file into lines and says what each would do; opens nothing. Lines of associations that
 * are there already, by short name and name, will be left alone, so that a file can be sent again.
 */
final class PreviewImport {

    /** How it went. */
    sealed interface Outcome {}

    /** The lines are there to be looked at. */
    record Previewed(UUID id, boolean guessed) implements Outcome {}

    /** The file cannot be read, and why. */
    record Unreadable(Message why) implements Outcome {}

    private record Judged(
            int line, String slug, String name, Imports.Outcome outcome, List<Message> problems) {}

    private final Database database;
    private final TenantDirectory directory;
    private final List<String> themes;

    PreviewImport(Database database, TenantDirectory directory, List<String> themes) {
        this.database = database;
        this.directory = directory;
        this.themes = themes;
    }

    Outcome run(Actor actor, String fileName, byte[] file) {
        return switch (CsvFile.read(file)) {
            case CsvFile.Unreadable(Message why) -> new Unreadable(why);
            case CsvFile.Lines(List<CsvFile.Line> lines, boolean guessed) -> {
                UUID id = Ids.next();
                database.operator(
                        "preview a file of associations",
                        tx -> write(tx, actor, id, shown(fileName), lines));
                yield new Previewed(id, guessed);
            }
        };
    }

    private int write(
            OperatorTx tx, Actor actor, UUID id, String fileName, List<CsvFile.Line> lines) {
        tx.query(
                        """
                        insert into csv_import (tenant_id, id, file_name, made_by, actor_id)
                        values (:portal, :id, :name, :by, :actor)
                        """)
                .bind("portal", directory.portal().id())
                .bind("id", id)
                .bind("name", fileName)
                .bind("by", actor.name())
                .bind("actor", actor.id())
                .execute();
        return insert(tx, id, lines, judge(tx, lines));
    }

    private List<Judged> judge(OperatorTx tx, List<CsvFile.Line> lines) {
        List<Wanted.Checked> checked =
                lines.stream().map(line -> line.wanted().check(themes)).toList();
        Map<String, String> there = there(tx, checked);
        Map<String, Integer> seen = new HashMap<>();
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            judged.add(judge(lines.get(i), checked.get(i), there, seen));
        }
        return judged;
    }

    private static Judged judge(
            CsvFile.Line line,
            Wanted.Checked checked,
            Map<String, String> there,
            Map<String, Integer> seen) {
        NewAssociation association = checked.association();
        if (association == null) {
            return new Judged(
                    line.number(),
                    shown(line.wanted().slug()),
                    shown(line.wanted().name()),
                    Imports.Outcome.WRONG,
                    List.copyOf(checked.problems().values()));
        }
        String slug = association.slug().value();
        Integer before = seen.putIfAbsent(slug, line.number());
        String holder = there.get(slug);
        Imports.Outcome outcome = Imports.Outcome.READY;
        List<Message> problems = List.of();
        if (before != null) {
            outcome = Imports.Outcome.WRONG;
            problems =
                    List.of(
                            new Message(
                                    "operator.csv.line-twice",
                                    Map.of("slug", slug, "line", before)));
        } else if (holder != null && sameName(holder, association.name())) {
            outcome = Imports.Outcome.THERE;
        } else if (holder != null) {
            outcome = Imports.Outcome.WRONG;
            problems = List.of(taken(slug, holder));
        }
        return new Judged(line.number(), slug, association.name(), outcome, problems);
    }

    static boolean sameName(String one, String other) {
        return CleanInput.line(one).equalsIgnoreCase(CleanInput.line(other));
    }

    static Message taken(String slug, String holder) {
        return new Message("operator.csv.taken", Map.of("slug", slug, "by", holder));
    }

    private static Map<String, String> there(OperatorTx tx, List<Wanted.Checked> checked) {
        record Holder(String slug, String name) {}
        List<String> slugs = new ArrayList<>();
        for (Wanted.Checked one : checked) {
            NewAssociation association = one.association();
            if (association != null) {
                slugs.add(association.slug().value());
            }
        }
        return tx
                .query(
                        """
                        select slug, name
                          from tenant
                         where slug = any(:slugs)
                        """)
                .bind("slugs", slugs)
                .list(Holder.class)
                .stream()
                .collect(Collectors.toMap(Holder::slug, Holder::name));
    }

    private int insert(OperatorTx tx, UUID id, List<CsvFile.Line> lines, List<Judged> judged) {
        return tx.query(
                        """
                        insert into csv_line (tenant_id, import_id, line, slug, name, wanted, outcome, problems)
                        select :portal, :id, cast(line as int), slug, name, wanted, outcome, problems
                          from unnest(:lines, :slugs, :names, :wanted, :outcomes, :problems)
                               as file (line, slug, name, wanted, outcome, problems)
                        """)
                .bind("portal", directory.portal().id())
                .bind("id", id)
                .bind("lines", judged.stream().map(Judged::line).toList())
                .bind("slugs", judged.stream().map(Judged::slug).toList())
                .bind("names", judged.stream().map(Judged::name).toList())
                .bind("wanted", lines.stream().map(line -> Json.text(line.wanted())).toList())
                .bind("outcomes", judged.stream().map(Judged::outcome).toList())
                .bind(
                        "problems",
                        judged.stream()
                                .map(one -> new Imports.Problems(one.problems()).written())
                                .toList())
                .execute();
    }

    private static String shown(String text) {
        String line = CleanInput.line(text);
        return line.length() > Wanted.MAX_NAME ? line.substring(0, Wanted.MAX_NAME) : line;
    }
}
