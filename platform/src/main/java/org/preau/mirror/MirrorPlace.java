package org.preau.mirror;

import java.io.IOException;
import org.preau.backup.store.ObjectStore;

/**
 * Where the mirror lies.
 *
 * @param location as the settings have it, without any secret; empty if there is none
 * @param appendOnly whether nothing is ever removed there
 * @param opening opens it
 */
public record MirrorPlace(String location, boolean appendOnly, Opening opening) {

    /** No second copy. */
    public static final MirrorPlace NONE =
            new MirrorPlace(
                    "",
                    false,
                    () -> {
                        throw new IOException("There is no mirror: set mirror and mirror.keys");
                    });

    /** Opens the mirror for one piece of work, with the keys as their file has them then. */
    @FunctionalInterface
    public interface Opening {
        /**
         * Opens it; whoever asks closes it.
         *
         * @throws IOException if the store does not answer, or the keys are not its own
         */
        ObjectStore open() throws IOException;
    }

    /** Whether there is one. */
    public boolean isSet() {
        return !location.isEmpty();
    }

    ObjectStore open() throws IOException {
        return opening.open();
    }
}
