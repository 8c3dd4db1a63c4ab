package org.preau.backup.store;

import org.jspecify.annotations.Nullable;

/** Opens a store by its location. */
public final class ObjectStores {
    private ObjectStores() {}

    /**
     * Opens the store that a line of configuration names. A folder is created if it is not there; a
     * bucket is not spoken to yet. {@link CheckStore} asks whether it can be relied on.
     *
     * @param location see {@link StoreLocation}
     * @param credentials for a bucket; ignored for a folder
     * @throws IllegalArgumentException listing all that is wrong with the location; read it with
     *     {@link StoreLocation#of} first to have that list
     * @throws StoreUnavailable if the folder cannot be created or written to
     */
    public static ObjectStore open(String location, @Nullable S3Credentials credentials)
            throws StoreUnavailable {
        return switch (StoreLocation.of(location, credentials)) {
            case StoreLocation.Folder(var path) -> DirectoryStore.open(path);
            case StoreLocation.Bucket(var settings) -> S3Store.open(settings);
            case StoreLocation.Wrong(var problems) ->
                    throw new IllegalArgumentException(String.join("\n", problems));
        };
    }
}
