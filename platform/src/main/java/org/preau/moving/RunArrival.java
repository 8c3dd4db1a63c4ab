package org.preau.moving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.backup.store.StoreUnavailable;
import org.preau.exchange.ArrivalReport;
import org.preau.exchange.BringSite;
import org.preau.exchange.Refused;
import org.preau.exchange.SiteForm;
import org.preau.exchange.Unzip;
import org.preau.moving.Arrival.State;
import org.preau.snapshot.Safeguard;
import org.preau.sql.Database;
import org.preau.sql.DatabaseUnavailable;
import org.preau.sql.StorageFull;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Message;
import org.preau.web.Actor;
import org.preau.web.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that looks at a former site or brings it. Killed at any moment, it begins anew: of a look
 * nothing is kept, and what comes is kept at once together with the word that it has come.
 */
final class RunArrival {

    /** Under one name for all imports: what they brought, they may bring anew. */
    static final Actor IMPORT = Actor.system("import");

    private static final Logger LOG = LoggerFactory.getLogger(RunArrival.class);

    /** Another run has done it meanwhile. */
    private static final class DoneMeanwhile extends RuntimeException {
        DoneMeanwhile() {
            super("done meanwhile", null, false, false);
        }
    }

    private final Database database;
    private final TenantDirectory directory;
    private final Storeroom storeroom;
    private final BringSite bring;
    private final Safeguard safeguard;

    RunArrival(
            Database database,
            TenantDirectory directory,
            Storeroom storeroom,
            BringSite bring,
            Safeguard safeguard) {
        this.database = database;
        this.directory = directory;
        this.storeroom = storeroom;
        this.bring = bring;
        this.safeguard = safeguard;
    }

    void run(Tenancy tenancy, MovingJobs.ToDo todo) {
        Optional<Arrival> found = database.read(tenancy, tx -> Arrivals.find(tx, todo.id()));
        Optional<Tenant> tenant = directory.byId(tenancy.tenant());
        if (found.filter(it -> it.state().isBusy()).isEmpty() || tenant.isEmpty()) {
            return;
        }
        Desk desk = desk(tenant.get(), tenancy, found.get());
        try {
            Path folder = storeroom.folder();
            try {
                moved(desk, found.get(), folder);
            } finally {
                Storeroom.clear(folder);
            }
        } catch (Refused e) {
            refuse(desk, found.get(), why(e));
        } catch (StoreUnavailable e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            broken(desk, found.get(), e);
        } catch (DatabaseUnavailable | StorageFull e) {
            throw e;
        } catch (DoneMeanwhile e) {
            LOG.info("an arrival was brought by another run; id={}", todo.id());
        } catch (RuntimeException e) {
            broken(desk, found.get(), e);
        }
    }

    private static Desk desk(Tenant tenant, Tenancy tenancy, Arrival arrival) {
        EnumSet<Right> rights = EnumSet.allOf(Right.class);
        if (!arrival.publishes()) {
            rights.remove(Right.PUBLISH);
        }
        if (!arrival.templates()) {
            rights.remove(Right.TEMPLATES);
        }
        return new Desk(tenant, tenancy, rights, IMPORT, null, false);
    }

    private void moved(Desk desk, Arrival arrival, Path folder) throws IOException {
        Optional<Path> file = part(desk, arrival, Storeroom.Part.FILE, folder);
        if (file.isEmpty()) {
            refuse(desk, arrival, Message.of("moving.why.gone"));
            return;
        }
        Optional<Path> media = part(desk, arrival, Storeroom.Part.MEDIA, folder);
        Optional<SiteForm.Found> found = SiteForm.of(file.get());
        if (found.isEmpty()) {
            refuse(desk, arrival, Message.of("moving.why.nothing"));
            return;
        }
        Path pictures = pictures(media.or(() -> file.filter(Files::isDirectory)).orElse(null));
        boolean looks = arrival.state() == State.LOOKING;
        if (!looks) {
            safeguard.before(desk.tenancy(), Safeguard.Danger.IMPORT, arrival.madeBy());
        }
        JobPassage passage =
                new JobPassage(
                        database,
                        desk.tenancy(),
                        arrival.id(),
                        looks,
                        arrival.fetches() ? folder : null);
        ArrivalReport report =
                bring.run(
                        found.get().form(),
                        desk,
                        found.get().source(),
                        pictures,
                        passage,
                        (tx, told) -> {
                            if (!looks) {
                                end(tx, arrival, found.get().form(), told);
                            }
                        });
        if (looks) {
            database.write(
                    desk.tenancy(),
                    tx -> {
                        KeptReport kept = KeptReport.of(report);
                        Arrivals.tell(
                                tx,
                                arrival.id(),
                                State.LOOKING,
                                State.LOOKED,
                                found.get().form().word(),
                                kept.written(),
                                kept.all());
                        return kept;
                    });
        }
    }

    /** In the transaction of all that came, so that one is never there without the other. */
    private static void end(TenantTx tx, Arrival arrival, SiteForm form, ArrivalReport report) {
        boolean mine =
                Arrivals.find(tx, arrival.id())
                        .filter(now -> now.state() == State.BRINGING)
                        .isPresent();
        if (!mine) {
            throw new DoneMeanwhile();
        }
        KeptReport kept = KeptReport.of(report);
        Arrivals.tell(
                tx,
                arrival.id(),
                State.BRINGING,
                State.DONE,
                form.word(),
                kept.written(),
                kept.all());
        AuditLog.note(tx, IMPORT, "arrival.brought", arrival.fileName(), Map.of());
    }

    /** A file as it was sent, or the folder that it unpacks to; empty when there is none. */
    private Optional<Path> part(Desk desk, Arrival arrival, Storeroom.Part part, Path folder)
            throws IOException {
        String name = part.name().toLowerCase(java.util.Locale.ROOT);
        Path sent = folder.resolve(name + ".sent");
        if (!storeroom.copy(desk.tenant().id(), arrival.id(), part, sent)) {
            return Optional.empty();
        }
        if (!Unzip.isZip(sent)) {
            return Optional.of(sent);
        }
        Path to = Files.createDirectory(folder.resolve(name));
        Unzip.into(sent, to);
        Files.delete(sent);
        return Optional.of(to);
    }

    /** Archives hold the folder of uploads itself, or something around it. */
    private static @Nullable Path pictures(@Nullable Path unpacked) throws IOException {
        if (unpacked == null || !Files.isDirectory(unpacked)) {
            return null;
        }
        try (var below = Files.walk(unpacked, 5)) {
            return below.filter(Files::isDirectory)
                    .filter(it -> String.valueOf(it.getFileName()).matches("uploads|IMG"))
                    .findFirst()
                    .orElse(unpacked);
        }
    }

    private void refuse(Desk desk, Arrival arrival, Message why) {
        database.write(
                desk.tenancy(),
                tx -> {
                    Arrivals.refuse(tx, arrival.id(), why);
                    return arrival;
                });
    }

    private static Message why(Refused refused) {
        return switch (refused.why()) {
            case CUT -> Message.of("moving.why.cut");
            case TOO_MUCH -> Message.of("moving.why.too-much");
            case UNREADABLE ->
                    Message.of(
                            "moving.why.unreadable",
                            "detail",
                            String.valueOf(refused.getMessage()));
        };
    }

    private void broken(Desk desk, Arrival arrival, Exception e) {
        LOG.error("an arrival of {} broke; id={}", desk.tenant().slug(), arrival.id(), e);
        refuse(desk, arrival, Message.of("moving.why.broken"));
    }
}
