package org.preau.backup.mirror;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;

/**
 * All that the mirror knows of vaults: each lies under {@code vaults/NAME/}, its {@code head} is
 * the one object that changes, every other is named by the SHA-256 that ends its key. What the
 * mirror keeps for itself lies under {@code mirror/NAME/}.
 */
public final class Vaults {
    /** What all keys of vaults begin with. */
    public static final String ALL = "vaults/";

    private static final String HEAD = "head";

    private Vaults() {}

    /**
     * What the keys of this vault begin with.
     *
     * @throws IllegalArgumentException if no vault can be named so
     */
    public static String prefix(String name) {
        if (name.contains("/")) {
            throw new IllegalArgumentException("Not the name of a vault: it holds a slash");
        }
        return new ObjectKey(ALL + name).value() + "/";
    }

    /** The one object of this vault that changes. */
    public static ObjectKey head(String name) {
        return new ObjectKey(prefix(name) + HEAD);
    }

    static boolean isHead(ObjectKey key) {
        String value = key.value();
        return value.startsWith(ALL)
                && value.endsWith("/" + HEAD)
                && value.indexOf('/', ALL.length()) == value.length() - HEAD.length() - 1;
    }

    /** An object that the mirror keeps for itself about this vault. */
    static ObjectKey own(String name, String what) {
        return new ObjectKey(ownPrefix(name) + what);
    }

    static String ownPrefix(String name) {
        return "mirror/" + name + "/";
    }

    /**
     * The name of the first vault after this one, or empty if it was the last. One small listing,
     * so going through all costs as many.
     *
     * @param after null from the beginning
     */
    public static Optional<String> next(ObjectStore store, @Nullable String after)
            throws StoreUnavailable {
        // '0' is the character after '/': greater than every key of that vault.
        ObjectKey last = after == null ? null : new ObjectKey(ALL + after + "0");
        ListPage page = store.list(ALL, last, 1);
        return page.objects().stream().findFirst().map(object -> name(object.key()));
    }

    private static String name(ObjectKey key) {
        return key.segments().get(1);
    }
}
