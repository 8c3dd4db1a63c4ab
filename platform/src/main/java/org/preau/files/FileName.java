package org.preau.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/**
 * What a file or folder is called: Unicode in form NFC, so that a name typed on a Mac and on any
 * other machine is one name; capital letters count. All signs are kept as they are but NUL and the
 * slash, which no system of files has; {@code .} and {@code ..} are places and no names.
 *
 * @param value 1 to {@value #MOST} bytes of UTF-8, as file systems take
 */
record FileName(String value) {

    /** The most bytes of a name. */
    static final int MOST = 255;

    FileName {
        if (!isName(value)) {
            throw new IllegalArgumentException("no name of a file");
        }
    }

    /** The name that somebody sent; empty for none. */
    static Optional<FileName> of(String sent) {
        String name = Normalizer.normalize(sent, Normalizer.Form.NFC);
        return isName(name) ? Optional.of(new FileName(name)) : Optional.empty();
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.indexOf('/') < 0
                && name.indexOf('\0') < 0
                && isWhole(name)
                && name.getBytes(StandardCharsets.UTF_8).length <= MOST
                && Normalizer.isNormalized(name, Normalizer.Form.NFC);
    }

    /** Half of a pair of surrogates is no sign, and no bytes of UTF-8 stand for it. */
    private static boolean isWhole(String name) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }

    /** “budget”, “.odt” of “budget.odt”; a name without an ending has an empty one. */
    String ending() {
        int dot = value.lastIndexOf('.');
        return dot <= 0 ? "" : value.substring(dot);
    }

    /**
     * The same with words behind it, before the ending: for what stands beside another.
     *
     * @param words cut the name where both would be too long
     */
    FileName beside(String words) {
        String ending = ending();
        String stem = value.substring(0, value.length() - ending.length());
        String tail = words + ending;
        int room = MOST - tail.getBytes(StandardCharsets.UTF_8).length;
        while (stem.getBytes(StandardCharsets.UTF_8).length > room) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return new FileName(Normalizer.normalize(stem + tail, Normalizer.Form.NFC));
    }

    @Override
    public String toString() {
        return value;
    }
}
