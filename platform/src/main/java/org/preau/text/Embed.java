package org.preau.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Something that another site lets others show in a frame: a film, a map. Nothing is ever asked of
 * that site before the reader wants to see it.
 *
 * @param page where it stands on the other site, as the writer gave it
 * @param host of that page, without {@code www.}, to be told to the reader
 * @param frame what the frame holds: https, with neither the reader nor the article in it
 * @param origin of the frame, fit for {@code frame-src}: the scheme, then letters, digits, dots and
 *     hyphens
 */
public record Embed(Kind kind, String page, String host, String frame, String origin) {

    private static final int MARK = 12;

    /** What it shows. */
    public enum Kind {
        VIDEO,
        MAP
    }

    /** What stands at {@code address}; empty when it is of no site we know how to frame. */
    public static Optional<Embed> of(String address) {
        return Embeds.read(address);
    }

    /** Twelve digits that name it within a text, the same as long as its address is. */
    public String mark() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(page.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, MARK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
