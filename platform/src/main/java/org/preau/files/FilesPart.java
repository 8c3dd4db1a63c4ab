package org.preau.files;

import java.util.Optional;
import org.preau.snapshot.OpenPart;

/** The file space as people take it away: the folders and files of now, as they know them. */
public final class FilesPart implements OpenPart {

    private static final String FILES = "files/";

    @Override
    public String folder() {
        return "files";
    }

    @Override
    public Optional<String> place(String path) {
        return path.startsWith(FILES)
                ? Optional.of(path.substring(FILES.length()))
                : Optional.empty();
    }
}
