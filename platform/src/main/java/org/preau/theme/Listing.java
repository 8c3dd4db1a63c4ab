package org.preau.theme;

import java.util.List;
import java.util.Map;

/**
 * A list of articles that has an address and a feed.
 *
 * @param id of its feeds, a URN, which does not change with the address; empty for none of its own
 * @param lead a sentence or two about it; empty for none
 * @param around the sections that hold it, the outermost first
 * @param inside the sections in it
 * @param found whether search engines should know it
 */
record Listing(
        String id,
        String title,
        String lead,
        String address,
        Gathering gathering,
        List<Section> around,
        List<Section> inside,
        boolean found) {

    /** A section with all that is inside it. */
    static Listing of(Shell shell, Section section) {
        Sections sections = shell.sections();
        List<Section> path = sections.path(section.id());
        return new Listing(
                "urn:uuid:" + section.id(),
                section.title(),
                section.description(),
                section.address(),
                Gathering.in(sections.within(section)),
                path.subList(0, path.size() - 1),
                sections.children(section),
                true);
    }

    /** What carries a tag. */
    static Listing tagged(Shell shell, Labels.Label tag) {
        return of(shell, tag, Gathering.By.TAG, "theme.list.tag");
    }

    /** What somebody wrote. */
    static Listing by(Shell shell, Labels.Label author) {
        return of(shell, author, Gathering.By.AUTHOR, "theme.list.author");
    }

    private static Listing of(Shell shell, Labels.Label label, Gathering.By by, String title) {
        return new Listing(
                "",
                shell.voice().say(title, Map.of("name", label.name())),
                "",
                label.address(),
                new Gathering(by, label.spellings()),
                List.of(),
                List.of(),
                label.isWorthFinding());
    }
}
