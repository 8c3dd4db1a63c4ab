package org.preau.backup.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.preau.backup.mirror.Sample;
import org.preau.backup.mirror.Vaults;
import org.preau.backup.mirror.VerifyObjects;
import org.preau.backup.mirror.VerifyOutcome;
import org.preau.backup.store.Content;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.Tag;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultDamaged;
import org.preau.backup.vault.VaultName;

/**
 * Puts damaged and missing objects of a vault back from its mirror: by their names alone, so that
 * what a damaged list names is known after its repair.
 */
final class Repair {
    private static final int HANDS = 2;
    private static final int MOST_HEAD = 16 << 20;
    private static final Sample NOTHING = new Sample(1, 0, 0);

    private final ObjectStore primary;
    private final ObjectStore mirror;
    private final VaultName name;
    private final Speech speech;

    Repair(ObjectStore primary, ObjectStore mirror, VaultName name, Speech speech) {
        this.primary = primary;
        this.mirror = mirror;
        this.name = name;
        this.speech = speech;
    }

    void run() throws IOException {
        VerifyObjects objects = new VerifyObjects(primary, mirror, HANDS, Clock.systemUTC());
        Vault vault = Vault.open(primary, name);
        if (!hasHead(vault)) {
            bringHead();
        }
        Progress progress = speech.progress("Repairing");
        tell(
                objects.run(
                        name.value(),
                        Sample.ALL,
                        vault.named(),
                        now -> progress.at(now.bytes(), now.foundBytes())));
        tell(objects.run(name.value(), NOTHING, vault.needed(), _ -> {}));
    }

    private boolean hasHead(Vault vault) throws IOException {
        try {
            return primary.stat(Vaults.head(name.value())).isPresent() && !vault.named().isEmpty();
        } catch (VaultDamaged | CorruptObject e) {
            speech.warn(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** The mirror's own head, which may be of an earlier version: said, and better than none. */
    private void bringHead() throws IOException {
        ObjectKey head = Vaults.head(name.value());
        Optional<byte[]> bytes = mirror.read(head, MOST_HEAD);
        if (bytes.isPresent()) {
            Tag _ = primary.put(head, Content.of(bytes.get()));
            speech.warn("The head was put back as the mirror has it: look at the last version");
        }
    }

    private void tell(VerifyOutcome outcome) {
        outcome.report()
                .findings()
                .forEach(finding ->
                        speech.warn(
                                (finding.repaired() ? "Repaired: " : "Not repaired: ")
                                        + finding.trouble().key()
                                        + ": "
                                        + finding.trouble().message()));
    }
}
