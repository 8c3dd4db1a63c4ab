package org.preau.operator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.preau.base.HostName;
import org.preau.base.Slug;
import org.preau.sql.Database;
import org.preau.tenancy.TenantDirectory;
import org.preau.tenancy.TenantState;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.Actor;
import org.preau.web.Origins;

/**
 * The acts as the command line calls them: texts in, a line or a refusal in words out. The same
 * acts as the console's and the API's.
 */
public final class CommandActs {

    private static final Actor ACTOR = Actor.system("preau");
    private static final int MOST_PAGES = 1_000;

    /** An association. */
    public record Line(
            String slug,
            String name,
            String state,
            @Nullable Instant deleteAfter,
            String address,
            @Nullable Integer sector,
            String theme,
            String language,
            long usedBytes,
            long quotaBytes,
            Instant createdAt) {}

    /** One association of the list. */
    public record Listing(
            String slug, String name, String state, long usedBytes, long quotaBytes) {}

    /** How it went. */
    public sealed interface Answer {}

    /** As asked; how the association stands now. */
    public record Done(Line line) implements Answer {}

    /** Nothing was changed. */
    public record Refused(String why) implements Answer {}

    /** One line of a file. */
    public record ImportLine(int line, String name, String slug, String outcome, String why) {}

    /** How a file went. */
    public sealed interface ImportAnswer {}

    /** Line by line. */
    public record Imported(List<ImportLine> lines) implements ImportAnswer {}

    /** The file cannot be read as one of associations. */
    public record Unreadable(String why) implements ImportAnswer {}

    private final Database database;
    private final Messages messages;
    private final Origins origins;
    private final TenantDirectory directory;
    private final List<String> themes;
    private final OpenAssociation open;
    private final ChangeState change;
    private final EraseAssociation erase;
    private final PreviewImport preview;
    private final RunImport run;

    CommandActs(
            OperatorFeature.Ground ground,
            OpenAssociation open,
            ChangeState change,
            EraseAssociation erase,
            PreviewImport preview,
            RunImport run) {
        this.database = ground.database();
        this.messages = ground.messages();
        this.origins = ground.origins();
        this.directory = ground.directory();
        this.themes = ground.themes().keys();
        this.open = open;
        this.change = change;
        this.erase = erase;
        this.preview = preview;
        this.run = run;
    }

    /** Opens one; each text may be empty but the name. */
    public Answer open(
            String slug,
            String name,
            String sector,
            String theme,
            String language,
            String quota,
            String email,
            String person,
            String blueprint,
            Language speaks) {
        Wanted wanted =
                new Wanted(name, slug, sector, theme, language, quota, email, person, blueprint);
        Wanted.Checked checked = wanted.check(themes);
        NewAssociation association = checked.association();
        if (association == null) {
            return new Refused(said(List.copyOf(checked.problems().values()), speaks));
        }
        return switch (open.run(ACTOR, association)) {
            case OpenAssociation.Opened opened -> show(association.slug().value());
            case OpenAssociation.SlugTaken taken ->
                    refused(OpenPages.taken(association.slug(), taken), speaks);
            case OpenAssociation.NoSuchBlueprint no -> refused(OpenPages.noBlueprint(), speaks);
            case OpenAssociation.SlugReserved reserved ->
                    refused(OpenPages.reserved(association.slug()), speaks);
        };
    }

    /** Those in a state, or all; by name. */
    public List<Listing> list(@Nullable TenantState state, String search) {
        List<Listing> all = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            Filter filter = new Filter(search, state, null, null, Sort.NAME, page);
            List<Associations.Row> rows =
                    database.operator("list associations", tx -> Associations.list(tx, filter))
                            .rows();
            rows.forEach(row -> all.add(listing(row)));
            if (rows.size() < Filter.ROWS) {
                break;
            }
        }
        return all;
    }

    /** What is known of one. */
    public Answer show(String slug) {
        return Slug.of(slug)
                .flatMap(known ->
                        database.operator(
                                "look at an association", tx -> Associations.one(tx, known)))
                .<Answer>map(facts -> new Done(line(facts)))
                .orElseGet(() -> absent(slug));
    }

    /** Takes one a step further. */
    public Answer step(String slug, Step step, String reason) {
        Optional<Slug> known = Slug.of(slug);
        if (known.isEmpty()) {
            return absent(slug);
        }
        return switch (change.run(ACTOR, known.get(), step, reason)) {
            case ChangeState.Changed changed -> show(slug);
            case ChangeState.Already already -> show(slug);
            case ChangeState.NotFrom(TenantState state) ->
                    new Refused(
                            slug + " is " + ApiForms.lower(state) + ": no such step from there.");
            case ChangeState.TooLate late ->
                    new Refused("The grace period of " + slug + " is over.");
            case ChangeState.NoReason no ->
                    new Refused(
                            "A reason of 3 to "
                                    + ChangeState.MAX_REASON
                                    + " characters is needed.");
            case ChangeState.NoSuchAssociation no -> absent(slug);
        };
    }

    /** Erases a deleted one at once; false when there is none. */
    public boolean erase(String slug) {
        return Slug.of(slug).map(erase::now).orElse(false);
    }

    /**
     * Opens the associations of a file, here and now.
     *
     * @param dryRun whether to say only what would happen
     */
    public ImportAnswer importFile(String fileName, byte[] file, boolean dryRun, Language speaks) {
        return switch (preview.run(ACTOR, fileName, file)) {
            case PreviewImport.Unreadable(Message why) -> new Unreadable(why.in(speaks, messages));
            case PreviewImport.Previewed previewed -> {
                if (!dryRun) {
                    database.operator(
                            "begin to open a file of associations",
                            tx ->
                                    tx.query(
                                                    """
                                                    update csv_import
                                                       set state = 'running'
                                                     where id = :id
                                                    """)
                                            .bind("id", previewed.id())
                                            .execute());
                    run.run(new RunImport.ToRun(previewed.id()));
                }
                yield new Imported(lines(previewed.id(), speaks));
            }
        };
    }

    private List<ImportLine> lines(UUID id, Language speaks) {
        return database
                .operator(
                        "list the lines of a file",
                        tx -> Imports.lines(tx, id, null, CsvFile.MAX_LINES, 0))
                .stream()
                .map(line ->
                        new ImportLine(
                                line.line(),
                                line.name(),
                                line.slug(),
                                ApiForms.lower(line.outcome()),
                                ImportReport.why(line, speaks, messages)))
                .toList();
    }

    private Refused refused(Map<String, Message> problems, Language speaks) {
        return new Refused(said(List.copyOf(problems.values()), speaks));
    }

    private String said(List<Message> problems, Language speaks) {
        return problems.stream()
                .map(problem -> problem.in(speaks, messages))
                .collect(Collectors.joining(" "));
    }

    private static Refused absent(String slug) {
        return new Refused("There is no association " + slug + ".");
    }

    private static Listing listing(Associations.Row row) {
        return new Listing(
                row.slug().value(),
                row.name(),
                ApiForms.lower(row.state()),
                row.usedBytes(),
                row.quotaBytes());
    }

    private Line line(Associations.Facts facts) {
        HostName host = facts.ownHost();
        return new Line(
                facts.slug().value(),
                facts.name(),
                ApiForms.lower(facts.state()),
                facts.deleteAfter(),
                origins.of(host == null ? directory.domain().child(facts.slug()) : host) + "/",
                facts.sector(),
                facts.theme(),
                facts.language(),
                facts.usedBytes(),
                facts.quotaBytes(),
                facts.createdAt());
    }
}
