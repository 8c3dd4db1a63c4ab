package org.preau.template;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.preau.render.Link;
import org.preau.text.Message;
import org.preau.text.WordDiff;

/** What the pages of this feature show. */
final class TemplateViews {

    private TemplateViews() {}

    /** All templates, in groups. */
    record ListView(List<Group> groups) {}

    /** Templates of one kind. */
    record Group(Message title, List<Row> rows) {}

    /**
     * A template.
     *
     * @param state {@code own}, {@code published}, {@code draft}, {@code stopped} or {@code
     *     changed}
     */
    record Row(String name, Message what, String href, String state) {}

    /**
     * The editor.
     *
     * @param own the theme's own text
     * @param state as in {@link Row}
     * @param why visitors get the theme's own although something is published
     * @param changes what the theme changed since this was written; empty for nothing
     * @param theirs what somebody else saved meanwhile
     * @param looks pages to look at with this draft
     */
    record EditView(
            String name,
            Message what,
            List<Link> crumbs,
            String action,
            int version,
            String text,
            String own,
            String state,
            Optional<Message> why,
            List<WordDiff.Piece> changes,
            List<FaultView> faults,
            Optional<String> theirs,
            List<Trial.Look> looks,
            String versions,
            String back,
            boolean backable,
            List<PieceView> pieces,
            List<HelperView> helpers,
            List<String> arguments,
            List<String> partials) {}

    /** A fault with its line; 0 for the whole. */
    record FaultView(int line, int column, Message why) {}

    /** How a helper is written, and what it does. */
    record HelperView(String code, Message what) {}

    /** A piece and its values. */
    record PieceView(String name, boolean given, List<ValueView> values) {}

    /** A value as a template writes it. */
    record ValueView(String written, Message type, boolean always) {}

    /** The versions that were public. */
    record VersionsView(String name, List<Link> crumbs, List<VersionRow> rows) {}

    /** One of them. */
    record VersionRow(
            int version, String by, Instant at, boolean own, boolean current, String href) {}

    /**
     * One version.
     *
     * @param changes from the one before
     * @param action brings it back as a draft; empty for the current one
     */
    record VersionView(
            String name,
            List<Link> crumbs,
            int version,
            String by,
            Instant at,
            boolean own,
            List<WordDiff.Piece> changes,
            String text,
            String action) {}
}
