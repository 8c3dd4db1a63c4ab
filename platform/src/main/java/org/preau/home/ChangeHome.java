package org.preau.home;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Changes the home page being prepared without changing what its blocks say. Nothing of it is
 * public before {@link PublishHome}; everything can be taken back.
 */
public final class ChangeHome {

    /** What is to change. */
    sealed interface Change {}

    /** Puts a block at a place, from 0; outside means the ends. */
    record Place(UUID id, int at) implements Change {}

    /** Moves a block some places down, or up for a negative number. */
    record Step(UUID id, int by) implements Change {}

    /** Hides a block from visitors, or shows it again. */
    record Hide(UUID id, boolean hidden) implements Change {}

    /** Makes another block of the same words, right after it. */
    record Copy(UUID id, UUID copy) implements Change {}

    /** Takes a block away; the last ten can come back. */
    record Remove(UUID id) implements Change {}

    /** Brings a block back that was taken away. */
    record Back(UUID id) implements Change {}

    /** Begins with the blocks that the page shows by itself. */
    record Compose() implements Change {}

    private final Database database;

    public ChangeHome(Database database) {
        this.database = database;
    }

    /**
     * Makes the change; one that is made already is left at that.
     *
     * @return the blocks as they stand; empty when there is no such block, or no room for one more
     */
    Optional<Arrangement> run(Desk desk, Change change) {
        return database.write(desk.tenancy(), tx -> make(tx, desk, change));
    }

    private static Optional<Arrangement> make(TenantTx tx, Desk desk, Change change) {
        Arrangement before = HomePage.lock(tx).arrangement();
        Optional<Arrangement> after = after(tx, desk, before, change);
        after.filter(now -> !now.equals(before))
                .ifPresent(now -> {
                    HomePage.prepare(tx, now);
                    AuditLog.note(tx, desk.actor(), act(change), title(before, change), Map.of());
                });
        return after;
    }

    private static Optional<Arrangement> after(
            TenantTx tx, Desk desk, Arrangement before, Change change) {
        return switch (change) {
            case Place(UUID id, int at) -> before.find(id).map(it -> before.moved(id, at));
            case Step(UUID id, int by) ->
                    before.find(id).map(it -> before.moved(id, before.place(id) + by));
            case Hide(UUID id, boolean hidden) ->
                    before.find(id).map(it -> before.with(it.hidden(hidden)));
            case Copy(UUID id, UUID copy) -> copied(before, id, copy);
            case Remove(UUID id) ->
                    before.find(id)
                            .map(it -> before.without(id))
                            .or(() -> before.findRemoved(id).map(it -> before));
            case Back(UUID id) -> back(before, id);
            case Compose() ->
                    Optional.of(
                            before.blocks().isEmpty() ? Usual.blocks(tx, desk, before) : before);
        };
    }

    private static Optional<Arrangement> copied(Arrangement before, UUID id, UUID copy) {
        if (before.find(copy).isPresent()) {
            return Optional.of(before);
        }
        return before.find(id)
                .filter(it -> before.blocks().size() < Arrangement.MOST)
                .map(it -> before.copied(id, copy));
    }

    private static Optional<Arrangement> back(Arrangement before, UUID id) {
        if (before.find(id).isPresent()) {
            return Optional.of(before);
        }
        return before.findRemoved(id)
                .filter(it -> before.blocks().size() < Arrangement.MOST)
                .map(it -> before.back(id));
    }

    private static String act(Change change) {
        return switch (change) {
            case Place moved -> "home.block-moved";
            case Step moved -> "home.block-moved";
            case Hide(UUID id, boolean hidden) -> hidden ? "home.block-hidden" : "home.block-shown";
            case Copy copied -> "home.block-copied";
            case Remove removed -> "home.block-removed";
            case Back back -> "home.block-back";
            case Compose compose -> "home.composed";
        };
    }

    private static String title(Arrangement before, Change change) {
        Optional<UUID> id =
                switch (change) {
                    case Place(UUID block, int at) -> Optional.of(block);
                    case Step(UUID block, int by) -> Optional.of(block);
                    case Hide(UUID block, boolean hidden) -> Optional.of(block);
                    case Copy(UUID block, UUID copy) -> Optional.of(block);
                    case Remove(UUID block) -> Optional.of(block);
                    case Back(UUID block) -> Optional.of(block);
                    case Compose() -> Optional.empty();
                };
        return id.flatMap(it -> before.find(it).or(() -> before.findRemoved(it)))
                .map(block -> block.word("title"))
                .orElse("");
    }
}
