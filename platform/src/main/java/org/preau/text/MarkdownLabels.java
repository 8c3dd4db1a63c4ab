package org.preau.text;

/**
 * The words that rendering adds, in the language of the text; they come from the caller's bundles.
 *
 * @param notes heading of the notes: "Notes"
 * @param note name of a reference: "Note {n}"
 * @param backToNote name of the way back: "Revenir à l’appel de note {n}"
 * @param table name of a table without caption: "Tableau {n}"
 * @param captionedTable name of a table that has one: "Tableau : {caption}"
 * @param callout title of a callout that has none: "À noter"
 * @param warning title of a warning that has none: "Attention"
 * @param video name of a film of another site: "Vidéo de {host}."
 * @param map name of a map of another site: "Carte de {host}."
 * @param seeVideo title of a film that has none: "Voir la vidéo"
 * @param seeMap title of a map that has none: "Voir la carte"
 * @param onlyOnClick that nothing is asked of that site before
 * @param transcript what unfolds the words of a recording: "Transcription"
 */
public record MarkdownLabels(
        String notes,
        String note,
        String backToNote,
        String table,
        String captionedTable,
        String callout,
        String warning,
        String video,
        String map,
        String seeVideo,
        String seeMap,
        String onlyOnClick,
        String transcript) {

    /** What it is, with {@code {host}} for the host. */
    String embed(Embed embed) {
        return embed.kind() == Embed.Kind.VIDEO ? video : map;
    }

    String see(Embed embed) {
        return embed.kind() == Embed.Kind.VIDEO ? seeVideo : seeMap;
    }

    String note(int n) {
        return note.replace("{n}", Integer.toString(n));
    }

    String backToNote(int n) {
        return backToNote.replace("{n}", Integer.toString(n));
    }

    String table(int n, String caption) {
        return caption.isEmpty()
                ? table.replace("{n}", Integer.toString(n))
                : captionedTable.replace("{caption}", caption);
    }
}
