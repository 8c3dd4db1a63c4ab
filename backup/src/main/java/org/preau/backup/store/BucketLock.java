package org.preau.backup.store;

/** Whether a bucket can refuse that its objects be destroyed. */
public sealed interface BucketLock {
    /**
     * It was created with object lock.
     *
     * @param rule what it locks by itself, in words, or empty if it locks only what asks for it
     */
    record Able(String rule) implements BucketLock {}

    /** It was created without; another one must be created to have it. */
    record Unable() implements BucketLock {}

    /** The server does not know what that is. */
    record Unknown() implements BucketLock {}
}
