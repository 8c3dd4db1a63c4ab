package org.preau.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a file lies below the folder that it is sent to, as a browser says it of one dragged in.
 */
final class PartialPath {

    private PartialPath() {}

    /** The names of {@code sent}; empty when one of them is none, or there are too many. */
    static Optional<List<FileName>> names(String sent) {
        List<FileName> names = new ArrayList<>();
        for (String part : sent.split("/", -1)) {
            Optional<FileName> name = FileName.of(part);
            if (name.isEmpty() || names.size() == FilePath.DEEPEST) {
                return Optional.empty();
            }
            names.add(name.get());
        }
        return Optional.of(names);
    }
}
