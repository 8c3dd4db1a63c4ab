package org.preau.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.preau.backup.vault.Change;
import org.preau.backup.vault.Vault;
import org.preau.snapshot.Differing;

/** Says which files are not the same in two versions. */
public final class CompareSnapshots {

    private CompareSnapshots() {}

    /** A file that moved is gone at one place and there at another. */
    public static Differing run(Vault vault, long from, long to) throws IOException {
        List<String> added = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> edited = new ArrayList<>();
        for (Change change : vault.diff(from, to)) {
            String path = change.path().value();
            switch (change) {
                case Change.Added _ -> added.add(path);
                case Change.Removed _ -> removed.add(path);
                case Change.Edited _ -> edited.add(path);
                case Change.Moved moved -> {
                    added.add(path);
                    removed.add(moved.from().value());
                }
            }
        }
        return new Differing(added, removed, edited);
    }
}
