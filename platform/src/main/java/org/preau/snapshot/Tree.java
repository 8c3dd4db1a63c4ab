package org.preau.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;

/** A tree that was written, to be read back: one version of a vault, or a folder. */
public interface Tree {

    /** The paths of everything in it. */
    Collection<String> paths() throws IOException;

    /**
     * Writes a file's bytes to a stream.
     *
     * @throws IOException if it is not there, or cannot be read
     */
    void copy(String path, OutputStream to) throws IOException;

    /** The tree of nothing. */
    Tree EMPTY =
            new Tree() {
                @Override
                public Collection<String> paths() {
                    return java.util.List.of();
                }

                @Override
                public void copy(String path, OutputStream to) throws IOException {
                    throw new java.io.FileNotFoundException(path);
                }
            };
}
