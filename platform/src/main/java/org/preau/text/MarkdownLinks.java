package org.preau.text;

import java.util.List;
import java.util.Optional;

/**
 * Where the addresses of a text lead. Called once for each address, from the rendering thread, in
 * order.
 *
 * <p>An answer is not trusted: it passes {@link SafeAddress} and, for an image, must lie under the
 * options' media base.
 */
public interface MarkdownLinks {
    /**
     * The address to write for a link; empty shows the link's text alone. Not called for anchors of
     * the same text.
     *
     * @param target as written, already known to be safe
     */
    Optional<String> link(String target);

    /**
     * The image to show, or the recording or track to play; empty when it is not one of the site's
     * own.
     */
    Optional<SiteImage> image(String target);

    /**
     * Where something of another site is shown on a page of our own; empty leads to the other site.
     *
     * @param title as the writer gave it, typeset; empty for none
     */
    default Optional<String> player(Embed embed, String title) {
        return Optional.empty();
    }

    /**
     * What a link to a file of the site says behind its text, such as "PDF, 240 Ko"; empty for a
     * link to anything else.
     */
    default Optional<String> file(String target) {
        return Optional.empty();
    }

    /** What the site keeps beside a recording; nothing when it knows of nothing. */
    default Beside beside(String target) {
        return Beside.NOTHING;
    }

    /**
     * Captions of a recording.
     *
     * @param language two or three letters
     * @param label the language's name, for the reader
     */
    record Track(String address, String language, String label) {}

    /**
     * What belongs to a recording.
     *
     * @param transcript its words, a paragraph a line; empty for none
     */
    record Beside(List<Track> tracks, String transcript) {
        public static final Beside NOTHING = new Beside(List.of(), "");

        /** Defensive copy. */
        public Beside {
            tracks = List.copyOf(tracks);
        }
    }

    /**
     * An image, a recording or a track of the site.
     *
     * @param width in pixels, 0 when unknown (the page then moves while it loads)
     * @param height in pixels, 0 when unknown
     */
    record SiteImage(String address, int width, int height) {}

    /**
     * Links as written; images as written when they lie under {@code mediaBase}, without their
     * size.
     */
    static MarkdownLinks under(String mediaBase) {
        return new MarkdownLinks() {
            @Override
            public Optional<String> link(String target) {
                return Optional.of(target);
            }

            @Override
            public Optional<SiteImage> image(String target) {
                return Optional.of(target)
                        .filter(t -> t.startsWith(mediaBase))
                        .map(t -> new SiteImage(t, 0, 0));
            }
        };
    }
}
