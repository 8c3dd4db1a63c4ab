package org.preau.media;

import java.util.List;
import java.util.Locale;
import org.preau.sql.TenantTx;
import org.preau.text.Language;
import org.preau.text.MarkdownLinks.Beside;
import org.preau.text.MarkdownLinks.Track;

/** What the workspace plays and shows beside a recording: its captions and its transcript. */
public final class BesideRecordings {

    private BesideRecordings() {}

    /**
     * @param base of the addresses of files in the workspace, ends with a slash
     * @param reader names the languages of the captions
     * @return {@link Beside#NOTHING} for what is no recording
     */
    public static Beside of(TenantTx tx, Media media, String base, Language reader) {
        if (!media.kind().isRecording()) {
            return Beside.NOTHING;
        }
        List<Track> tracks =
                Library.captions(tx, media.id()).stream()
                        .map(it ->
                                new Track(
                                        base + it.fileId(),
                                        it.language(),
                                        name(it.language(), Locale.of(reader.tag()))))
                        .toList();
        return new Beside(tracks, Library.transcript(tx, media.id()));
    }

    private static String name(String language, Locale reader) {
        String name = Locale.of(language).getDisplayLanguage(reader);
        return name.substring(0, 1).toUpperCase(reader) + name.substring(1);
    }
}
