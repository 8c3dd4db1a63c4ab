package org.preau.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.preau.sql.TenantTx;
import org.preau.text.Language;

/**
 * What one feature adds to the archive that an association takes away, in formats that other
 * programs open: a folder of its own, and a place that people understand for the objects that
 * belong to its rows. All rows themselves go along anyway, as its {@link Chapter} says.
 *
 * <p>Never writes a secret: no hash of a password, no token, no link that opens a door.
 */
public interface OpenPart {

    /** The folder in the archive, in small letters; its name and text are messages. */
    String folder();

    /**
     * Writes what stands in the folder beside the objects, from one consistent view of the rows.
     *
     * @param language the association's
     * @return how many things they tell of; with 0 nothing is written
     */
    default long write(TenantTx tx, Language language, Folder out) throws IOException {
        return 0;
    }

    /**
     * Where an object of the tree lies for people.
     *
     * @param path in the tree of a snapshot
     * @return a path below the folder, as its owner calls it, to be made safe and unique by the
     *     archive; empty for what is not this feature's, or only of use to Préau
     */
    default Optional<String> place(String path) {
        return Optional.empty();
    }

    /** The folder that is filled. */
    interface Folder {
        /** Writes a file; {@code name} is made safe and unique by the archive. */
        void put(String name, Writing bytes) throws IOException;

        /** Makes a folder that nothing lies in, by the names of those above it and its own. */
        void folder(String path) throws IOException;
    }

    /** Writes the bytes of a file; called once, at once. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }
}
