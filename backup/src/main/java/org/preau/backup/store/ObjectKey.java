package org.preau.backup.store;

import java.util.List;

/**
 * The name of an object: segments of {@code [a-z0-9._-]} joined by single slashes.
 *
 * <p>The alphabet is small on purpose. Without upper case, two keys never fall together on a file
 * system that ignores case; without {@code .} and {@code ..} as whole segments, no key leaves its
 * folder; without anything that a URL, a shell or XML would escape, a key is the same text
 * everywhere. A key that breaks this cannot be built.
 *
 * <p>Keys order by their characters, slash included, which for this alphabet is also the order of
 * their bytes and the order in which S3 lists.
 *
 * @param value one to {@value #MAX_LENGTH} characters, each segment at most {@value #MAX_SEGMENT}
 */
public record ObjectKey(String value) implements Comparable<ObjectKey> {
    /** Longest key, in characters; leaves room for a prefix under S3's limit of 1,024 bytes. */
    public static final int MAX_LENGTH = 512;

    /** Longest segment, in characters; file systems stop at 255 bytes. */
    public static final int MAX_SEGMENT = 200;

    private static final int SHOWN = 80;

    /**
     * Checks the key.
     *
     * @throws IllegalArgumentException naming the key and what is wrong with it
     */
    public ObjectKey {
        String wrong = problem(value);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("Not an object key: " + shown(value) + ": " + wrong);
        }
    }

    /** Whether this text is a key; never throws. */
    public static boolean isKey(String text) {
        return problem(text).isEmpty();
    }

    /** The parts between the slashes, at least one, none empty. */
    public List<String> segments() {
        return List.of(value.split("/", -1));
    }

    @Override
    public int compareTo(ObjectKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    /**
     * Checks the beginning of keys, as {@link ObjectStore#list} takes it: nothing, or what some key
     * could begin with. It may end inside a segment or with a slash.
     *
     * @throws IllegalArgumentException if no key can begin so
     */
    public static String requirePrefix(String prefix) {
        // Whatever may begin a key becomes one by a last letter: "", "a/", "a/b", "a/..".
        String wrong = prefix.length() >= MAX_LENGTH ? "it is too long" : problem(prefix + "x");
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("No key begins so: " + shown(prefix) + ": " + wrong);
        }
        return prefix;
    }

    private static String problem(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return "it needs 1 to " + MAX_LENGTH + " characters";
        }
        for (String segment : text.split("/", -1)) {
            String wrong = problemOfSegment(segment);
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        return "";
    }

    private static String problemOfSegment(String segment) {
        if (segment.isEmpty()) {
            return "a slash stands first, last or twice";
        }
        if (segment.length() > MAX_SEGMENT) {
            return "a segment has more than " + MAX_SEGMENT + " characters";
        }
        if (segment.equals(".") || segment.equals("..")) {
            return "a segment is . or ..";
        }
        return segment.chars().allMatch(ObjectKey::allowed)
                ? ""
                : "only a-z, 0-9, dot, hyphen and underscore may stand between slashes";
    }

    private static boolean allowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    }

    /** A hostile key ends up in logs: cut, and without anything a terminal would obey. */
    private static String shown(String text) {
        String head = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
        return '"' + head.replaceAll("[^ -~]", "?") + '"';
    }
}
