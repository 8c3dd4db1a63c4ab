package org.preau.exchange;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.media.Media;
import org.preau.media.MediaAddress;
import org.preau.text.Message;

/** From what WordPress keeps of a text, blocks or the older kind, to Markdown. */
final class WordPressText {

    private static final Pattern PRE = Pattern.compile("(?i)(?=<pre[\\s>])|(?<=</pre>)");

    private final WordPressPlaces places;
    private final WordPressMedia media;
    private final ArrivalReport report;

    WordPressText(WordPressPlaces places, WordPressMedia media, ArrivalReport report) {
        this.places = places;
        this.media = media;
        this.report = report;
    }

    /**
     * The Markdown of {@code content}; what does not come is noted under {@code source}.
     *
     * @param number of the text there, for the pictures that were sent with it
     */
    String markdown(String source, String number, String content) {
        HtmlToMarkdown.Losses losses =
                part ->
                        report.note(
                                What.PART,
                                Fate.LOST,
                                source,
                                Message.of("exchange.why.part", "part", part));
        String plain = Shortcodes.reduced(content, media.sentWith(number), losses);
        Document page = Jsoup.parseBodyFragment(isBlocks(plain) ? plain : paragraphs(plain));
        page.select("img").forEach(it -> picture(source, it));
        page.select("a[href]").forEach(it -> link(source, it));
        return new HtmlToMarkdown(losses).of(page.body());
    }

    /** Markdown that this software wrote: only its pictures and files are elsewhere now. */
    String ours(String source, String markdown) {
        return Links.changed(
                markdown,
                (image, text, target, title, whole) ->
                        target.startsWith("/media/")
                                ? media.at(source, places.whole(target))
                                        .map(it ->
                                                Links.link(
                                                        image,
                                                        text,
                                                        MediaAddress.of(it).path(),
                                                        title))
                                        .orElse(image ? text : whole)
                                : whole);
    }

    private static boolean isBlocks(String content) {
        return content.contains("<!-- wp:");
    }

    /** The older kind of text has no paragraphs: empty lines part them, line ends break them. */
    private static String paragraphs(String content) {
        StringBuilder out = new StringBuilder();
        for (String part : PRE.split(content.replace("\r\n", "\n"), -1)) {
            boolean pre = part.regionMatches(true, 0, "<pre", 0, 4);
            out.append(
                    pre
                            ? part
                            : part.replaceAll("\\n[ \\t]*\\n\\s*", "<x-par></x-par>")
                                    .replace("\n", "<br>"));
        }
        return out.toString();
    }

    private void picture(String source, Element it) {
        String address = it.attr("src");
        Optional<Media> here =
                address.startsWith(Shortcodes.ATTACHMENT)
                        ? media.ofId(source, address.substring(Shortcodes.ATTACHMENT.length()))
                        : media.at(source, address);
        if (here.isPresent()) {
            it.attr("src", MediaAddress.of(here.get()).path());
            if (it.attr("alt").isBlank()) {
                it.attr("alt", here.get().alt());
            }
        } else if (address.startsWith("http")) {
            String words = it.attr("alt").isBlank() ? address : it.attr("alt");
            it.replaceWith(new Element("a").attr("href", address).text(words));
        } else {
            it.remove();
        }
    }

    private void link(String source, Element it) {
        String address = it.attr("href");
        if (it.selectFirst("img") != null || places.path(address).isEmpty()) {
            return;
        }
        if (media.isUpload(address)) {
            Optional<Media> here = media.at(source, address);
            here.ifPresent(found -> it.attr("href", MediaAddress.of(found).path()));
            if (here.isEmpty()) {
                report.note(
                        What.LINK,
                        Fate.CHANGED,
                        source + " " + address,
                        Message.of("exchange.why.file-link"));
            }
            return;
        }
        it.attr("href", places.here(address));
    }
}
