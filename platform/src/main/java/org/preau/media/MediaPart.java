package org.preau.media;

import java.util.Optional;
import org.preau.snapshot.OpenPart;
import org.preau.snapshot.SafeNames;

/** The library as people take it away: the files as they were sent, by their names. */
public final class MediaPart implements OpenPart {

    private static final String FILES = "media/files/";

    @Override
    public String folder() {
        return "media";
    }

    @Override
    public Optional<String> place(String path) {
        int name = path.indexOf('/', FILES.length());
        return path.startsWith(FILES) && name > 0
                ? Optional.of(SafeNames.meaning(path.substring(name + 1)))
                : Optional.empty();
    }
}
