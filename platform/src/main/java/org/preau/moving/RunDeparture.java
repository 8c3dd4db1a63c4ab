package org.preau.moving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.preau.backup.store.StoreUnavailable;
import org.preau.exchange.ExportMarkdown;
import org.preau.exchange.ExportStatic;
import org.preau.exchange.ExportWxr;
import org.preau.exchange.ZipFolder;
import org.preau.sql.Database;
import org.preau.sql.DatabaseUnavailable;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job that makes a site into a file. Killed, it begins anew; run twice, it makes the same. */
final class RunDeparture {

    private static final Logger LOG = LoggerFactory.getLogger(RunDeparture.class);
    private static final long OFTEN_NS = Duration.ofMillis(400).toNanos();

    /** What can be made. */
    record Exports(ExportStatic files, ExportMarkdown markdown, ExportWxr wxr) {}

    private final Database database;
    private final TenantDirectory directory;
    private final Storeroom storeroom;
    private final Exports exports;

    RunDeparture(
            Database database, TenantDirectory directory, Storeroom storeroom, Exports exports) {
        this.database = database;
        this.directory = directory;
        this.storeroom = storeroom;
        this.exports = exports;
    }

    void run(Tenancy tenancy, MovingJobs.ToDo todo) {
        Optional<Departure> found = database.read(tenancy, tx -> Departure.find(tx, todo.id()));
        Optional<Tenant> tenant = directory.byId(tenancy.tenant());
        if (found.filter(it -> it.state() == Departure.State.MAKING).isEmpty()
                || tenant.isEmpty()) {
            return;
        }
        try {
            Path folder = storeroom.folder();
            try {
                make(tenancy, tenant.get(), found.get(), folder);
            } finally {
                Storeroom.clear(folder);
            }
        } catch (StoreUnavailable e) {
            throw new UncheckedIOException(e);
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.error("a site cannot be made into a file; id={}", todo.id(), e);
            tell(tenancy, todo.id(), Departure.State.FAILED, 0, 0);
        }
    }

    private void make(Tenancy tenancy, Tenant tenant, Departure departure, Path folder)
            throws IOException {
        Path to = folder.resolve("site");
        long[] seen = {0};
        LongConsumer progress = progress(tenancy, departure.id(), seen);
        Path file =
                switch (departure.form()) {
                    case STATIC -> {
                        exports.files().run(tenant, tenancy, to, progress);
                        yield zip(tenant, to, folder);
                    }
                    case MARKDOWN -> {
                        exports.markdown().run(tenancy, to, progress);
                        yield zip(tenant, to, folder);
                    }
                    case WXR -> {
                        Path xml = folder.resolve("site.xml");
                        exports.wxr().run(tenant, tenancy, xml, progress);
                        yield xml;
                    }
                };
        storeroom.put(tenant.id(), departure.id(), Storeroom.Part.MADE, file);
        tell(tenancy, departure.id(), Departure.State.READY, seen[0], Files.size(file));
    }

    private static Path zip(Tenant tenant, Path from, Path folder) throws IOException {
        return ZipFolder.of(from, tenant.slug().value(), folder.resolve("site.zip"));
    }

    private LongConsumer progress(Tenancy tenancy, UUID id, long[] seen) {
        long[] told = {System.nanoTime()};
        return count -> {
            seen[0] = count;
            if (System.nanoTime() - told[0] >= OFTEN_NS) {
                told[0] = System.nanoTime();
                tell(tenancy, id, Departure.State.MAKING, count, 0);
            }
        };
    }

    private void tell(Tenancy tenancy, UUID id, Departure.State state, long seen, long bytes) {
        database.write(tenancy, tx -> Departure.tell(tx, id, state, seen, bytes));
    }
}
