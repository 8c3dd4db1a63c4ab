package org.preau.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.media.Media;
import org.preau.text.Message;

/** The files of a WordPress site, found in a copy of its folder of uploads; each brought once. */
final class WordPressMedia {

    private static final String UPLOADS = "/wp-content/uploads/";

    private static final int ADDRESS = 2_000;
    private static final int WORDS = 500;
    private static final Pattern PICTURE = Pattern.compile("(?i)\\.(?:jpe?g|png|gif|webp)$");

    /** What WordPress adds to the names of its smaller copies. */
    private static final Pattern SIZE =
            Pattern.compile("-\\d{1,5}x\\d{1,5}(?=\\.[A-Za-z0-9]{2,5}$)");

    /** What is known of an attachment. */
    private record Attachment(String file, Arrivals.Said said) {}

    private final @Nullable Shelf shelf;
    private final Arrivals arrivals;
    private final Map<String, Attachment> byId = new HashMap<>();
    private final Map<String, String> former = new HashMap<>();
    private final Set<String> addresses = new HashSet<>();
    private final Map<String, Arrivals.Said> byFile = new HashMap<>();
    private final Map<String, Optional<Media>> brought = new HashMap<>();
    private final Map<String, List<String>> sent = new HashMap<>();

    /**
     * @param shelf null when no copy was given
     */
    WordPressMedia(@Nullable Shelf shelf, Arrivals arrivals) {
        this.shelf = shelf;
        this.arrivals = arrivals;
    }

    boolean isUpload(String address) {
        return address.contains(UPLOADS) || addresses.contains(address);
    }

    void know(WxrItem it) {
        String address = it.get("wp:attachment_url").strip();
        if (address.length() > ADDRESS) {
            return;
        }
        String file = file(address);
        addresses.add(address);
        former.put(file, address);
        if (PICTURE.matcher(file).find()) {
            sent.computeIfAbsent(it.get("wp:post_parent"), any -> new ArrayList<>()).add(it.id());
        }
        String alt = Arrivals.cut(it.meta().getOrDefault("_wp_attachment_image_alt", ""), WORDS);
        String caption = Arrivals.cut(WordPressKnown.plain(it.get("excerpt:encoded")), WORDS);
        Arrivals.Said said = new Arrivals.Said(alt, caption, "");
        byId.put(it.id(), new Attachment(file, said));
        byFile.put(file, said);
    }

    /** The numbers of pictures that were sent with a text, of which there may be none. */
    List<String> sentWith(String number) {
        return number.equals("0") ? List.of() : sent.getOrDefault(number, List.of());
    }

    /** The file of an attachment, empty and noted when it did not come. */
    Optional<Media> ofId(String source, String id) {
        Attachment known = byId.get(id);
        return known == null ? Optional.empty() : bring(source, known.file());
    }

    /** The picture that an address of the former site means. */
    Optional<Media> at(String source, String address) {
        if (!isUpload(address)) {
            arrivals.report()
                    .note(
                            What.PICTURE,
                            Fate.CHANGED,
                            source + " " + address,
                            Message.of("exchange.why.remote"));
            return Optional.empty();
        }
        return bring(source, file(address));
    }

    private Optional<Media> bring(String source, String file) {
        String whole = SIZE.matcher(file).replaceFirst("");
        Optional<Media> known = brought.get(whole);
        if (known == null) {
            known = found(source, file, whole);
            brought.put(whole, known);
        }
        return known;
    }

    private Optional<Media> found(String source, String file, String whole) {
        Optional<Path> path = path(whole).or(() -> path(file));
        Arrivals.Said said =
                byFile.getOrDefault(whole, byFile.getOrDefault(file, Arrivals.Said.NOTHING));
        if (path.isEmpty()) {
            String why = shelf == null ? "no-media-folder" : "no-file";
            return arrivals.absent(source, file, former.getOrDefault(whole, ""), why, said);
        }
        String name = Objects.requireNonNull(path.get().getFileName()).toString();
        return arrivals.picture(file, path.get(), name, said);
    }

    private Optional<Path> path(String file) {
        Shelf there = shelf;
        return there == null
                ? Optional.empty()
                : there.find(file)
                        .or(() -> there.find("uploads/" + file))
                        .or(() -> there.find("wp-content/uploads/" + file));
    }

    /** The path below the folder of uploads. */
    private static String file(String address) {
        int at = address.indexOf(UPLOADS);
        String rest =
                at < 0
                        ? address.replaceFirst("^https?://[^/]*/", "")
                        : address.substring(at + UPLOADS.length());
        String path = rest.replaceFirst("[?#].*$", "");
        try {
            return java.net.URLDecoder.decode(
                    path.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return path;
        }
    }
}
