package org.preau.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.preau.site.SiteActs;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Brings a whole site in one transaction: its sections and texts are there at once or not at all,
 * whatever is killed meanwhile. Its pictures are taken in beside it, one by one; no visitor sees
 * one before a text shows it.
 *
 * <p>One at a time for a server, since each holds two connections.
 */
public final class BringSite {

    private final Database database;
    private final ImportWordPress wordPress;
    private final ImportSpip spip;
    private final ImportFolder folder;
    private final Semaphore turn = new Semaphore(1, true);

    public BringSite(Database database, SiteActs acts, Dressing dressing) {
        this.database = database;
        this.wordPress = new ImportWordPress(database, acts);
        this.spip = new ImportSpip(database, acts);
        this.folder = new ImportFolder(database, acts, dressing);
    }

    /**
     * @param media a folder of the former site's pictures and files; null for none
     * @param last run at the end of the same transaction
     * @throws IOException when the source cannot be read or is hostile: nothing came
     */
    public ArrivalReport run(
            SiteForm form,
            Desk desk,
            Path source,
            @Nullable Path media,
            Passage passage,
            BiConsumer<TenantTx, ArrivalReport> last)
            throws IOException {
        turn.acquireUninterruptibly();
        try {
            return database.together(
                    desk.tenancy(),
                    !passage.looks(),
                    tx -> {
                        CountedPassage counted = new CountedPassage(passage, tx);
                        ArrivalReport report = bring(form, desk, source, media, counted);
                        counted.end();
                        last.accept(tx, report);
                        return report;
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            turn.release();
        }
    }

    private ArrivalReport bring(
            SiteForm form, Desk desk, Path source, @Nullable Path media, Passage passage) {
        try {
            return switch (form) {
                case WORDPRESS -> wordPress.run(desk, source, media, passage);
                case SPIP -> spip.run(desk, source, media, passage);
                case FOLDER -> folder.run(desk, source, media, passage);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
