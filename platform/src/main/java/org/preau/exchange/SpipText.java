package org.preau.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.exchange.SpipPlaces.Thing;
import org.preau.media.Media;
import org.preau.media.MediaAddress;
import org.preau.text.Message;

/** From what SPIP keeps of a text to Markdown, its documents and links those of this site. */
final class SpipText {

    private static final Pattern NUMBER = Pattern.compile("^\\s*[0-9]{1,5}\\.\\s+");
    private static final Pattern MARK = Pattern.compile("\uE000n([0-9]{1,6})\uE001");
    private static final List<String> DOCUMENTS =
            List.of("doc", "document", "img", "image", "emb", "video", "audio", "player", "son");

    private final SpipPlaces places;
    private final SpipMedia media;
    private final ArrivalReport report;
    private final String language;

    SpipText(SpipPlaces places, SpipMedia media, ArrivalReport report, String language) {
        this.places = places;
        this.media = media;
        this.report = report;
        this.language = language;
    }

    /** A title or a name: plain words, without the number that orders it. */
    static String plain(String language, String markup) {
        return NUMBER.matcher(
                        Jsoup.parse(new SpipMarkup(SpipMedia.NOTHING, language).html(markup))
                                .text())
                .replaceFirst("")
                .strip();
    }

    /**
     * The Markdown of a text.
     *
     * @param source how the report calls it
     * @param of whose text it is, for its documents
     */
    String markdown(String source, Thing of, String markup) {
        if (markup.isBlank()) {
            return "";
        }
        List<String> notes = new ArrayList<>();
        String text = converted(source, of, markup, notes);
        text = MARK.matcher(text).replaceAll("[^$1]");
        StringBuilder below = new StringBuilder();
        for (int i = 0; i < notes.size(); i++) {
            String words = converted(source, of, notes.get(i), new ArrayList<>());
            String plain = MARK.matcher(words).replaceAll("").replace("\n", "\n    ");
            below.append("\n\n[^")
                    .append(i + 1)
                    .append("]: ")
                    .append(plain.replaceAll("(?m)^ +$", ""));
        }
        return text + below;
    }

    private String converted(String source, Thing of, String markup, List<String> notes) {
        HtmlToMarkdown.Losses losses =
                part ->
                        report.note(
                                What.PART,
                                Fate.LOST,
                                source,
                                Message.of("exchange.why.part", "part", part));
        SpipMarkup reading = new SpipMarkup(new Naming(source, of, losses), language);
        Document page = Jsoup.parseBodyFragment(reading.html(markup));
        notes.addAll(reading.notes());
        page.select("img").forEach(it -> picture(source, it));
        page.select("a[href]").forEach(it -> link(source, it));
        return new HtmlToMarkdown(losses).of(page.body());
    }

    /** A document as Markdown by itself: a picture, or a link to a file. */
    String shown(String source, SpipMedia.Document it) {
        Document page = Jsoup.parseBodyFragment(html(source, it));
        return new HtmlToMarkdown(part -> {}).of(page.body());
    }

    private String html(String source, SpipMedia.Document it) {
        String title = escaped(it.title().isEmpty() ? it.file() : it.title());
        if (it.remote()) {
            return "<p><a href=\"" + escaped(it.file()) + "\">" + title + "</a></p>";
        }
        Optional<Media> here = media.of(source, it);
        if (here.isEmpty()) {
            return title.isEmpty() ? "" : "<p>" + title + "</p>";
        }
        String address = MediaAddress.of(here.get()).path();
        if (!here.get().type().startsWith("image/")) {
            return "<p><a href=\"" + address + "\">" + title + "</a></p>";
        }
        String alt = it.alt().isEmpty() ? it.title() : it.alt();
        String caption = it.caption().isEmpty() || it.caption().equals(alt) ? "" : it.caption();
        return "\n\n<figure><img src=\"%s\" alt=\"%s\"><figcaption>%s</figcaption></figure>\n\n"
                .formatted(address, escaped(alt), escaped(caption));
    }

    /** A picture of a text's own HTML; those that stand here already stay. */
    private void picture(String source, Element it) {
        String address = it.attr("src");
        if (address.startsWith("/media/")) {
            return;
        }
        boolean own = address.contains("IMG/");
        Optional<Media> here = own ? media.at(source, address) : Optional.empty();
        if (here.isPresent()) {
            it.attr("src", MediaAddress.of(here.get()).path());
        } else if (address.startsWith("http")) {
            report.note(
                    What.PICTURE,
                    Fate.CHANGED,
                    source + " " + address,
                    Message.of("exchange.why.remote"));
            String words = it.attr("alt").isBlank() ? address : it.attr("alt");
            it.replaceWith(new Element("a").attr("href", address).text(words));
        } else {
            it.remove();
        }
    }

    private void link(String source, Element it) {
        String address = it.attr("href");
        if (address.contains("IMG/") && !address.startsWith("/media/")) {
            media.at(source, address)
                    .ifPresent(found -> it.attr("href", MediaAddress.of(found).path()));
        } else {
            places.meant(address)
                    .filter(key -> !address.matches("[0-9]+"))
                    .flatMap(places::at)
                    .ifPresent(there -> it.attr("href", "/" + there.slug() + anchor(address)));
        }
    }

    private static String anchor(String address) {
        return address.indexOf('#') < 0 ? "" : address.substring(address.indexOf('#'));
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    /** What the shortcuts of one text mean. */
    private final class Naming implements SpipMarkup.Site {

        private final String source;
        private final Thing of;
        private final HtmlToMarkdown.Losses losses;

        Naming(String source, Thing of, HtmlToMarkdown.Losses losses) {
            this.source = source;
            this.of = of;
            this.losses = losses;
        }

        @Override
        public String link(String text, String target) {
            if (target.matches("(?:doc|document|img|image|emb)[0-9]{1,9}")) {
                return file(text, target.replaceAll("\\D", ""));
            }
            Optional<SpipPlaces.There> there = places.meant(target).flatMap(places::at);
            if (there.isPresent()) {
                return anchor(
                        "/" + there.get().slug() + SpipText.anchor(target),
                        text.isEmpty() ? escaped(there.get().title()) : text);
            }
            boolean mail = target.matches("[^\\s@:/]{1,100}@[^\\s@:/]{1,200}");
            String address = mail ? "mailto:" + target : target;
            if (target.isEmpty() || target.matches("[a-zA-Z]{2,9}[0-9]{1,9}|[0-9]{1,9}")) {
                report.note(
                        What.LINK,
                        Fate.LOST,
                        source + " →" + target,
                        Message.of("exchange.why.link-nowhere"));
                return text;
            }
            return anchor(address, text.isEmpty() ? escaped(target) : text);
        }

        private String anchor(String address, String text) {
            return "<a href=\"" + escaped(address) + "\">" + text + "</a>";
        }

        private String file(String text, String id) {
            Optional<SpipMedia.Document> it = media.document(id);
            it.ifPresent(found -> media.show(of, id));
            Optional<String> address =
                    it.flatMap(found ->
                            found.remote()
                                    ? Optional.of(found.file())
                                    : media.of(source, found)
                                            .map(here -> MediaAddress.of(here).path()));
            String words =
                    text.isEmpty() ? escaped(it.map(SpipMedia.Document::title).orElse("")) : text;
            return address.map(to -> anchor(to, words.isEmpty() ? to : words)).orElse(words);
        }

        @Override
        public String model(String name, String id, String arguments) {
            if (DOCUMENTS.contains(name)) {
                media.show(of, id);
                Optional<SpipMedia.Document> it = media.document(id);
                if (it.isEmpty()) {
                    losses.part("<" + name + id + ">");
                }
                return it.map(found -> html(source, found)).orElse("");
            }
            if (name.equals("h")) {
                return "<" + name + id + ">";
            }
            Optional<SpipPlaces.There> there = places.meant(name + id).flatMap(places::at);
            if (there.isEmpty()) {
                losses.part("<" + name + id + ">");
            }
            return there.map(it -> anchor("/" + it.slug(), escaped(it.title()))).orElse("");
        }
    }
}
