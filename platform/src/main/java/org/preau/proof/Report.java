package org.preau.proof;

import java.util.List;

/**
 * What a proof compared, and what it found.
 *
 * @param version of the vault
 * @param takenAt when that snapshot was taken, as ISO 8601 has it
 * @param figures how much of what
 * @param faults empty if all is as it should be
 */
public record Report(long version, String takenAt, Figures figures, List<Fault> faults) {

    /** Copies the list. */
    public Report {
        faults = List.copyOf(faults);
    }

    /** Nothing was compared. */
    public static Report none() {
        return new Report(0, "", Figures.NONE, List.of());
    }

    /** Whether all that was compared is as it should be. */
    public boolean passed() {
        return faults.isEmpty();
    }

    /**
     * How much was compared.
     *
     * @param texts files of rows
     * @param rows in them
     * @param tables that they fill
     * @param objects pictures and files whose bytes were read and held against their hash
     * @param bytes of those
     * @param later objects that the next proofs read, since there was no more time
     * @param pages of the site that were drawn from what was restored
     * @param same whether they were held against the pages of the site as it is, byte by byte;
     *     false if it changed meanwhile
     * @param tree the hash of all texts, hexadecimal: of the version and of what was restored
     * @param stored objects of the vault that were read from its store, byte by byte
     * @param milliseconds that it took
     */
    public record Figures(
            int texts,
            long rows,
            int tables,
            int objects,
            long bytes,
            int later,
            int pages,
            boolean same,
            String tree,
            long stored,
            long milliseconds) {

        static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, false, "", 0, 0);
    }

    /**
     * Something that is not as it should be.
     *
     * @param kind the end of a message's key: vault, restore, text, rows, live, table, object,
     *     lost, page
     * @param what it is about: a path, a table; may be empty
     */
    public record Fault(String kind, String what) {}
}
