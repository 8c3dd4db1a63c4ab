package org.preau.media;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;

/** What is said of the files of a site, as they leave one site and come to another. */
public final class PortableMedia {

    private static final int MIDDLE = 50;
    private static final int PERCENT = 100;

    /**
     * What belongs to a recording.
     *
     * @param transcript what is heard in it; empty for nothing
     * @param captions by their language: the files that hold them
     */
    public record Heard(String transcript, Map<String, UUID> captions) {

        static final Heard NOTHING = new Heard("", Map.of());
    }

    private record Transcript(UUID id, String transcript) {}

    private record Caption(UUID mediaId, String language, UUID fileId) {}

    private record Place(String mark, UUID mediaId) {}

    private PortableMedia() {}

    /** Of all files that anything is said of. */
    public static Map<UUID, Heard> heard(TenantTx tx) {
        Map<UUID, Heard> all = new HashMap<>();
        List<Transcript> transcripts =
                tx.query("select id, transcript from media where transcript <> ''")
                        .list(Transcript.class);
        transcripts.forEach(it -> all.put(it.id(), new Heard(it.transcript(), Map.of())));
        List<Caption> captions =
                tx.query(
                                """
                                select media_id, language, file_id
                                  from media_caption
                                 order by media_id, language
                                """)
                        .list(Caption.class);
        for (Caption it : captions) {
            Heard before = all.getOrDefault(it.mediaId(), Heard.NOTHING);
            Map<String, UUID> files = new LinkedHashMap<>(before.captions());
            files.put(it.language(), it.fileId());
            all.put(it.mediaId(), new Heard(before.transcript(), files));
        }
        return all;
    }

    /**
     * Which file an address means: by the digits of {@link MediaAddress#key}, of what stands now
     * and of what it replaced, since texts go on naming that.
     */
    public static Map<String, UUID> places(TenantTx tx) {
        Map<String, UUID> all = new HashMap<>();
        List<Place> places =
                tx.query(
                                """
                                select left(sha256, 16) as mark, media_id
                                  from media_former
                                 union all
                                select left(sha256, 16), id
                                  from media
                                """)
                        .list(Place.class);
        places.forEach(it -> all.put(it.mark(), it.mediaId()));
        return all;
    }

    /**
     * Says of a file that came what nobody has said of it here.
     *
     * @param x in hundredths from the left what is never cut away; 50 for nothing said
     * @param y the same from the top
     */
    public static void take(TenantTx tx, UUID id, int x, int y, String transcript) {
        String clean = CleanInput.text(transcript).strip();
        String words =
                clean.length() > DescribeMedia.TRANSCRIPT
                        ? clean.substring(0, DescribeMedia.TRANSCRIPT)
                        : clean;
        int changed =
                tx.query(
                                """
                                update media
                                   set focus_x = case when (focus_x, focus_y) = (50, 50) then :x else focus_x end,
                                       focus_y = case when (focus_x, focus_y) = (50, 50) then :y else focus_y end,
                                       transcript = case when transcript = '' then :words else transcript end
                                 where id = :id
                                   and (((focus_x, focus_y) = (50, 50) and (:x, :y) <> (50, 50))
                                        or (transcript = '' and :words <> ''))
                                """)
                        .bind("x", percent(x))
                        .bind("y", percent(y))
                        .bind("words", words)
                        .bind("id", id)
                        .execute();
        if (changed > 0) {
            tx.siteChanged();
        }
    }

    private static int percent(int value) {
        return value < 0 || value > PERCENT ? MIDDLE : value;
    }
}
