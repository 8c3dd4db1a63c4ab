package org.preau.backup.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import org.preau.backup.vault.Chunks.Recipe;
import org.preau.backup.vault.ChunksFile.Before;
import org.preau.backup.vault.Head.VersionLine;
import org.preau.backup.vault.Intake.Taken;
import org.preau.backup.vault.Source.Listing;
import org.preau.backup.vault.Source.Problem;

/**
 * Goes through what a source lists, reads what may have changed, stores it, and remembers the items
 * of the version to come. Used by one thread, once.
 */
final class Gathering {
    private static final int TRIES = 3;
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final View view;
    private final Seen seenBefore;
    private final Map<VaultPath, Item> before;
    private final Uploads uploads;
    private final GitWriter git;
    private final Instant begun;
    private final Progress progress;
    private final List<Item> items = new ArrayList<>();
    private final List<Entry> seen = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Pieces pieces;
    private boolean stamped;
    private long filesRead;
    private long bytesRead;
    private long total;

    Gathering(View view, Uploads uploads, GitWriter git, Instant begun, Progress progress)
            throws IOException {
        this.view = view;
        this.uploads = uploads;
        this.git = git;
        this.begun = begun;
        this.progress = progress;
        seenBefore = view.lastSeen();
        before = before(view);
    }

    private static Map<VaultPath, Item> before(View view) throws IOException {
        Map<VaultPath, Item> before = new HashMap<>();
        Optional<VersionLine> last = view.head().last();
        if (last.isPresent()) {
            view.items(last.get()).forEach(item -> before.put(item.path(), item));
        }
        return before;
    }

    /** New pieces, as an object to store. */
    record NewChunks(Buffer bytes, int count) {}

    /** What writes large files, made when there is the first one: its catalogue is a copy. */
    private record Pieces(Chunks chunks, Before before, ChunkWriter writer, Intake intake) {}

    void take(Listing listing) throws IOException {
        problems.addAll(listing.problems());
        List<Entry> changed = new ArrayList<>();
        for (Entry entry : listing.entries()) {
            Item known = known(entry);
            if (known != null) {
                keep(entry, known);
            } else {
                changed.add(entry);
                total += sizeOf(entry);
            }
        }
        for (Entry entry : changed) {
            take(entry);
        }
        listing.problems().forEach(this::carryOver);
        Pieces known = pieces;
        if (known != null) {
            known.writer().finish();
        }
    }

    /** The item that the entry surely is, as the version before has it, or null. */
    private @Nullable Item known(Entry entry) {
        Item same = before.get(entry.path());
        if (same != null && seenBefore.isSame(entry)) {
            return same;
        }
        VaultPath from = entry instanceof Entry.File file ? seenBefore.before(file) : null;
        Item moved = from == null ? null : before.get(from);
        return moved == null || moved.mode() == Item.Mode.LINK
                ? null
                : new Item(entry.path(), Seen.mode(entry), moved.id());
    }

    List<Item> items() {
        return items;
    }

    /** What the disk said, or null if no disk was there to say anything. */
    @Nullable Seen seen() {
        return stamped ? Seen.of(seen) : null;
    }

    List<Problem> problems() {
        return problems;
    }

    CommitOutcome.Figures figures() {
        return new CommitOutcome.Figures(items.size(), filesRead, bytesRead);
    }

    /** The large files that the vault did not have before. */
    Map<Sha256, Recipe> large() {
        Pieces known = pieces;
        return known == null ? Map.of() : known.intake().files();
    }

    /** What is new among the large files, or null if nothing is. */
    @Nullable NewChunks chunks() {
        Pieces known = pieces;
        if (known == null || known.intake().files().isEmpty()) {
            return null;
        }
        return new NewChunks(
                ChunksFile.write(known.chunks(), known.before(), known.intake().files()),
                known.chunks().count() - known.before().chunks());
    }

    private void keep(Entry entry, Item item) {
        items.add(item);
        seen.add(entry);
        stamped |= entry.stamp() != null;
    }

    private void take(Entry entry) throws IOException {
        switch (entry) {
            case Entry.File file -> takeFile(file);
            case Entry.Link link -> takeLink(link);
            case Entry.EmptyFolder _ ->
                    keep(entry, new Item(entry.path(), Item.Mode.EMPTY_FOLDER, ObjectId.zeroId()));
        }
    }

    private void takeLink(Entry.Link link) throws IOException {
        byte[] target = link.target().getBytes(StandardCharsets.UTF_8);
        Optional<ObjectId> id = git.blob(target, target.length);
        if (id.isPresent()) {
            keep(link, new Item(link.path(), Item.Mode.LINK, id.get()));
        } else {
            problem(link, "its target collides with another object");
        }
    }

    private void takeFile(Entry.File file) throws IOException {
        try {
            Entry.File current = file;
            for (int attempt = 1; true; attempt++) {
                ObjectId id = read(current);
                Stamp now = current.content().again();
                boolean still = now == null || now.equals(current.stamp());
                if (still || attempt == TRIES) {
                    keep(sure(current, still), new Item(file.path(), Seen.mode(file), id));
                    return;
                }
                current = new Entry.File(file.path(), file.executable(), now, file.content());
            }
        } catch (NoSuchFileException e) {
            // Deleted since it was listed: then it is not there.
        } catch (SourceStream.Unreadable e) {
            problem(file, e.reason());
        }
    }

    /**
     * What could have changed within one tick of the disk's clock is to be read again next time.
     */
    private Entry sure(Entry.File file, boolean still) {
        Stamp stamp = file.stamp();
        if (stamp == null || (still && isOld(stamp))) {
            return file;
        }
        return new Entry.File(file.path(), file.executable(), stamp.unsure(), file.content());
    }

    private boolean isOld(Stamp stamp) {
        // A clock without fractions of a millisecond ticks slowly: FAT every two seconds.
        long tick = stamp.changed() % MILLI == 0 ? 2000 : 50;
        long limit = TimeUnit.MILLISECONDS.toNanos(begun.toEpochMilli() - tick);
        return stamp.changed() < limit && stamp.modified() < limit;
    }

    private ObjectId read(Entry.File file) throws IOException {
        filesRead++;
        Intake intake = pieces().intake();
        try (InputStream in = SourceStream.open(file, this::read)) {
            return switch (intake.take(in)) {
                case Taken.Small(byte[] bytes, int length) -> {
                    Optional<ObjectId> id = git.blob(bytes, length);
                    yield id.isPresent() ? id.get() : pointer(intake.takeAsLarge(bytes, length));
                }
                case Taken.Large(Pointer pointer) -> pointer(pointer);
            };
        }
    }

    private void read(int more) {
        bytesRead += more;
        progress.at(bytesRead, Math.max(total, bytesRead));
    }

    private ObjectId pointer(Pointer pointer) throws IOException {
        byte[] bytes = pointer.bytes();
        return git.blob(bytes, bytes.length)
                .orElseThrow(() -> new IOException("Two git objects have one SHA-1"));
    }

    private Pieces pieces() throws IOException {
        Pieces known = pieces;
        if (known == null) {
            Chunks chunks = view.chunks().copy();
            ChunkWriter writer = new ChunkWriter(chunks, uploads);
            known = new Pieces(chunks, Before.of(chunks), writer, new Intake(chunks, writer));
            pieces = known;
        }
        return known;
    }

    private void problem(Entry entry, String reason) {
        Problem problem = new Problem(entry.path().value(), reason);
        problems.add(problem);
        carryOver(problem);
    }

    /** What cannot be read stays as it was: a version must not lose it for that. */
    private void carryOver(Problem problem) {
        before.values().stream()
                .filter(item ->
                        item.path().value().equals(problem.path())
                                || item.path().value().startsWith(problem.path() + "/"))
                .forEach(items::add);
    }

    private static long sizeOf(Entry entry) {
        Stamp stamp = entry.stamp();
        return stamp == null ? 0 : stamp.size();
    }
}
