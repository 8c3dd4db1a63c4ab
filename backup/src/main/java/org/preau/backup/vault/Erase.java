package org.preau.backup.vault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.vault.Chunks.Recipe;
import org.preau.backup.vault.Head.ChunksLine;
import org.preau.backup.vault.Head.VersionLine;
import org.preau.backup.vault.Intake.Taken;

/**
 * Makes something never have been there, in any version.
 *
 * <p>Everything that the versions keep is written anew without it: packs all of them, bundles and
 * lists where a byte in them is to go. One swap of the head then makes it so, for all versions at
 * once; a crash before leaves the old ones, a crash after the new ones. Last, everything is deleted
 * that the new head does not name, at once and without grace: who reads meanwhile gets an error and
 * reads again. If a crash comes before that is done, erasing again does it.
 */
final class Erase {
    private static final int ATTEMPTS = 20;

    private final VaultObjects objects;
    private final Views views;
    private final Eraser eraser;
    private final Progress progress;

    Erase(VaultObjects objects, Views views, Eraser eraser, Progress progress) {
        this.objects = objects;
        this.views = views;
        this.eraser = eraser;
        this.progress = progress;
    }

    Erased run() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            View view = views.now();
            if (view.standing().tag() == null) {
                return new Erased(0, 0, 0, new Collected(0, 0, true));
            }
            try (Uploads uploads = new Uploads(objects);
                    Fates fates = new Fates(objects, view, eraser)) {
                Rewriting rewriting = new Rewriting(view, fates, uploads);
                Head next = rewriting.head();
                View then = new View(objects, new VaultObjects.Standing(next, null), null);
                List<ObjectStat> old = Sweep.unneeded(objects, References.of(objects, then));
                if (objects.replace(view.standing(), next)) {
                    return new Erased(
                            rewriting.changed,
                            fates.removed(),
                            fates.replaced(),
                            Sweep.delete(objects, old));
                }
            }
        }
        throw new IOException("Other writers were quicker again and again. Try later");
    }

    /** The versions of one view, written anew. */
    private final class Rewriting {
        private final View view;
        private final Fates fates;
        private final Uploads uploads;
        private final GitWriter git;
        private final Set<ObjectId> kept = new HashSet<>();
        private final Set<Pointer> large = new HashSet<>();
        private Set<ObjectId> pointers = Set.of();
        private int changed;

        Rewriting(View view, Fates fates, Uploads uploads) {
            this.view = view;
            this.fates = fates;
            this.uploads = uploads;
            git = GitWriter.anew(uploads);
        }

        Head head() throws IOException {
            Head old = view.head();
            List<List<Item>> before = new ArrayList<>();
            for (VersionLine version : old.versions()) {
                before.add(view.items(version));
                fates.decide(before.getLast());
                progress.at(before.size(), 2L * old.versions().size());
            }
            List<ChunksLine> indexes = large();
            pointers = Attributes.blobs(large);
            List<VersionLine> versions = new ArrayList<>();
            try (RevWalk walk = new RevWalk(view.repository())) {
                for (int i = 0; i < before.size(); i++) {
                    VersionLine version = old.versions().get(i);
                    RevCommit commit = walk.parseCommit(version.commit());
                    versions.add(version(version, commit, before.get(i), versions));
                    progress.at(before.size() + i + 1, 2L * before.size());
                }
            }
            return new Head(
                    old.generation() + 1,
                    old.epoch() + 1,
                    old.number(),
                    git.finish(),
                    indexes,
                    versions);
        }

        /** What stays of the large files, and those that take the place of others. */
        private List<ChunksLine> large() throws IOException {
            LivePieces pieces = new LivePieces(objects, view, fates.largeThatStay());
            LivePieces.Moved moved = pieces.moved(uploads, true, Progress.SILENT);
            ChunkWriter writer = new ChunkWriter(moved.chunks(), uploads);
            Intake intake = new Intake(moved.chunks(), writer);
            fates.store(bytes -> stored(intake, bytes));
            writer.finish();
            large.addAll(fates.largeThatStay());
            Map<Sha256, Recipe> added = intake.files();
            boolean asItWas = pieces.allNeeded() && added.isEmpty();
            return asItWas ? view.head().indexes() : moved.lines(added);
        }

        private ObjectId stored(Intake intake, byte[] bytes) throws IOException {
            return switch (intake.take(new ByteArrayInputStream(bytes))) {
                case Taken.Small(byte[] small, int length) -> blob(small, length);
                case Taken.Large(Pointer pointer) -> {
                    large.add(pointer);
                    yield git.own(Constants.OBJ_BLOB, pointer.bytes());
                }
            };
        }

        private ObjectId blob(byte[] bytes, int length) throws IOException {
            return git.blob(bytes, length)
                    .orElseThrow(() -> new IOException("Two git objects have one SHA-1"));
        }

        private VersionLine version(
                VersionLine old, RevCommit commit, List<Item> before, List<VersionLine> parents)
                throws IOException {
            List<Item> after = new ArrayList<>();
            Set<VaultPath> removed = new HashSet<>();
            Set<VaultPath> replaced = new HashSet<>();
            for (Item item : before) {
                switch (fates.of(item)) {
                    case Fates.Decided.Gone() -> removed.add(item.path());
                    case Fates.Decided.Stays() -> {
                        keep(item);
                        after.add(item);
                    }
                    case Fates.Decided.Other(ObjectId id) -> {
                        replaced.add(item.path());
                        after.add(new Item(item.path(), item.mode(), id));
                    }
                }
            }
            ObjectId root = WriteTrees.write(after, pointers, git::own);
            if (!root.equals(commit.getTree()) || !note(commit).equals(eraser.note(note(commit)))) {
                changed++;
            }
            return new VersionLine(
                    old.number(),
                    old.time(),
                    commit(commit, root, parents),
                    seen(old, removed, replaced));
        }

        private void keep(Item item) throws IOException {
            if (item.mode() != Item.Mode.EMPTY_FOLDER && kept.add(item.id())) {
                ObjectId _ = git.own(Constants.OBJ_BLOB, fates.blob(item));
            }
        }

        private ObjectId commit(RevCommit old, ObjectId root, List<VersionLine> before)
                throws IOException {
            Note was = note(old);
            Note is = eraser.note(was);
            Note note = new Note(is.author(), is.email(), is.message(), was.time());
            List<ObjectId> parents =
                    before.isEmpty() ? List.of() : List.of(before.getLast().commit());
            return git.own(Constants.OBJ_COMMIT, Commit.commit(root, parents, note));
        }

        private static Note note(RevCommit commit) {
            PersonIdent who = commit.getAuthorIdent();
            return new Note(
                    who.getName(),
                    who.getEmailAddress(),
                    commit.getFullMessage().strip(),
                    who.getWhenAsInstant());
        }

        /** Times are kept beside paths: without those that are gone. */
        private @Nullable Sha256 seen(
                VersionLine version, Set<VaultPath> removed, Set<VaultPath> replaced)
                throws IOException {
            Sha256 hash = version.seen();
            if (hash == null || (removed.isEmpty() && replaced.isEmpty())) {
                return hash;
            }
            Buffer bytes = view.seen(version).without(removed, replaced).bytes();
            return objects.put(Kind.SEEN, bytes.bytes(), bytes.length());
        }
    }
}
