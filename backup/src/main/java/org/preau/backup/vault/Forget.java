package org.preau.backup.vault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.preau.backup.vault.Head.PackLine;
import org.preau.backup.vault.Head.VersionLine;

/**
 * Takes versions out of the line. Those after the first that goes are written anew in git, upon
 * what is left before them, so that {@code git log} stays one line and nothing refers to what is
 * gone. Their numbers stay. The bytes go with the next collection.
 */
final class Forget {
    private static final int ATTEMPTS = 20;

    private final VaultObjects objects;
    private final Views views;

    Forget(VaultObjects objects, Views views) {
        this.objects = objects;
        this.views = views;
    }

    /** What is to stay, asked again if another writer came in between. */
    interface Choice {
        Predicate<VersionLine> keeps(List<VersionLine> versions);
    }

    /** Gives the numbers of those that went. */
    List<Long> run(Choice choice) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            View view = views.now();
            List<VersionLine> versions = view.head().versions();
            Predicate<VersionLine> keeps = choice.keeps(versions);
            List<Long> gone =
                    versions.stream().filter(keeps.negate()).map(VersionLine::number).toList();
            if (gone.isEmpty() || replace(view, keeps)) {
                return gone;
            }
        }
        throw new IOException("Other writers were quicker again and again. Try later");
    }

    private boolean replace(View view, Predicate<VersionLine> keeps) throws IOException {
        Head head = view.head();
        try (Uploads uploads = new Uploads(objects);
                GitWriter git = new GitWriter(view.repository(), uploads);
                RevWalk walk = new RevWalk(view.repository())) {
            List<VersionLine> line = new ArrayList<>();
            boolean anew = false;
            for (VersionLine version : head.versions()) {
                if (!keeps.test(version)) {
                    anew = true;
                } else if (anew) {
                    ObjectId commit = upon(line, walk.parseCommit(version.commit()), git);
                    line.add(
                            new VersionLine(
                                    version.number(), version.time(), commit, version.seen()));
                } else {
                    line.add(version);
                }
            }
            List<PackLine> packs = new ArrayList<>(head.packs());
            packs.addAll(git.finish());
            return objects.replace(
                    view.standing(),
                    new Head(
                            head.generation() + 1,
                            head.epoch(),
                            head.number(),
                            packs,
                            head.indexes(),
                            line));
        }
    }

    private static ObjectId upon(List<VersionLine> line, RevCommit old, GitWriter git)
            throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(old.getTree());
        if (!line.isEmpty()) {
            commit.setParentId(line.getLast().commit());
        }
        commit.setAuthor(old.getAuthorIdent());
        commit.setCommitter(old.getCommitterIdent());
        commit.setMessage(old.getFullMessage());
        return git.own(Constants.OBJ_COMMIT, commit.build());
    }
}
