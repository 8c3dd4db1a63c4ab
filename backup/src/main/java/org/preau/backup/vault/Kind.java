package org.preau.backup.vault;

/** What an immutable object of a vault holds; {@code backup/FORMAT.md} has the bytes of each. */
enum Kind {
    /** A git pack: versions, folders, small files. */
    PACK("packs"),
    /** Where the objects of a pack lie; git's own format. */
    INDEX("indexes"),
    /** The SHA-256 of each block of a pack, so that a part of it can be read and believed. */
    SUMS("sums"),
    /** Pieces of large files. */
    BUNDLE("bundles"),
    /** Where the pieces lie, and of which pieces each large file is made. */
    CHUNKS("chunks"),
    /** Times and sizes of the files of one version, as they were on the disk. */
    SEEN("seen");

    private final String folder;

    Kind(String folder) {
        this.folder = folder;
    }

    /** The segment of the key that says the kind. */
    String folder() {
        return folder;
    }
}
