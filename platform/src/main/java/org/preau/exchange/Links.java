package org.preau.exchange;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes where the links and pictures of a Markdown text lead, and nothing else of it. What stands
 * in a fenced block is an example and stays.
 */
final class Links {

    /** Bounded in each part, so that no text makes it slow. */
    private static final Pattern LINK =
            Pattern.compile(
                    "(!?)\\[([^\\[\\]\\n]{0,2000})]\\(<?([^()<>\\s]{1,2000})>?((?:\\s+\"[^\"\\n]{0,1000}\")?)\\)");

    /** What becomes of one. */
    interface Change {
        /** The whole of it anew: {@code whole} when nothing changes. */
        String of(boolean image, String text, String target, String title, String whole);
    }

    private Links() {}

    static String changed(String body, Change change) {
        StringBuilder out = new StringBuilder(body.length());
        boolean fenced = false;
        int from = 0;
        while (from < body.length()) {
            int end = body.indexOf('\n', from);
            end = end < 0 ? body.length() : end + 1;
            String line = body.substring(from, end);
            boolean fence = line.startsWith("```") || line.startsWith("~~~");
            fenced ^= fence;
            out.append(fenced || fence || line.indexOf("](") < 0 ? line : line(line, change));
            from = end;
        }
        return out.toString();
    }

    /** The same with the targets only. */
    static String targets(String body, UnaryOperator<String> change) {
        return changed(
                body,
                (image, text, target, title, whole) -> {
                    String to = change.apply(target);
                    return to.equals(target) ? whole : link(image, text, to, title);
                });
    }

    static String link(boolean image, String text, String target, String title) {
        return (image ? "!" : "") + "[" + text + "](" + target + title + ")";
    }

    private static String line(String line, Change change) {
        Matcher found = LINK.matcher(line);
        return found.replaceAll(it ->
                Matcher.quoteReplacement(
                        change.of(
                                !it.group(1).isEmpty(),
                                it.group(2),
                                it.group(3),
                                it.group(4),
                                it.group())));
    }
}
