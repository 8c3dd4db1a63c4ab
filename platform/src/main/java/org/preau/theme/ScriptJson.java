package org.preau.theme;

import java.util.Arrays;
import java.util.Map;

/**
 * JSON (RFC 8259) for the inside of a script element: no sign in it can end or open markup. Written
 * in one go, since each page has a little of it and a general library takes longer to begin than
 * this takes to end. Stateless.
 */
final class ScriptJson {

    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final boolean[] PLAIN = plain();

    private ScriptJson() {}

    /**
     * A map as an object.
     *
     * @param thing holds texts, numbers, booleans, maps by text and lists of such
     * @throws IllegalArgumentException for anything else
     */
    static void write(StringBuilder out, Map<String, ?> thing) {
        object(out, thing);
    }

    private static void value(StringBuilder out, Object value) {
        switch (value) {
            case CharSequence text -> text(out, text);
            case Map<?, ?> map -> object(out, map);
            case Iterable<?> list -> array(out, list);
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(number.longValue());
            case Boolean yes -> out.append(yes.booleanValue());
            default -> throw new IllegalArgumentException("no JSON of a " + value.getClass());
        }
    }

    private static void object(StringBuilder out, Map<?, ?> map) {
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(before);
            text(out, (CharSequence) entry.getKey());
            out.append(':');
            value(out, entry.getValue());
            before = ',';
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private static void array(StringBuilder out, Iterable<?> list) {
        char before = '[';
        for (Object element : list) {
            out.append(before);
            value(out, element);
            before = ',';
        }
        out.append(before == '[' ? "[]" : "]");
    }

    /** Runs of signs that stand for themselves are taken over as they are. */
    private static void text(StringBuilder out, CharSequence text) {
        out.append('"');
        int begun = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                continue;
            }
            out.append(text, begun, i);
            escape(out, c);
            begun = i + 1;
        }
        out.append(text, begun, text.length()).append('"');
    }

    private static boolean isPlain(char c) {
        return c < PLAIN.length
                ? PLAIN[c]
                : c != '\u2028' && c != '\u2029' && !Character.isSurrogate(c);
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[128];
        Arrays.fill(plain, ' ', plain.length, true);
        for (char c : new char[] {'"', '\\', '<', '>', '&'}) {
            plain[c] = false;
        }
        return plain;
    }

    /**
     * Halves of a pair are escaped as well: one that stands alone would be no UTF-8. A quotation
     * mark and a backslash have shorter forms, which mean the same.
     */
    private static void escape(StringBuilder out, char c) {
        out.append("\\u")
                .append(HEX[c >> 12])
                .append(HEX[(c >> 8) & 15])
                .append(HEX[(c >> 4) & 15])
                .append(HEX[c & 15]);
    }
}
