package org.preau.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads what PHP's {@code serialize} writes of one flat list of names and values: {@code
 * a:1:{s:3:"url";s:1:"/";}}. Nothing is made of it but texts; what is nested or damaged ends the
 * reading, with what was read before.
 */
final class PhpValues {

    private static final int MOST = 100;
    private static final int LENGTH = 20_000;

    private final byte[] bytes;
    private int at;

    private PhpValues(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Values by their names; lengths are of bytes in UTF-8. */
    static Map<String, String> of(String serialized) {
        Map<String, String> values = new HashMap<>();
        if (serialized.length() > LENGTH || !serialized.startsWith("a:")) {
            return values;
        }
        PhpValues reading = new PhpValues(serialized.getBytes(StandardCharsets.UTF_8));
        reading.at = serialized.indexOf('{') + 1;
        String name = reading.value();
        while (!name.isEmpty() && values.size() < MOST) {
            values.put(name, reading.value());
            name = reading.value();
        }
        return values;
    }

    /** The next value; empty at the end and for what is none. */
    private String value() {
        char kind = at + 2 < bytes.length && at > 0 ? (char) bytes[at] : '}';
        return switch (kind) {
            case 's' -> text();
            case 'i', 'd', 'b' -> {
                at += 2;
                String number = until(';');
                yield number;
            }
            default -> {
                at = bytes.length;
                yield "";
            }
        };
    }

    /** {@code s:3:"url";}. */
    private String text() {
        at += 2;
        String length = until(':');
        int from = at + 1;
        if (!length.matches("[0-9]{1,5}") || from + Integer.parseInt(length) > bytes.length) {
            at = bytes.length;
            return "";
        }
        int to = from + Integer.parseInt(length);
        at = to + 2;
        return new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.UTF_8);
    }

    private String until(char end) {
        int from = at;
        while (at < bytes.length && bytes[at] != end) {
            at++;
        }
        String read = new String(bytes, from, at - from, StandardCharsets.UTF_8);
        at = Math.min(at + 1, bytes.length);
        return read;
    }
}
