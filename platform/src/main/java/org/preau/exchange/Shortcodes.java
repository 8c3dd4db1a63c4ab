package org.preau.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * WordPress' shortcodes: {@code [caption]} becomes a figure, {@code [gallery]} its pictures, {@code
 * [embed]}, {@code [audio]} and {@code [video]} a link; others go and are told, what they enclose
 * stays. Words in brackets that are no shortcode stay as they are.
 */
final class Shortcodes {

    private static final Pattern CAPTION =
            Pattern.compile(
                    "\\[caption[^\\]]{0,500}](.{0,4000}?)\\[/caption]",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern PICTURE =
            Pattern.compile(
                    "(?is)^\\s*(?:<a [^>]{0,1000}>\\s*)?(<img [^>]{0,2000}>)(?:\\s*</a>)?(.*)$");
    private static final Pattern EMBED =
            Pattern.compile(
                    "\\[embed[^\\]]{0,200}](\\s*https?://[^\\s\\[\\]<>\"]{1,1000}\\s*)\\[/embed]");
    private static final Pattern GALLERY =
            Pattern.compile(
                    "\\[gallery\\s[^\\]]{0,500}?ids=[\"'“”]?([0-9, ]{1,2000})[^\\]]{0,500}]");
    private static final Pattern GALLERY_OF_ALL =
            Pattern.compile("\\[gallery(?:\\s(?![^\\]]{0,500}\\bids=)[^\\]]{0,500})?]");
    private static final Pattern SOUND =
            Pattern.compile(
                    "\\[(?:audio|video)\\s[^\\]]{0,500}?\"(https?://[^\"\\]\\s]{1,1000})\"[^\\]]{0,500}](?:\\s{0,20}\\[/(?:audio|video)])?");
    private static final Pattern ANY =
            Pattern.compile(
                    "\\[(/?)([a-zA-Z][a-zA-Z0-9_-]{1,40})((?:\\s[^\\[\\]\\n]{0,1000})?)/?]");
    private static final Set<String> KNOWN =
            Set.of(
                    "gallery",
                    "playlist",
                    "audio",
                    "video",
                    "embed",
                    "caption",
                    "contact-form-7",
                    "more");

    /** What the address of a picture begins with that is named by its number. */
    static final String ATTACHMENT = "x-attachment:";

    private Shortcodes() {}

    /**
     * The text without its shortcodes.
     *
     * @param sent the numbers of pictures that were sent with the text: a gallery of no others
     */
    static String reduced(String content, List<String> sent, HtmlToMarkdown.Losses losses) {
        if (content.indexOf('[') < 0) {
            return content;
        }
        String text = CAPTION.matcher(content).replaceAll(it -> figure(it.group(1)));
        text =
                EMBED.matcher(text)
                        .replaceAll(it -> Matcher.quoteReplacement(link(it.group(1).strip())));
        text = GALLERY.matcher(text).replaceAll(it -> gallery(it.group(1)));
        if (!sent.isEmpty()) {
            text = GALLERY_OF_ALL.matcher(text).replaceAll(it -> gallery(String.join(",", sent)));
        }
        text = SOUND.matcher(text).replaceAll(it -> Matcher.quoteReplacement(link(it.group(1))));
        String whole = text;
        return ANY.matcher(text)
                .replaceAll(it -> {
                    String name = it.group(2).toLowerCase(Locale.ROOT);
                    boolean code =
                            KNOWN.contains(name)
                                    || it.group(3).contains("=")
                                    || (it.group(1).isEmpty()
                                            ? whole.contains("[/" + it.group(2) + "]")
                                            : whole.contains("[" + it.group(2)));
                    if (code && it.group(1).isEmpty()) {
                        losses.part("[" + name + "]");
                    }
                    return code ? "" : Matcher.quoteReplacement(it.group());
                });
    }

    private static String figure(String within) {
        Matcher it = PICTURE.matcher(within);
        return Matcher.quoteReplacement(
                it.matches()
                        ? "<figure>"
                                + it.group(1)
                                + "<figcaption>"
                                + it.group(2).strip()
                                + "</figcaption></figure>"
                        : within);
    }

    /** Pictures by their numbers, one after the other. */
    private static String gallery(String ids) {
        StringBuilder out = new StringBuilder("<figure>");
        for (String id : ids.strip().split("[, ]+", -1)) {
            out.append("<img src=\"").append(ATTACHMENT).append(id).append("\">");
        }
        return out.append("</figure>").toString();
    }

    private static String link(String address) {
        return "<p><a href=\"" + address + "\">" + address + "</a></p>";
    }
}
