package org.preau.render;

import java.nio.charset.StandardCharsets;

/**
 * Markup that a page is made of again and again, with the bytes that go out: turning a text of ten
 * thousand signs into UTF-8 takes longer than all else that a page does with it. Printed as {@link
 * SafeHtml} is. Immutable, any thread.
 */
public final class KeptHtml {

    private final String html;
    private final byte[] utf8;

    /** Keeps both forms. */
    public KeptHtml(SafeHtml html) {
        this.html = html.html();
        this.utf8 = this.html.getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes that it holds, beside the text itself. */
    public int length() {
        return utf8.length;
    }

    boolean isEmpty() {
        return utf8.length == 0;
    }

    /** Its own, not to be written to. */
    byte[] utf8() {
        return utf8;
    }

    @Override
    public String toString() {
        return html;
    }
}
