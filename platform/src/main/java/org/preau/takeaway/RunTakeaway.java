package org.preau.takeaway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.backup.store.StoreUnavailable;
import org.preau.base.EmailAddress;
import org.preau.mail.Letter;
import org.preau.mail.Post;
import org.preau.sql.Database;
import org.preau.sql.DatabaseUnavailable;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.Actor;
import org.preau.web.Origins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job that makes an archive. Killed, it begins anew; cancelled, it stops where it is. */
final class RunTakeaway {

    private static final Logger LOG = LoggerFactory.getLogger(RunTakeaway.class);
    private static final long OFTEN_NS = Duration.ofMillis(400).toNanos();

    /** What it speaks with. */
    record Mouth(Post post, Messages messages, Origins origins) {}

    /** Somebody has stopped it. */
    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        Cancelled() {
            super("cancelled", null, false, false);
        }
    }

    private final Database database;
    private final TenantDirectory directory;
    private final Shelf shelf;
    private final PackTakeaway pack;
    private final Mouth mouth;

    RunTakeaway(
            Database database,
            TenantDirectory directory,
            Shelf shelf,
            PackTakeaway pack,
            Mouth mouth) {
        this.database = database;
        this.directory = directory;
        this.shelf = shelf;
        this.pack = pack;
        this.mouth = mouth;
    }

    void run(Tenancy tenancy, TakeawayJobs.ToDo todo) {
        Optional<Takeaway> found = database.read(tenancy, tx -> Takeaway.find(tx, todo.id()));
        Optional<Tenant> tenant = directory.byId(tenancy.tenant());
        if (found.filter(it -> it.state() == Takeaway.State.MAKING).isEmpty() || tenant.isEmpty()) {
            return;
        }
        try {
            Path file = shelf.file();
            try {
                make(tenancy, tenant.get(), found.get(), file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (Cancelled e) {
            LOG.info("an archive was cancelled; id={}", todo.id());
        } catch (StoreUnavailable e) {
            throw new UncheckedIOException(e);
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.error("an archive cannot be made; id={}", todo.id(), e);
            database.write(tenancy, tx -> Takeaway.end(tx, todo.id(), Takeaway.State.FAILED));
        }
    }

    private void make(Tenancy tenancy, Tenant tenant, Takeaway wanted, Path file)
            throws IOException {
        PackTakeaway.Progress progress = progress(tenancy, wanted.id());
        PackTakeaway.Packed packed;
        byte[] sum;
        try (Hashed out = new Hashed(Files.newOutputStream(file))) {
            packed =
                    pack.run(
                            new PackTakeaway.Order(
                                    tenant, tenancy, wanted.madeBy(), wanted.history()),
                            out,
                            progress);
            sum = out.digest();
        }
        progress.at(PackTakeaway.Step.KEEPING, 0, 0);
        shelf.put(tenant.id(), wanted.id(), file);
        long bytes = Files.size(file);
        boolean ready =
                database.write(tenancy, tx -> ready(tx, tenant, wanted, packed, bytes, sum));
        if (!ready) {
            shelf.forget(tenant.id(), wanted.id());
        }
    }

    private boolean ready(
            TenantTx tx,
            Tenant tenant,
            Takeaway wanted,
            PackTakeaway.Packed packed,
            long bytes,
            byte[] sum) {
        boolean ready =
                Takeaway.ready(
                        tx,
                        wanted.id(),
                        packed.files(),
                        bytes,
                        HexFormat.of().formatHex(sum),
                        packed.missing().size());
        String address = wanted.letterTo();
        if (ready) {
            AuditLog.note(tx, Actor.system(wanted.madeBy()), "takeaway.made", "", Map.of());
            if (address != null) {
                tell(tx, tenant, wanted, new EmailAddress(address));
            }
        }
        return ready;
    }

    private void tell(TenantTx tx, Tenant tenant, Takeaway wanted, EmailAddress to) {
        Language language = Language.ofTag(tenant.language()).orElse(Language.FR);
        Dates dates = new Dates(mouth.messages(), language, Dates.PARIS);
        Map<String, Object> words =
                Map.of(
                        "association",
                        tenant.name(),
                        "link",
                        mouth.origins().portal()
                                + "/espace/"
                                + tenant.slug()
                                + "/tout-emporter/"
                                + wanted.id(),
                        "until",
                        dates.moment(wanted.expiresAt()));
        mouth.post()
                .queue(
                        tx,
                        new Letter(
                                to,
                                mouth.messages().text(language, "takeaway.letter.subject", words),
                                mouth.messages().text(language, "takeaway.letter.text", words)));
    }

    private PackTakeaway.Progress progress(Tenancy tenancy, UUID id) {
        long[] told = {System.nanoTime() - OFTEN_NS};
        PackTakeaway.Step[] last = {PackTakeaway.Step.SNAPSHOT};
        return (step, done, total) -> {
            if (step != last[0] || System.nanoTime() - told[0] >= OFTEN_NS) {
                told[0] = System.nanoTime();
                last[0] = step;
                boolean goesOn =
                        database.write(tenancy, tx -> Takeaway.progress(tx, id, step, done, total));
                if (!goesOn) {
                    throw new Cancelled();
                }
            }
        };
    }
}
