package org.preau.files;

/** How it went with a file that comes in parts. */
sealed interface PartialOutcome {

    /** It is on its way: so much has arrived. */
    record Underway(PartialFile file) implements PartialOutcome {}

    /** It is whole, and there. */
    record Whole(PartialFile file, Node node) implements PartialOutcome {}

    /** All of it has arrived, and it is just being put in its place. */
    record Finishing(PartialFile file) implements PartialOutcome {}

    /** There is no such one, or it is somebody else's. */
    record Missing() implements PartialOutcome {}

    /** The part does not begin where the ones before it end. */
    record Elsewhere(PartialFile file) implements PartialOutcome {}

    /** The part would make the file larger than was said. */
    record TooMuch(PartialFile file) implements PartialOutcome {}

    /** The bytes are not those that were sent: they have another checksum. */
    record Damaged(PartialFile file) implements PartialOutcome {}

    /** Too many are on their way already. */
    record TooMany() implements PartialOutcome {}

    /** The place does not take it, for whatever reason any file is refused. */
    record Refused(Outcome why) implements PartialOutcome {}
}
