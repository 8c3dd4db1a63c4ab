package org.preau.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.site.Wrong;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;

/** Adds a block to the home page being prepared, or changes what one says. */
public final class SaveBlock {

    /**
     * What it should be.
     *
     * @param version the one that was edited; 0 for a new block
     * @param kind of a new block; that of one that is there does not change
     */
    record Command(
            UUID id,
            int version,
            BlockKind kind,
            Map<String, String> words,
            List<Map<String, String>> lines) {}

    /** How it went. */
    sealed interface Outcome {}

    /** It is so now, and public once the home page is published. */
    record Saved(Block block) implements Outcome {}

    /** Somebody changed it since, to this. Nothing was written. */
    record Stale(Block theirs) implements Outcome {}

    /** Some of it cannot be kept. Nothing was written. */
    record Invalid(List<Wrong> wrongs) implements Outcome {}

    /** There is no such block here. */
    record Missing() implements Outcome {}

    private final Database database;

    public SaveBlock(Database database) {
        this.database = database;
    }

    Outcome run(Desk desk, Command command) {
        return database.write(desk.tenancy(), tx -> decide(tx, desk, command));
    }

    private static Outcome decide(TenantTx tx, Desk desk, Command command) {
        Arrangement before = HomePage.lock(tx).arrangement();
        Optional<Block> there = before.find(command.id());
        if (there.isEmpty() && command.version() != 0) {
            return new Missing();
        }
        BlockCheck check = new BlockCheck(tx, there.map(Block::kind).orElse(command.kind()));
        List<Wrong> wrongs = new ArrayList<>(check.check(command.words(), command.lines()));
        if (there.isEmpty() && before.blocks().size() >= Arrangement.MOST) {
            wrongs.add(
                    new Wrong("kind", Message.of("home.wrong.too-many", "most", Arrangement.MOST)));
        }
        if (!wrongs.isEmpty()) {
            return new Invalid(List.copyOf(wrongs));
        }
        return there.map(block -> change(tx, desk, command, before, block, check))
                .orElseGet(() -> add(tx, desk, command, before, check));
    }

    /** The first block stands beside what the page showed by itself, and does not replace it. */
    private static Outcome add(
            TenantTx tx, Desk desk, Command command, Arrangement before, BlockCheck check) {
        Block block =
                new Block(command.id(), 1, command.kind(), false, check.words(), check.lines());
        Arrangement start = before.blocks().isEmpty() ? Usual.blocks(tx, desk, before) : before;
        HomePage.prepare(tx, start.with(block));
        note(tx, desk, "home.block-added", block);
        return new Saved(block);
    }

    private static Outcome change(
            TenantTx tx,
            Desk desk,
            Command command,
            Arrangement before,
            Block block,
            BlockCheck check) {
        if (block.says(check.words(), check.lines())) {
            return new Saved(block);
        }
        if (command.version() != block.version()) {
            return new Stale(block);
        }
        Block after = block.saying(check.words(), check.lines());
        HomePage.prepare(tx, before.with(after));
        note(tx, desk, "home.block-edited", after);
        return new Saved(after);
    }

    private static void note(TenantTx tx, Desk desk, String act, Block block) {
        AuditLog.note(tx, desk.actor(), act, block.word("title"), Map.of());
    }
}
