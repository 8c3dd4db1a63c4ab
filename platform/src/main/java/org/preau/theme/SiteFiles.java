package org.preau.theme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.media.MediaKind;
import org.preau.sql.TenantTx;
import org.preau.text.MarkdownLinks.Beside;
import org.preau.text.MarkdownLinks.Track;
import org.preau.text.Sizes;

/**
 * What a text says of the documents it links to, and what belongs to its recordings: size,
 * captions, transcript. Asked for only when a text names such files at all; most do not. Immutable.
 *
 * @param notes what a link to a document says, by the mark in its address
 * @param recordings what belongs to a recording, by its mark
 */
record SiteFiles(Map<String, String> notes, Map<String, Beside> recordings) {

    static final SiteFiles NONE = new SiteFiles(Map.of(), Map.of());

    /** Addresses of files that are no pictures. */
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "/media/([0-9a-f]{16})/[a-z0-9.-]{1,110}\\.(?!webp|png|jpe?g|gif|svg|avif)[a-z0-9]{2,5}\\b");

    private static final int MOST = 100;

    /** A file, and the mark by which a text names it: its own, or that of what it replaced. */
    private record Row(
            String mark, UUID id, String name, String type, long bytes, String transcript) {}

    private record Caption(UUID mediaId, String language, String sha256, String name) {}

    /** Whether a text names such files. */
    static boolean isNamedIn(String text) {
        return text.contains("/media/") && ADDRESS.matcher(text).find();
    }

    /** What there is to say of the files that a text names. */
    static SiteFiles in(TenantTx tx, Voice voice, String text) {
        Collection<String> marks = new TreeSet<>();
        Matcher found = ADDRESS.matcher(text);
        while (found.find() && marks.size() < MOST) {
            marks.add(found.group(1));
        }
        return marks.isEmpty() ? NONE : of(rows(tx, marks), tx, voice);
    }

    private static SiteFiles of(List<Row> rows, TenantTx tx, Voice voice) {
        Sizes sizes = new Sizes(voice.messages(), voice.language());
        Map<String, String> notes = new HashMap<>();
        List<Row> recordings = new ArrayList<>();
        for (Row row : rows) {
            MediaKind kind = MediaKind.of(row.type());
            if (kind == MediaKind.DOCUMENT) {
                notes.putIfAbsent(row.mark(), ending(row.name()) + ", " + sizes.of(row.bytes()));
            } else if (kind.isRecording()) {
                recordings.add(row);
            }
        }
        return new SiteFiles(Map.copyOf(notes), beside(recordings, tx, voice));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    }

    private static Map<String, Beside> beside(List<Row> recordings, TenantTx tx, Voice voice) {
        if (recordings.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<Track>> tracks = new HashMap<>();
        for (Caption caption : captions(tx, recordings.stream().map(Row::id).toList())) {
            tracks.computeIfAbsent(caption.mediaId(), id -> new ArrayList<>())
                    .add(track(caption, voice));
        }
        Map<String, Beside> beside = new HashMap<>();
        for (Row row : recordings) {
            beside.putIfAbsent(
                    row.mark(),
                    new Beside(tracks.getOrDefault(row.id(), List.of()), row.transcript()));
        }
        return Map.copyOf(beside);
    }

    private static Track track(Caption caption, Voice voice) {
        Locale reader = Locale.of(voice.language().tag());
        String name = Locale.of(caption.language()).getDisplayLanguage(reader);
        String label = name.substring(0, 1).toUpperCase(reader) + name.substring(1);
        String address =
                "/media/" + caption.sha256().substring(0, Picture.MARK) + "/" + caption.name();
        return new Track(address, caption.language(), label);
    }

    private static List<Row> rows(TenantTx tx, Collection<String> marks) {
        return tx.query(
                        """
                        select mark, m.id, m.name, m.type, m.bytes, m.transcript
                          from unnest(:marks) as mark
                          join media m on m.sha256 >= mark and m.sha256 < mark || 'g'
                         union all
                        select mark, m.id, m.name, m.type, m.bytes, m.transcript
                          from unnest(:marks) as mark
                          join media_former f on f.sha256 >= mark and f.sha256 < mark || 'g'
                          join media m on m.id = f.media_id
                        """)
                .bind("marks", marks)
                .list(Row.class);
    }

    private static List<Caption> captions(TenantTx tx, List<UUID> recordings) {
        return tx.query(
                        """
                        select c.media_id, c.language, m.sha256, m.name
                          from media_caption c
                          join media m on m.id = c.file_id
                         where c.media_id = any(cast(:ids as uuid[]))
                         order by c.language
                        """)
                .bind("ids", recordings)
                .list(Caption.class);
    }

    /** How much it holds, in characters of transcripts. */
    int length() {
        return recordings.values().stream().mapToInt(it -> it.transcript().length()).sum();
    }

    /** What a link to a document says behind its words. */
    Optional<String> note(String target) {
        return Optional.ofNullable(notes.get(Pictures.mark(target)));
    }

    Beside beside(String target) {
        return recordings.getOrDefault(Pictures.mark(target), Beside.NOTHING);
    }
}
