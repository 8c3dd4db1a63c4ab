package org.preau.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;

/**
 * Finds the addresses a writer typed without markup: https://…, www.…, name@host.
 *
 * <p>This is the library behind Flexmark's own extension, called on single words: on whole texts
 * that extension costs as much as parsing, and the square of the length for a text of "www."
 * repeated (2.5 s for 50 KB).
 */
final class Autolinks {
    /** A stretch of text; with an address, a link. */
    record Span(String text, @Nullable String address) {}

    private static final LinkExtractor EXTRACTOR =
            LinkExtractor.builder()
                    .linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW, LinkType.EMAIL))
                    .build();
    private static final int LONGEST_WORD = 2_000;

    /** Sum of the squares of the words looked at; when it is spent, addresses stay plain text. */
    private long budget = 20_000_000;

    /** The whole text, cut where addresses begin and end; most often in one piece. */
    List<Span> split(String text) {
        if (text.indexOf('@') < 0 && !text.contains("://") && !text.contains("www.")) {
            return List.of(new Span(text, null));
        }
        List<Span> spans = new ArrayList<>();
        int done = 0;
        for (int start = 0; start < text.length(); ) {
            int end = wordEnd(text, start);
            done = end > start ? word(text, start, end, done, spans) : done;
            start = end + 1;
        }
        if (done < text.length()) {
            spans.add(new Span(text.substring(done), null));
        }
        return spans;
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && !TypesetRun.isGap(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int word(String text, int start, int end, int done, List<Span> spans) {
        String word = text.substring(start, end);
        long cost = (long) word.length() * word.length();
        boolean candidate = word.indexOf('@') >= 0 || word.contains("://") || word.contains("www.");
        if (!candidate || word.length() > LONGEST_WORD || cost > budget) {
            return done;
        }
        budget -= cost;
        int from = done;
        for (LinkSpan link : EXTRACTOR.extractLinks(word)) {
            String linked = word.substring(link.getBeginIndex(), link.getEndIndex());
            Optional<String> address = SafeAddress.of(address(link.getType(), linked));
            if (address.isPresent()) {
                if (start + link.getBeginIndex() > from) {
                    spans.add(new Span(text.substring(from, start + link.getBeginIndex()), null));
                }
                spans.add(new Span(linked, address.get()));
                from = start + link.getEndIndex();
            }
        }
        return from;
    }

    private static String address(LinkType type, String linked) {
        return switch (type) {
            case URL -> linked;
            case WWW -> "https://" + linked;
            case EMAIL -> "mailto:" + linked;
        };
    }
}
