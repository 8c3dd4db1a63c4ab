package org.preau.backup.mirror;

import java.io.IOException;
import java.util.function.Predicate;
import org.preau.backup.store.ObjectKey;

/** What a version of a vault cannot do without: the vault's knowledge, which the mirror has not. */
@FunctionalInterface
public interface Needs {
    /** Everything that the vault has; right whatever the format is. */
    Needs ALL = (_, _) -> key -> true;

    /**
     * Which objects this head needs.
     *
     * @param head its bytes
     * @return asked by several threads at once
     * @throws IOException if the head cannot be understood
     */
    Predicate<ObjectKey> of(String vault, byte[] head) throws IOException;
}
