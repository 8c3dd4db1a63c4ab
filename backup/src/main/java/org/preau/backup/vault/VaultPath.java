package org.preau.backup.vault;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where something lies in a version: names joined by slashes, none empty, none {@code .} or {@code
 * ..}, none with a NUL, at most {@value #DEEPEST} of them. Accents stay as they are written,
 * composed or not.
 *
 * @param value at least one name
 */
public record VaultPath(String value) implements Comparable<VaultPath> {
    /** Deeper ones are refused when they are committed, so that reading them never fails. */
    static final int DEEPEST = 400;

    /**
     * Checks the path.
     *
     * @throws IllegalArgumentException if it could lead elsewhere, or not be written
     */
    public VaultPath {
        String[] names = value.split("/", -1);
        if (names.length > DEEPEST) {
            throw new IllegalArgumentException(
                    "Folders lie more than " + DEEPEST + " deep in each other");
        }
        for (String name : names) {
            if (!isName(name)) {
                throw new IllegalArgumentException("Not a path of a vault: " + shown(value));
            }
        }
    }

    /** The names, the outermost first. */
    public List<String> names() {
        return List.of(value.split("/", -1));
    }

    /** The last of the names. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** Whether this is the other one or lies under it. */
    public boolean isIn(VaultPath folder) {
        return value.equals(folder.value) || value.startsWith(folder.value + "/");
    }

    /** The path without a beginning that it has. */
    VaultPath after(VaultPath folder) {
        return new VaultPath(value.substring(folder.value.length() + 1));
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.indexOf('\0') < 0
                && name.indexOf('/') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }

    @Override
    public int compareTo(VaultPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String shown(String text) {
        String head = text.length() > 80 ? text.substring(0, 80) + "..." : text;
        return '"' + head.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
