package org.preau.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** Brings a section from elsewhere, with its former addresses, once however often it comes. */
public final class BringSection {

    /**
     * A section as it was elsewhere.
     *
     * @param id the same each time it comes
     * @param parent null at the top; brought before
     * @param slug the address wished for; another is taken when somebody has that one
     * @param oldPaths where it was on the former site, decoded, each beginning with a slash
     * @param prepared whether visitors did not see it yet
     */
    public record Command(
            UUID id,
            @Nullable UUID parent,
            String title,
            String description,
            String slug,
            List<String> oldPaths,
            boolean prepared) {}

    private final Database database;
    private final SaveSection save;

    public BringSection(Database database, SaveSection save) {
        this.database = database;
        this.save = save;
    }

    /** Whether a section of that identifier has come already. */
    public boolean isHere(Desk desk, UUID id) {
        return database.read(desk.tenancy(), tx -> Sections.find(tx, id)).isPresent();
    }

    /** As {@link SaveSection}; a section that is here already is left as it stands. */
    public SaveSection.Outcome run(Desk desk, Command command) {
        return Again.whenColliding(
                () -> database.write(desk.tenancy(), tx -> bring(tx, desk, command)));
    }

    /** What comes into a section that visitors do not see yet is not seen either. */
    private static boolean below(TenantTx tx, @Nullable UUID parent) {
        return parent != null && Sections.find(tx, parent).filter(Section::prepared).isPresent();
    }

    private SaveSection.Outcome bring(TenantTx tx, Desk desk, Command command) {
        Optional<Section> there = Sections.find(tx, command.id());
        if (there.isPresent()) {
            OldAddresses.lead(tx, Target.section(command.id()), command.oldPaths());
            return new SaveSection.Saved(there.get());
        }
        String slug =
                Addresses.refusal(tx, Target.section(command.id()), command.slug()).isPresent()
                        ? Addresses.free(tx, Target.section(command.id()), command.slug())
                        : command.slug();
        SaveSection.Outcome outcome =
                save.in(
                        tx,
                        desk,
                        new SaveSection.Command(
                                command.id(),
                                0,
                                command.parent(),
                                command.title(),
                                command.description(),
                                slug,
                                command.prepared() || below(tx, command.parent())));
        if (outcome instanceof SaveSection.Saved) {
            OldAddresses.lead(tx, Target.section(command.id()), command.oldPaths());
        }
        return outcome;
    }
}
