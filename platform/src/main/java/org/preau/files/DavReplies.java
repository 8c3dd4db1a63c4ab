package org.preau.files;

import java.nio.charset.StandardCharsets;
import org.preau.web.Reply;

/** The answers to programs: a status, and a sentence for whoever reads the log. */
final class DavReplies {

    static final String XML = "application/xml; charset=utf-8";
    static final String HEAD = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

    /** When to try again what the store did not take: seconds. */
    private static final String RETRY_S = "30";

    private DavReplies() {}

    static Reply text(int status, String sentence) {
        return Reply.bytes(
                status,
                "text/plain; charset=utf-8",
                (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Reply xml(int status, String document) {
        return Reply.bytes(status, XML, (HEAD + document).getBytes(StandardCharsets.UTF_8));
    }

    /** A condition that was not met, by its name (RFC 4918 §16). */
    static Reply condition(int status, String name, String content) {
        return xml(
                status,
                "<D:error xmlns:D=\"DAV:\"><D:"
                        + name
                        + ">"
                        + content
                        + "</D:"
                        + name
                        + "></D:error>\n");
    }

    static Reply malformed() {
        return text(400, "This is no address of a file, or a header cannot be read.");
    }

    /**
     * How a change went.
     *
     * @param href of a lock that stands in the way
     */
    static Reply of(Outcome outcome, String href) {
        return switch (outcome) {
            case Outcome.Done(Node node, boolean made) ->
                    made ? text(201, "Done.") : Reply.noContent();
            case Outcome.Missing() -> text(404, "There is nothing there.");
            case Outcome.NoFolder() -> text(409, "There is no folder to put it in.");
            case Outcome.Taken() -> text(412, "Something is there already.");
            case Outcome.NotThat() -> text(403, "That cannot be done with a folder.");
            case Outcome.IntoItself() -> text(403, "Nothing can be put into itself.");
            case Outcome.TooDeep() -> text(403, "That would lie too deep.");
            case Outcome.Locked(Lock lock) ->
                    condition(423, "lock-token-submitted", "<D:href>" + href + "</D:href>");
            case Outcome.Unmet() -> text(412, "It was changed meanwhile.");
            case Outcome.NoRoom room -> condition(507, "quota-not-exceeded", "");
            case Outcome.NotStored(boolean full) ->
                    text(full ? 507 : 503, "The store did not take it; nothing was changed.")
                            .with("retry-after", RETRY_S);
        };
    }
}
