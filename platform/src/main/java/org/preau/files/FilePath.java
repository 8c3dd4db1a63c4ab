package org.preau.files;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The way from the root of a file space to a file or folder; empty for the root itself. It cannot
 * lead out: it is made of names, and a space is one association's.
 *
 * @param names at most {@value #DEEPEST}
 */
record FilePath(List<FileName> names) {

    /** The root. */
    static final FilePath ROOT = new FilePath(List.of());

    /** The most folders within one another. */
    static final int DEEPEST = 60;

    FilePath {
        names = List.copyOf(names);
        if (names.size() > DEEPEST) {
            throw new IllegalArgumentException("too deep");
        }
    }

    /**
     * The path that part of an address stands for, every sign of it counted.
     *
     * @param sent segments with their percent signs; slashes at the ends and double ones mean
     *     nothing
     * @return empty when a segment is no name, such as one that hides a slash, NUL or dots
     */
    static Optional<FilePath> ofAddress(String sent) {
        List<FileName> names = new ArrayList<>();
        for (String segment : sent.split("/", -1)) {
            if (segment.isEmpty()) {
                continue;
            }
            Optional<FileName> name = decoded(segment).flatMap(FileName::of);
            if (name.isEmpty() || names.size() == DEEPEST) {
                return Optional.empty();
            }
            names.add(name.get());
        }
        return Optional.of(new FilePath(names));
    }

    /** RFC 3986 §2.1, in UTF-8 and nothing else; a plus sign is a plus sign. */
    private static Optional<String> decoded(String segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = segment.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                bytes.write(raw[i]);
                continue;
            }
            int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low < 0) {
                return Optional.empty();
            }
            bytes.write(high * 16 + low);
            i += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    boolean isRoot() {
        return names.isEmpty();
    }

    int depth() {
        return names.size();
    }

    /** The last name; the root has none. */
    FileName name() {
        return names.getLast();
    }

    /** The folder that it is in; the root's is the root. */
    FilePath parent() {
        return isRoot() ? this : new FilePath(names.subList(0, names.size() - 1));
    }

    /** Something in this folder; empty where that would be too deep. */
    Optional<FilePath> child(FileName name) {
        if (names.size() == DEEPEST) {
            return Optional.empty();
        }
        List<FileName> more = new ArrayList<>(names);
        more.add(name);
        return Optional.of(new FilePath(more));
    }

    /** Whether this is {@code other} or lies within it. */
    boolean isWithin(FilePath other) {
        return names.size() >= other.names.size()
                && names.subList(0, other.names.size()).equals(other.names);
    }

    /** The names, for a statement. */
    List<String> texts() {
        return names.stream().map(FileName::value).toList();
    }

    /** As an address has it: segments with percent signs, slashes between; no slash at the ends. */
    String address() {
        return names.stream().map(FilePath::encoded).collect(Collectors.joining("/"));
    }

    /** One name as a segment of an address; letters, digits and {@code -._~} stand as they are. */
    static String encoded(FileName name) {
        return encoded(name.value());
    }

    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** As people read it. */
    @Override
    public String toString() {
        return names.stream().map(FileName::value).collect(Collectors.joining("/"));
    }
}
