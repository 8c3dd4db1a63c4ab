package org.preau.backup.vault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files that a version is made of: a folder of this machine, or whatever a program makes. */
public interface Source {
    /**
     * Lists everything, in any order; called once for each commit, on its thread. No two entries
     * have one path, and none lies under another that is not a folder.
     */
    Listing list() throws IOException;

    /**
     * What there is.
     *
     * @param entries to be kept
     * @param problems what cannot be looked at; kept as the last version has it
     */
    record Listing(List<Entry> entries, List<Problem> problems) {
        /** Copies the lists. */
        public Listing {
            entries = List.copyOf(entries);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Something that could not be read.
     *
     * @param path as a person would recognise it
     * @param reason in the words of the system
     */
    record Problem(String path, String reason) {}

    /** Files made in memory. */
    static Source of(Map<VaultPath, byte[]> files) {
        List<Entry> entries = new ArrayList<>();
        files.forEach((path, bytes) ->
                entries.add(
                        new Entry.File(path, false, null, () -> new ByteArrayInputStream(bytes))));
        Listing listing = new Listing(entries, List.of());
        return () -> listing;
    }
}
