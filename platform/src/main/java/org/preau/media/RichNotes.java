package org.preau.media;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Blanks the groups of an RTF that name its makers. New lines, which the format reads as nothing,
 * take their place: no byte moves.
 */
final class RichNotes {

    /** How far from its beginning they may lie, in bytes. */
    private static final int LOOK = 2_000_000;

    private static final List<String> GROUPS =
            List.of("{\\info", "{\\*\\userprops", "{\\*\\generator", "{\\*\\company");

    private RichNotes() {}

    static Left clean(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            byte[] head = new byte[(int) Math.min(LOOK, file.length())];
            file.readFully(head);
            String text = new String(head, StandardCharsets.ISO_8859_1);
            for (String group : GROUPS) {
                int at = text.indexOf(group);
                int end = at < 0 ? 0 : end(head, at);
                if (end < 0) {
                    return Left.UNREADABLE;
                }
                if (at >= 0) {
                    byte[] nothing = new byte[end - at];
                    Arrays.fill(nothing, (byte) '\n');
                    file.seek(at);
                    file.write(nothing);
                }
            }
            return Left.NOTHING;
        }
    }

    /** Behind the brace that closes a group; -1 when none does. */
    private static int end(byte[] bytes, int start) {
        int open = 0;
        for (int i = start; i < bytes.length; i++) {
            switch (bytes[i]) {
                case '\\' -> i++;
                case '{' -> open++;
                case '}' -> open--;
                default -> {}
            }
            if (open == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
