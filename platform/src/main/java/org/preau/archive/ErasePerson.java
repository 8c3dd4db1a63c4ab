package org.preau.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.preau.backup.vault.Erased;
import org.preau.backup.vault.Eraser;
import org.preau.backup.vault.Note;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultPath;
import org.preau.base.TenantId;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.PersonRows;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a member who left for good out of an association: out of what is there now, and out of
 * every version of before (GDPR, article 17). May be done again: it then finds nothing.
 */
public final class ErasePerson {

    /**
     * Who it is. Kept as long as the job waits, and no longer.
     *
     * @param names the name and the address
     */
    public record Person(UUID account, List<String> names) {}

    /** The work in one association. */
    public static final JobKind<Person> KIND = new JobKind<>("erase-person", Person.class);

    private static final Logger LOG = LoggerFactory.getLogger(ErasePerson.class);

    private final Database database;
    private final Chapters chapters;
    private final Vaults vaults;

    public ErasePerson(Database database, Chapters chapters, Vaults vaults) {
        this.database = database;
        this.chapters = chapters;
        this.vaults = vaults;
    }

    /** Once for a server, before its jobs start. */
    public void register(Jobs jobs) {
        jobs.register(KIND, this::run);
    }

    /** Does it. */
    void run(Tenancy tenancy, Person person) {
        TenantId tenant = tenancy.tenant();
        PersonRows rows =
                database.operator(
                        "take a person out of what an association has",
                        tx -> takeOut(tx, tenant, person));
        Vault vault = vaults.of(tenant);
        try {
            if (!vault.versions().isEmpty()) {
                said(tenant, vault.erase(new OfPerson(rows, person.names()), Progress.SILENT));
            }
            EraseFromVersions.followed(database, tenant);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PersonRows takeOut(OperatorTx tx, TenantId tenant, Person person) {
        tx.workIn(tenant);
        EraseFromVersions.endArchives(tx, tenant);
        PersonRows rows = new PersonRows(tx, chapters, person.account(), person.names());
        if (rows.takeOut(tx, tenant) > 0) {
            tx.query(
                            """
                            update tenant
                               set revision = revision + 1
                             where tenant_id = :tenant
                            """)
                    .bind("tenant", tenant)
                    .execute();
            tx.tenantChanged(tenant);
        }
        return rows;
    }

    private static void said(TenantId tenant, Erased done) {
        LOG.atInfo()
                .addKeyValue("association", tenant)
                .addKeyValue("versions", done.versions())
                .addKeyValue("removed", done.removed())
                .addKeyValue("replaced", done.replaced())
                .log("a person who left is in no version any more");
    }

    /** Asks of each file where it names the person. */
    private record OfPerson(PersonRows rows, List<String> names) implements Eraser {

        @Override
        public Fate fate(VaultPath path, Found found) throws IOException {
            return rows.concerns(path.value())
                    ? EraseFromVersions.fate(rows.without(path.value(), found.bytes()))
                    : new Fate.Keep();
        }

        @Override
        public Note note(Note note) {
            String message = note.message();
            for (String name : names) {
                message = message.replace(name, PersonRows.NOBODY);
            }
            String author = names.contains(note.author()) ? PersonRows.NOBODY : note.author();
            return new Note(author, note.email(), message, note.time());
        }
    }
}
