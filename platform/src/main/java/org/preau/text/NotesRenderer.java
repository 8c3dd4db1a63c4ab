package org.preau.text;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.util.ast.Node;
import org.jspecify.annotations.Nullable;
import org.preau.text.RenderedText.Kind;

/** Writes the notes after the text, each with a way back to where it was called. */
final class NotesRenderer {
    /** A note called from more places than this has ways back to the first ones only. */
    private static final int WAYS_BACK = 10;

    private final TextPage page;
    private final BlockRenderer blocks;
    private final InlineRenderer inlines;

    NotesRenderer(TextPage page, BlockRenderer blocks, InlineRenderer inlines) {
        this.page = page;
        this.blocks = blocks;
        this.inlines = inlines;
    }

    /** The id of a note. The underscore keeps it apart from every heading's, which is a slug. */
    static String note(String prefix, int number) {
        return prefix + "fn_" + number;
    }

    static String reference(String prefix, int number, int time) {
        return prefix + "fnr_" + number + (time > 1 ? "_" + time : "");
    }

    void write() {
        Notes.Note first = next(0);
        if (first == null) {
            return;
        }
        page.inNotes = true;
        String title = page.options.idPrefix() + "fn_t";
        String heading = "h" + page.options.firstLevel();
        page.html.open("section", "class", "footnotes", "aria-labelledby", title);
        page.html.open(heading, "id", title).text(page.labels().notes()).close(heading).open("ol");
        int index = 0;
        for (Notes.Note note = first; note != null; note = next(++index)) {
            item(note);
        }
        page.html.close("ol").close("section").line();
    }

    private Notes.@Nullable Note next(int index) {
        Notes.Note referred = page.notes.at(index);
        if (referred != null) {
            return referred;
        }
        Notes.Note unused = page.notes.nextUnused();
        if (unused != null) {
            page.remark(Kind.NOTE_UNUSED, unused.block, unused.block.getText().toString());
        }
        return unused;
    }

    private void item(Notes.Note note) {
        page.html.open("li", "id", note(page.options.idPrefix(), note.number));
        FootnoteBlock block = note.block;
        Node only = block.getFirstChild();
        if (only instanceof Paragraph && only.getNext() == null) {
            page.say(page.typesetter.set(only));
            inlines.children(only);
            waysBack(note, " ");
        } else {
            blocks.children(block);
            page.html.open("p");
            waysBack(note, "");
            page.html.close("p");
        }
        page.html.close("li");
    }

    /** After the note's content, which may itself have called the note once more. */
    private void waysBack(Notes.Note note, String gap) {
        for (int time = 1; time <= Math.min(note.references, WAYS_BACK); time++) {
            page.html
                    .text(gap)
                    .open(
                            "a",
                            "class",
                            "footnote-back",
                            "href",
                            "#" + reference(page.options.idPrefix(), note.number, time),
                            "aria-label",
                            page.labels().backToNote(note.number))
                    .text("↩")
                    .close("a");
        }
    }
}
