package org.preau.site;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.checks.Remark;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.render.SafeHtml;
import org.preau.text.Message;

/**
 * The page on which a text is written, or read by whoever may not write it.
 *
 * @param fresh whether nothing of it is saved yet
 * @param action where the form posts
 * @param list where the list is
 * @param path of the text itself; its changes of state are below it
 * @param site where visitors read it; empty while they do not
 * @param says what cannot be done now, and why
 * @param remarks what readers would miss
 */
record ArticleView(
        boolean isPage,
        boolean fresh,
        Message heading,
        List<Link> crumbs,
        String action,
        String list,
        String path,
        UUID id,
        int version,
        Form form,
        Optional<Standing> standing,
        Optional<Cover> cover,
        Optional<Preview> preview,
        Optional<Conflict> conflict,
        Optional<Message> says,
        May may,
        Remarks remarks,
        boolean detailsOpen,
        boolean wordOpen,
        String site,
        Aid aid,
        ArticleAround around) {

    /**
     * What helps while writing.
     *
     * @param desk where the editor asks for pictures and pages
     * @param language of the site, a BCP 47 tag
     * @param kept when the reader typed something else that was never saved
     * @param resume where that can be taken up
     * @param others who else has the text open
     * @param versions where its versions are; empty for a new text
     */
    record Aid(
            String desk,
            String language,
            String kind,
            Optional<Instant> kept,
            String resume,
            List<String> others,
            String versions,
            int version) {}

    /** How the text stands now. */
    record Standing(
            ArticleState state,
            String note,
            String author,
            Instant updatedAt,
            Optional<Instant> publishedAt,
            Optional<Instant> proposedAt,
            Optional<Instant> scheduled,
            Optional<Instant> leaves,
            Optional<Instant> left) {}

    /** Its picture. */
    record Cover(UUID id, String src, int width, int height, String alt, String caption) {}

    /** How visitors would read it. */
    record Preview(
            String title,
            String lead,
            SafeHtml html,
            int words,
            int minutes,
            Optional<Message> refused) {}

    /**
     * What readers would miss in the text.
     *
     * @param seen names what is shown here, to know later what has been
     */
    record Remarks(int count, List<Line> lines, String seen) {

        /** What, and how to mend it; where it stands in the source, from 1. */
        record Line(Message said, int line) {}

        static final Remarks NONE = new Remarks(0, List.of(), "");

        static Remarks of(List<Remark> found) {
            return new Remarks(
                    found.size(),
                    found.stream().map(it -> new Line(it.said(), it.line())).toList(),
                    Remark.seen(found));
        }

        /** Whether any of them is not among {@code shown}, the {@code seen} of another moment. */
        boolean hasMoreThan(String shown) {
            List<String> known = List.of(shown.split(" ", 200));
            return !seen.isEmpty()
                    && Arrays.stream(seen.split(" ", 200)).anyMatch(it -> !known.contains(it));
        }
    }

    /** What somebody else has saved meanwhile. */
    record Conflict(
            String who, Instant at, List<Difference> differences, String lead, String body) {}

    /** What the reader may do with it now. */
    record May(
            boolean write,
            boolean propose,
            boolean publish,
            boolean decline,
            boolean withdraw,
            boolean schedule,
            boolean unschedule) {}
}
