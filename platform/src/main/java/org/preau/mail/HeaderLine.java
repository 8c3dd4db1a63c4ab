package org.preau.mail;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import org.jspecify.annotations.Nullable;

/** What stands in a header of a message (RFC 5322 §2.2), as one line of text. Pure. */
public final class HeaderLine {

    private static final int MOST = 200;

    private HeaderLine() {}

    /**
     * The first of these values, unfolded and decoded (RFC 2047): as it stands where it cannot be
     * decoded, empty when there is none.
     */
    public static String decoded(String @Nullable [] values) {
        if (values == null || values.length == 0) {
            return "";
        }
        String text = MimeUtility.unfold(values[0]);
        try {
            return of(MimeUtility.decodeText(text));
        } catch (UnsupportedEncodingException | RuntimeException e) {
            return of(text);
        }
    }

    /**
     * A text as one line of 200 characters at most: what could end a line, or is half a character,
     * becomes a space.
     */
    static String of(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}\uFFFD]+", " ").strip();
        int length = line.codePointCount(0, line.length());
        return length <= MOST ? line : line.substring(0, line.offsetByCodePoints(0, MOST));
    }
}
