package org.preau.takeaway;

import java.io.IOException;
import java.util.Locale;

/** An archive that cannot be made an association of, and why. Nothing of it came. */
public final class RefusedArchive extends IOException {

    private static final long serialVersionUID = 1;

    /** What is wrong. */
    public enum Why {
        /** It is no ZIP archive, or it is cut off or damaged. */
        DAMAGED,
        /** It was not written by Préau. */
        NOT_OURS,
        /** A newer Préau wrote it. */
        TOO_NEW,
        /** A name in it leads elsewhere, or is none. */
        NAME,
        /** Two files in it have one name. */
        TWICE,
        /** A file in it is a link to another place. */
        LINK,
        /** It grows beyond measure when it is unpacked. */
        TOO_MUCH,
        /** A file has other bytes than its checksum says. */
        SUM,
        /** A file is in no list. */
        UNLISTED,
        /** A file is in the list and not there. */
        MISSING,
        /** Its rows cannot be read. */
        ROWS;

        /** The end of a message's key, and the word for programs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final transient Why why;

    /**
     * @param what is concerned: the path of a file, or a word of the reader; may be empty
     */
    RefusedArchive(Why why, String what) {
        super(what);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** What is concerned, cut to what a page shows. */
    public String what() {
        String text = String.valueOf(getMessage()).replaceAll("\\p{Cntrl}", "?");
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
