package org.preau.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The path of a page in its one normal form, so that a page has one address and one place in the
 * cache: nothing is percent-encoded that need not be, no dot segment, no empty one, no slash at the
 * end (RFC 3986 §6.2.2).
 *
 * @param decoded for look-ups
 * @param encoded for addresses; differs from what was asked when that was not normal
 */
record SitePath(String decoded, String encoded) {

    private static final String KEPT = "-._~!$&'()*+,;=:@";

    /** Whether a path is normal at first sight, as nearly all are. */
    static boolean isPlain(String raw) {
        int length = raw.length();
        for (int i = 0; i < length; i++) {
            char c = raw.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
            if (!letter && !isPlainSign(raw, i, c, length)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainSign(String raw, int i, char c, int length) {
        if (c == '/') {
            return length == 1 || (i < length - 1 && raw.charAt(i + 1) != '/');
        }
        return (c == '.' && raw.charAt(i - 1) != '/') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    /**
     * The normal form of a path that is not plain.
     *
     * @return null for a path that no page of ours can have: not UTF-8, a control character, an
     *     encoded slash or a backslash
     */
    static @Nullable SitePath of(String raw) {
        Deque<String> kept = new ArrayDeque<>();
        for (String part : raw.split("/", -1)) {
            String segment = decoded(part);
            if (segment == null) {
                return null;
            }
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        StringBuilder encoded = new StringBuilder();
        kept.forEach(segment -> encode(segment, encoded.append('/')));
        return new SitePath(
                "/" + String.join("/", kept), kept.isEmpty() ? "/" : encoded.toString());
    }

    private static @Nullable String decoded(String part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length());
        for (int i = 0; i < part.length(); i++) {
            int c = part.charAt(i);
            if (c == '%') {
                if (i + 2 >= part.length()
                        || !HexFormat.isHexDigit(part.charAt(i + 1))
                        || !HexFormat.isHexDigit(part.charAt(i + 2))) {
                    return null;
                }
                c = HexFormat.fromHexDigits(part, i + 1, i + 3);
                i += 2;
            } else if (c > 0x7e) {
                return null;
            }
            if (c < ' ' || c == 0x7f || c == '/' || c == '\\') {
                return null;
            }
            bytes.write(c);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static void encode(String segment, StringBuilder out) {
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0);
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
    }
}
