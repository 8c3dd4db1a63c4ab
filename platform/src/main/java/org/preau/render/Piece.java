package org.preau.render;

import java.nio.charset.StandardCharsets;

/** A part of a page that was rendered before, as the bytes that go out. Immutable, any thread. */
final class Piece implements CharSequence {

    private final byte[] bytes;

    /**
     * @param bytes UTF-8, never written to again
     */
    Piece(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Its own, not to be written to. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public int length() {
        return toString().length();
    }

    @Override
    public char charAt(int index) {
        return toString().charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().substring(start, end);
    }

    /** Decoded, at each call: pages that are collected as bytes never ask. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
