package org.preau.text;

import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.text.MarkdownLinks.SiteImage;
import org.preau.text.MarkdownLinks.Track;
import org.preau.text.RenderedText.Kind;

/**
 * Sound and film of the site: written as an image whose address ends like a recording's, alone in
 * its paragraph or followed by links of its own. A link to a {@code .vtt} file is a track of
 * captions; any other is what can be read instead, the transcript.
 */
final class Players {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("m4a", "audio/mp4"),
                    Map.entry("ogg", "audio/ogg"),
                    Map.entry("oga", "audio/ogg"),
                    Map.entry("opus", "audio/ogg"),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("flac", "audio/flac"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("m4v", "video/mp4"),
                    Map.entry("webm", "video/webm"),
                    Map.entry("ogv", "video/ogg"));
    private static final Pattern LANGUAGE = Pattern.compile(".*[-.]([a-z]{2})\\.vtt");

    /** A recording with what belongs to it. */
    private record Recording(Image image, String type, List<Link> links) {
        boolean isFilm() {
            return type.startsWith("video");
        }
    }

    private final TextPage page;
    private final Pictures pictures;
    private final InlineRenderer inlines;

    Players(TextPage page, Pictures pictures, InlineRenderer inlines) {
        this.page = page;
        this.pictures = pictures;
        this.inlines = inlines;
    }

    /** Whether an image is none, but sound or film. */
    static boolean isRecording(Node node) {
        return node instanceof Image image && type(image.getUrl().toString()).isPresent();
    }

    private static Optional<String> type(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        int dot = lower.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(TYPES.get(lower.substring(dot + 1)));
    }

    /** False when the paragraph is another one, which is left unwritten. */
    boolean writeAlone(Paragraph paragraph) {
        Optional<Recording> found =
                read(paragraph).filter(it -> pictures.read(it.image()).image().isPresent());
        found.ifPresent(this::write);
        return found.isPresent();
    }

    private static Optional<Recording> read(Paragraph paragraph) {
        if (!(paragraph.getFirstChild() instanceof Image image) || !isRecording(image)) {
            return Optional.empty();
        }
        List<Link> links = new ArrayList<>();
        for (Node node = image.getNext(); node != null; node = node.getNext()) {
            if (node instanceof Link link) {
                links.add(link);
            } else if (!isGap(node)) {
                return Optional.empty();
            }
        }
        return Optional.of(
                new Recording(image, type(image.getUrl().toString()).orElseThrow(), links));
    }

    private static boolean isGap(Node node) {
        boolean blank = node instanceof Text && node.getChars().isBlank();
        return blank || node instanceof SoftLineBreak || node instanceof HardLineBreak;
    }

    private void write(Recording it) {
        Pictures.Picture words = pictures.read(it.image());
        SiteImage file = words.image().orElseThrow();
        List<Link> captions = it.links().stream().filter(Players::isCaptions).toList();
        List<Link> others = it.links().stream().filter(link -> !isCaptions(link)).toList();
        MarkdownLinks.Beside beside = page.options.links().beside(it.image().getUrl().unescape());
        boolean subtitled = !captions.isEmpty() || !beside.tracks().isEmpty();
        boolean readable = !others.isEmpty() || !beside.transcript().isEmpty();
        remark(it, subtitled, readable);
        String tag = it.isFilm() ? "video" : "audio";
        page.say(words.text());
        page.html.open("figure", "class", tag);
        page.html.open(tag, "controls", "controls", "preload", "none", "aria-label", words.text());
        page.html.open("source", "src", file.address(), "type", it.type());
        for (int i = 0; i < captions.size(); i++) {
            track(captions.get(i), i == 0);
        }
        for (int i = 0; i < beside.tracks().size(); i++) {
            track(beside.tracks().get(i), i == 0 && captions.isEmpty());
        }
        page.html.close(tag);
        transcript(beside.transcript());
        below(words, others);
        page.html.close("figure").line();
    }

    private void remark(Recording it, boolean subtitled, boolean readable) {
        String name = it.image().getUrl().unescape();
        if (it.isFilm() && !subtitled) {
            page.remark(Kind.FILM_WITHOUT_CAPTIONS, it.image(), name);
        }
        if (!it.isFilm() && !readable) {
            page.remark(Kind.SOUND_WITHOUT_TRANSCRIPT, it.image(), name);
        }
    }

    private static boolean isCaptions(Link link) {
        return link.getUrl().toString().toLowerCase(Locale.ROOT).endsWith(".vtt");
    }

    private void track(Link link, boolean first) {
        String target = link.getUrl().unescape();
        page.linkTo(link, target);
        Matcher named = LANGUAGE.matcher(target);
        String usual = page.options.typography() == Typography.ENGLISH ? "en" : "fr";
        SafeAddress.of(target)
                .flatMap(page.options.links()::image)
                .filter(file -> SafeAddress.isUnder(page.options.mediaBase(), file.address()))
                .ifPresent(file ->
                        track(
                                new Track(
                                        file.address(),
                                        named.matches() ? named.group(1) : usual,
                                        page.options.typography().set(page.typesetter.plain(link))),
                                first));
    }

    private void track(Track track, boolean first) {
        if (SafeAddress.isUnder(page.options.mediaBase(), track.address())) {
            page.html.open(
                    "track",
                    "kind",
                    "captions",
                    "src",
                    track.address(),
                    "srclang",
                    track.language(),
                    "label",
                    track.label(),
                    "default",
                    first ? "default" : "");
        }
    }

    /** Folded; its words are found by the search all the same. */
    private void transcript(String words) {
        if (words.isBlank()) {
            return;
        }
        page.html.open("details", "class", "transcript").open("summary");
        page.html.text(page.labels().transcript()).close("summary");
        for (String line : words.split("\\n", -1)) {
            if (!line.isBlank()) {
                String set = page.options.typography().set(line.strip());
                page.say(set);
                page.html.open("p").text(set).close("p");
            }
        }
        page.html.close("details");
    }

    private void below(Pictures.Picture words, List<Link> others) {
        if (words.caption().isEmpty() && others.isEmpty()) {
            return;
        }
        page.html.open("figcaption").text(words.caption());
        for (Link link : others) {
            page.html.open("br");
            page.typesetter.set(link);
            inlines.link(link);
        }
        page.html.close("figcaption");
    }
}
