package org.preau.text;

import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notes of a text, numbered in the order in which they are first referred to. */
final class Notes {
    /** A note and how often it was referred to so far. */
    static final class Note {
        final FootnoteBlock block;
        final int number;
        int references;

        private Note(FootnoteBlock block, int number) {
            this.block = block;
            this.number = number;
        }
    }

    private final IdentityHashMap<FootnoteBlock, Note> known = new IdentityHashMap<>();
    private final List<Note> order = new ArrayList<>();
    private final Deque<FootnoteBlock> defined = new ArrayDeque<>();

    Note refer(FootnoteBlock block) {
        Note note = number(block);
        note.references++;
        return note;
    }

    void define(FootnoteBlock block) {
        defined.add(block);
    }

    /**
     * The note at {@code index} of the list, null past its end. It grows while notes that refer to
     * notes are written.
     */
    @Nullable Note at(int index) {
        return index < order.size() ? order.get(index) : null;
    }

    /**
     * Numbers the next note that nobody refers to: it was written to be read. Null when there is
     * none left.
     */
    @Nullable Note nextUnused() {
        while (!defined.isEmpty()) {
            FootnoteBlock block = defined.removeFirst();
            if (!known.containsKey(block)) {
                return number(block);
            }
        }
        return null;
    }

    private Note number(FootnoteBlock block) {
        return known.computeIfAbsent(
                block,
                b -> {
                    Note note = new Note(b, order.size() + 1);
                    order.add(note);
                    return note;
                });
    }
}
