package org.preau.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names that every file system takes, each made of one value only: what is not a small letter, a
 * digit, or one of {@code . _ -} is written as {@code =} and its bytes, as are a dot in front and
 * capitals, which some systems take for small ones.
 */
public final class SafeNames {

    private static final int LONGEST = 150;

    private SafeNames() {}

    /** A path of these names. */
    public static String path(String folder, List<String> names) {
        return folder + "/" + names.stream().map(SafeNames::of).collect(Collectors.joining("/"));
    }

    /** A name for any text; two texts never share one. */
    public static String of(String text) {
        StringBuilder name = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    (c >= 'a' && c <= 'z')
                            || (c >= '0' && c <= '9')
                            || c == '-'
                            || c == '_'
                            || (c == '.' && !name.isEmpty());
            if (plain) {
                name.append(c);
            } else {
                name.append('=').append("%02X".formatted((int) c));
            }
        }
        if (name.isEmpty()) {
            return "=";
        }
        return name.length() <= LONGEST ? name.toString() : shortened(name.toString(), text);
    }

    /**
     * The text that a name was made of, if it was not a long one.
     *
     * @throws NotARow if {@link #of} makes no such name
     */
    public static String meaning(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (int i = name.equals("=") ? 1 : 0; i < name.length(); i++) {
                if (name.charAt(i) == '=') {
                    bytes.write(HexFormat.fromHexDigits(name, i + 1, i + 3));
                    i += 2;
                } else {
                    bytes.write(name.charAt(i));
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new NotARow("no name of a file: " + name);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String shortened(String name, String text) {
        return name.substring(0, LONGEST - 65) + "=" + Fingerprints.sha256(text);
    }
}
