package org.preau.backup.store;

/** How a conditional write went. Both are certain: doubt is a {@link StoreUnavailable}. */
public sealed interface PutOutcome {
    /**
     * The condition held and the bytes are stored, durably.
     *
     * @param tag of the content just stored
     */
    record Stored(Tag tag) implements PutOutcome {}

    /**
     * The condition did not hold, or another writer was at it in the same moment: nothing was
     * stored. What stands there now is to be read again, since it may already have changed once
     * more; hence no tag here. What made the condition fail is itself durable.
     */
    record Conflict() implements PutOutcome {}
}
