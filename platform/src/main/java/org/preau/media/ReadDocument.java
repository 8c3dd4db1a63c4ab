package org.preau.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;

/**
 * Reads the words of a document after it was taken in or replaced, so that visitors find the texts
 * that lead to it. A job, never a request: it takes as long as it takes.
 */
public final class ReadDocument {

    /**
     * Which document.
     *
     * @param sha256 of what it was when the job was made; another one has a job of its own
     */
    public record Task(UUID media, String sha256) {}

    public static final JobKind<Task> KIND = new JobKind<>("media-text", Task.class);

    private final Database database;
    private final MediaShelf shelf;
    private final Path folder;

    /**
     * @param folder where a file may lie while it is read
     */
    public ReadDocument(Database database, MediaShelf shelf, Path folder) {
        this.database = database;
        this.shelf = shelf;
        this.folder = folder;
    }

    /** Has it done once this transaction has committed. */
    public static void schedule(TenantTx tx, Jobs jobs, Clock clock, Media media) {
        if (DocumentText.isRead(media.type())) {
            jobs.schedule(
                    tx,
                    KIND,
                    media.id() + "/" + media.sha256().substring(0, 16),
                    new Task(media.id(), media.sha256()),
                    clock.instant());
        }
    }

    /** Does it; a second time changes nothing more. */
    public void run(Tenancy tenancy, Task task) {
        Optional<Media> media =
                database.read(tenancy, tx -> MediaShelf.find(tx, task.media()))
                        .filter(found -> found.sha256().equals(task.sha256()));
        media.ifPresent(found -> {
            DocumentText.Read read = read(tenancy, found);
            acted(tenancy, tx -> keep(tx, found, read));
            acted(tenancy, ReadDocument::awaitTexts);
            acted(tenancy, tx -> showAgain(tx, found));
        });
    }

    private void acted(Tenancy tenancy, Consumer<TenantTx> act) {
        database.write(
                tenancy,
                tx -> {
                    act.accept(tx);
                    return true;
                });
    }

    /** Until every text that was being saved before the words were there is there too. */
    private static void awaitTexts(TenantTx tx) {
        tx.query("select true from (select await_texts(tenant())) as waited").one(Boolean.class);
    }

    /** Texts that neither saw the words nor were seen by them: the trigger finds them now. */
    private static void showAgain(TenantTx tx, Media media) {
        tx.query("update media_text set state = state where media_id = :id")
                .bind("id", media.id())
                .execute();
    }

    private DocumentText.Read read(Tenancy tenancy, Media media) {
        try {
            Path file = Files.createTempFile(folder, "document", "");
            try {
                if (!fetch(tenancy, media, file)) {
                    return new DocumentText.None("unreadable");
                }
                return DocumentText.of(file, media.type());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (StoreUnavailable e) {
            throw new IllegalStateException("the store cannot give a document now", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean fetch(Tenancy tenancy, Media media, Path to) throws IOException {
        Optional<StoredObject> object = shelf.open(tenancy.tenant(), media);
        if (object.isEmpty()) {
            return false;
        }
        try (StoredObject open = object.get();
                InputStream bytes = open.bytes()) {
            Files.copy(bytes, to, StandardCopyOption.REPLACE_EXISTING);
        }
        return true;
    }

    private static void keep(TenantTx tx, Media media, DocumentText.Read read) {
        String words = read instanceof DocumentText.Words(String found) ? found : "";
        String state = read instanceof DocumentText.None(String why) ? why : "read";
        tx.query(
                        """
                        insert into media_text (media_id, sha256, state, words, read_at)
                        select id, sha256, :state, :words, now()
                          from media
                         where id = :id
                           and sha256 = :sha256
                        on conflict (tenant_id, media_id)
                        do update set sha256 = excluded.sha256, state = excluded.state, words = excluded.words, read_at = excluded.read_at
                        """)
                .bind("state", state)
                .bind("words", words)
                .bind("id", media.id())
                .bind("sha256", media.sha256())
                .execute();
    }
}
