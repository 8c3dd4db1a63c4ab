package org.preau.demo;

import org.preau.sql.TenantTx;

/** The rows of the files of a demonstration: pictures, recordings, documents. */
final class DemoFileRows {

    private DemoFileRows() {}

    static void file(TenantTx tx, DemoPictures.Kept file) {
        DemoMedia said = file.said();
        tx.query(
                        """
                        insert into media (id, sha256, name, type, bytes, width, height, alt, credit, transcript, created_by)
                        values (:id, :sha256, :name, :type, :bytes, nullif(:width, 0), nullif(:height, 0), :alt, :credit,
                                :transcript, :credit)
                        """)
                .bind("id", file.id())
                .bind("sha256", file.sha256())
                .bind("name", file.name())
                .bind("type", file.type())
                .bind("bytes", file.bytes())
                .bind("width", said.width())
                .bind("height", said.height())
                .bind("alt", said.alt())
                .bind("credit", said.credit())
                .bind("transcript", said.transcript())
                .execute();
    }

    /** The captions of a recording, and the words of a document; all files are there. */
    static void beside(TenantTx tx, DemoPictures.Kept file, DemoPictures files) {
        file.said()
                .captions()
                .forEach((language, name) ->
                        tx.query(
                                        """
                                        insert into media_caption (media_id, language, file_id)
                                        values (:media, :language, :file)
                                        """)
                                .bind("media", file.id())
                                .bind("language", language)
                                .bind("file", files.named(name).id())
                                .execute());
        if (!file.said().words().isEmpty()) {
            tx.query(
                            """
                            insert into media_text (media_id, sha256, state, words, read_at)
                            values (:media, :sha256, 'read', :words, now())
                            """)
                    .bind("media", file.id())
                    .bind("sha256", file.sha256())
                    .bind("words", file.said().words())
                    .execute();
        }
    }
}
