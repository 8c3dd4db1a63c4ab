package org.preau.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.text.Slugs;
import org.preau.web.Desk;

/** Makes a section, or gives one another name, text, address or parent. */
public final class SaveSection {

    private static final int TITLE = 200;
    private static final int DESCRIPTION = 1_000;

    /** Deeper, nobody finds an article again; five levels are SPIP's usual most. */
    static final int DEPTH = 5;

    /**
     * What it should be.
     *
     * @param version the one that was edited; 0 for a new section
     * @param parent null at the top
     * @param slug the address wished for; empty to take it from the title
     * @param prepared whether visitors are not to see it yet, nor what is within it
     */
    public record Command(
            UUID id,
            int version,
            @Nullable UUID parent,
            String title,
            String description,
            String slug,
            boolean prepared) {

        /** One that visitors see. */
        public Command(
                UUID id,
                int version,
                @Nullable UUID parent,
                String title,
                String description,
                String slug) {
            this(id, version, parent, title, description, slug, false);
        }

        Command cleaned() {
            return new Command(
                    id,
                    version,
                    parent,
                    CleanInput.line(title),
                    CleanInput.text(description).strip(),
                    CleanInput.line(slug),
                    prepared);
        }
    }

    /** How it went. */
    public sealed interface Outcome {}

    /** It is so now. */
    public record Saved(Section section) implements Outcome {}

    /** Somebody changed it since, to this. Nothing was written. */
    public record Stale(Section theirs) implements Outcome {}

    /** Some of it cannot be kept. Nothing was written. */
    public record Invalid(List<Wrong> wrongs) implements Outcome {}

    /** There is no such section here. */
    public record Missing() implements Outcome {}

    private final Database database;

    public SaveSection(Database database) {
        this.database = database;
    }

    public Outcome run(Desk desk, Command command) {
        Command clean = command.cleaned();
        return Again.whenColliding(
                () -> database.write(desk.tenancy(), tx -> decide(tx, desk, clean)));
    }

    /** The same within a transaction that does more. */
    public Outcome in(TenantTx tx, Desk desk, Command command) {
        return decide(tx, desk, command.cleaned());
    }

    private static Outcome decide(TenantTx tx, Desk desk, Command command) {
        Sites.lock(tx);
        Optional<Section> before = Sections.find(tx, command.id());
        if (before.isEmpty() && command.version() != 0) {
            return new Missing();
        }
        List<Wrong> wrongs = wrongs(tx, command);
        if (!wrongs.isEmpty()) {
            return new Invalid(wrongs);
        }
        String slug =
                command.slug().isEmpty()
                        ? Addresses.free(tx, Target.section(command.id()), command.title())
                        : Slugs.from(command.slug());
        return before.map(section -> edit(tx, desk, command, section, slug))
                .orElseGet(() -> create(tx, desk, command, slug));
    }

    private static Outcome create(TenantTx tx, Desk desk, Command command, String slug) {
        int position = Sections.lastPosition(tx, command.parent()) + 1;
        Sections.insert(tx, command.id(), slug, command, position);
        Addresses.move(tx, Target.section(command.id()), slug, false);
        return saved(tx, desk, command, "section.created");
    }

    private static Outcome edit(
            TenantTx tx, Desk desk, Command command, Section before, String slug) {
        if (isSame(before, command, slug)) {
            return new Saved(before);
        }
        if (command.version() != before.version()) {
            return new Stale(before);
        }
        if (!slug.equals(before.slug())) {
            Addresses.move(tx, Target.section(before.id()), slug, true);
        }
        int position =
                Objects.equals(before.parentId(), command.parent())
                        ? before.position()
                        : Sections.lastPosition(tx, command.parent()) + 1;
        Sections.update(tx, before.id(), slug, command, position);
        if (command.prepared() || before.prepared()) {
            prepare(tx, desk, command, before);
        }
        return saved(tx, desk, command, "section.edited");
    }

    /** What is within it goes with it. */
    private static void prepare(TenantTx tx, Desk desk, Command command, Section before) {
        Set<UUID> branch = SectionTree.branch(SectionTree.of(Sections.all(tx)), before.id());
        Sections.prepare(tx, branch, command.prepared());
        if (command.prepared() != before.prepared()) {
            String act = command.prepared() ? "section.prepared" : "section.shown";
            AuditLog.note(tx, desk.actor(), act, command.title(), Map.of());
        }
    }

    private static Outcome saved(TenantTx tx, Desk desk, Command command, String act) {
        tx.siteChanged();
        AuditLog.note(tx, desk.actor(), act, command.title(), Map.of());
        return new Saved(Sections.find(tx, command.id()).orElseThrow());
    }

    private static boolean isSame(Section before, Command command, String slug) {
        return before.title().equals(command.title())
                && before.description().equals(command.description())
                && before.slug().equals(slug)
                && before.prepared() == command.prepared()
                && Objects.equals(before.parentId(), command.parent());
    }

    private static List<Wrong> wrongs(TenantTx tx, Command command) {
        List<Wrong> wrongs = new ArrayList<>();
        if (command.title().isEmpty()) {
            wrongs.add(Wrong.of("title", "site.wrong.section-name-missing"));
        }
        WritingCheck.bound(wrongs, "title", command.title(), TITLE);
        WritingCheck.bound(wrongs, "description", command.description(), DESCRIPTION);
        if (command.parent() != null) {
            wrongParent(tx, command.id(), command.parent()).ifPresent(wrongs::add);
            if (!command.prepared() && isPrepared(tx, command.parent())) {
                wrongs.add(Wrong.of("prepared", "site.wrong.section-above-prepared"));
            }
        }
        if (!command.slug().isEmpty()) {
            Addresses.refusal(tx, Target.section(command.id()), command.slug())
                    .ifPresent(wrongs::add);
        }
        return List.copyOf(wrongs);
    }

    private static boolean isPrepared(TenantTx tx, UUID parent) {
        return Sections.find(tx, parent).filter(Section::prepared).isPresent();
    }

    private static Optional<Wrong> wrongParent(TenantTx tx, UUID id, UUID parent) {
        List<SectionTree.Placed> tree = SectionTree.of(Sections.all(tx));
        Optional<SectionTree.Placed> place =
                tree.stream().filter(one -> one.section().id().equals(parent)).findFirst();
        if (place.isEmpty()) {
            return Optional.of(Wrong.of("parent", "site.wrong.section-gone"));
        }
        if (SectionTree.branch(tree, id).contains(parent)) {
            return Optional.of(Wrong.of("parent", "site.wrong.section-within"));
        }
        boolean tooDeep = place.get().depth() + 1 + height(tree, id) > DEPTH;
        return tooDeep
                ? Optional.of(
                        new Wrong(
                                "parent",
                                org.preau.text.Message.of(
                                        "site.wrong.section-deep", "most", DEPTH)))
                : Optional.empty();
    }

    /** How many levels a section and what is within it take; 1 for a new one. */
    private static int height(List<SectionTree.Placed> tree, UUID id) {
        var branch = SectionTree.branch(tree, id);
        var depths =
                tree.stream()
                        .filter(one -> branch.contains(one.section().id()))
                        .mapToInt(SectionTree.Placed::depth)
                        .summaryStatistics();
        return depths.getCount() == 0 ? 1 : depths.getMax() - depths.getMin() + 1;
    }
}
