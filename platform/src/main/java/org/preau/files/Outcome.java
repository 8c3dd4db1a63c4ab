package org.preau.files;

import org.preau.text.Message;

/** How a change of the file space went. */
sealed interface Outcome {

    /**
     * It is done, durably.
     *
     * @param made whether something is there now where nothing was
     */
    record Done(Node node, boolean made) implements Outcome {}

    /** There is nothing there. */
    record Missing() implements Outcome {}

    /** The folder that it should lie in is not there, or is a file. */
    record NoFolder() implements Outcome {}

    /** Something is there already, and was not to be replaced. */
    record Taken() implements Outcome {}

    /** It is a folder where only a file will do, or is the root. */
    record NotThat() implements Outcome {}

    /** A folder cannot lie within itself, and nothing can be moved to where it is. */
    record IntoItself() implements Outcome {}

    /** Folders would lie too deep within one another. */
    record TooDeep() implements Outcome {}

    /** Somebody has it open. */
    record Locked(Lock lock) implements Outcome {}

    /** What was to be so is not so: it was changed meanwhile. */
    record Unmet() implements Outcome {}

    /** There is no room left in the association's space. */
    record NoRoom(Message why) implements Outcome {}

    /**
     * The object store did not take it, and nothing was changed.
     *
     * @param full whether the store has no room, rather than being out of reach
     */
    record NotStored(boolean full) implements Outcome {}
}
