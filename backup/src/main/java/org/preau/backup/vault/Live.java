package org.preau.backup.vault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.preau.backup.vault.Head.VersionLine;

/**
 * Everything in git that the versions of a view need: each commit, folder and blob once, the newest
 * version's first, and the pointers among the blobs. Reads every small file.
 */
final class Live {
    private final ObjectReader reader;
    private final Visitor visitor;
    private final Set<ObjectId> seen = new HashSet<>();
    private final Set<Pointer> pointers = new LinkedHashSet<>();

    private Live(ObjectReader reader, Visitor visitor) {
        this.reader = reader;
        this.visitor = visitor;
    }

    /** Told each object once. */
    interface Visitor {
        void object(ObjectId id, int type, byte[] bytes) throws IOException;
    }

    /** Tells the visitor every object, and gives the pointers. */
    static Set<Pointer> visit(View view, Visitor visitor) throws IOException {
        try (RevWalk walk = new RevWalk(view.repository())) {
            Live live = new Live(walk.getObjectReader(), visitor);
            List<RevCommit> commits = new ArrayList<>();
            for (VersionLine version : view.head().versions().reversed()) {
                RevCommit commit = walk.parseCommit(version.commit());
                live.object(commit.copy(), Constants.OBJ_COMMIT);
                commits.add(commit);
            }
            for (RevCommit commit : commits) {
                live.folder(commit.getTree().copy());
            }
            return live.pointers;
        }
    }

    private void folder(ObjectId id) throws IOException {
        if (seen.contains(id)) {
            return;
        }
        byte[] bytes = object(id, Constants.OBJ_TREE);
        CanonicalTreeParser entries = new CanonicalTreeParser();
        for (entries.reset(bytes); !entries.eof(); entries.next()) {
            ObjectId entry = entries.getEntryObjectId();
            if (entries.getEntryFileMode().equals(FileMode.TREE)) {
                folder(entry);
            } else if (!seen.contains(entry)) {
                byte[] blob = object(entry, Constants.OBJ_BLOB);
                Pointer.parse(blob, blob.length).ifPresent(pointers::add);
            }
        }
    }

    private byte[] object(ObjectId id, int type) throws IOException {
        byte[] bytes = reader.open(id, type).getCachedBytes(Integer.MAX_VALUE - 8);
        seen.add(id);
        visitor.object(id, type, bytes);
        return bytes;
    }
}
