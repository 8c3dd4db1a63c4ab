package org.preau.files;

import java.util.Map;
import org.preau.text.Message;

/** What is said of an act that did not go as it was wanted. */
final class FileWords {

    private FileWords() {}

    /** Why not. */
    static Message of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> Message.of("files.said.done");
            case Outcome.Missing() -> Message.of("files.refused.missing");
            case Outcome.NoFolder() -> Message.of("files.refused.no-folder");
            case Outcome.Taken() -> Message.of("files.refused.taken");
            case Outcome.NotThat() -> Message.of("files.refused.folder");
            case Outcome.IntoItself() -> Message.of("files.refused.itself");
            case Outcome.TooDeep() -> Message.of("files.refused.deep");
            case Outcome.Locked(Lock lock) ->
                    new Message("files.refused.locked", Map.of("by", lock.byName()));
            case Outcome.Unmet() -> Message.of("files.refused.missing");
            case Outcome.NoRoom(Message why) -> why;
            case Outcome.NotStored(boolean full) -> Message.of("files.refused.store");
        };
    }

    /** The status of the page, or of the API's answer, that says so. */
    static int status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> 200;
            case Outcome.Missing() -> 404;
            case Outcome.NoRoom room -> 507;
            case Outcome.NotStored(boolean full) -> full ? 507 : 503;
            case Outcome.Locked locked -> 409;
            default -> 422;
        };
    }
}
