package org.preau.backup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preau.backup.mirror.Sample;
import org.preau.backup.mirror.Vaults;
import org.preau.backup.mirror.VerifyObjects;
import org.preau.backup.mirror.VerifyOutcome;
import org.preau.backup.store.Content;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.Tag;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultDamaged;
import org.preau.backup.vault.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code infra/vault verify STORE VAULT}. */
@Command(name = "verify", description = "Read everything and hold it against its hashes.")
final class VerifyCommand implements Callable<Integer> {
    private static final int HANDS = 2;
    private static final int MOST_HEAD = 16 << 20;
    private static final Sample NOTHING = new Sample(1, 0, 0);

    @Mixin private Place place = new Place();
    @Mixin private Speech speech = new Speech();

    @Option(
            names = "--repair-from",
            paramLabel = "STORE2",
            description = "put damaged and missing objects back from this mirror first")
    private String mirror = "";

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "the mirror's keys, if it has some")
    private @Nullable Path keys;

    @Override
    public Integer call() throws IOException {
        if (!mirror.isEmpty()) {
            repair();
        }
        return place.open(this::verify);
    }

    /** Objects first, by their names alone: what a damaged list names is known after its repair. */
    private void repair() throws IOException {
        try (ObjectStore primary = place.openStore();
                ObjectStore second = Mirrors.open(mirror, keys)) {
            String name = place.name().value();
            VerifyObjects objects = new VerifyObjects(primary, second, HANDS, Clock.systemUTC());
            Vault vault = Vault.open(primary, place.name());
            if (!hasHead(primary, vault)) {
                bringHead(second, primary);
            }
            tell(objects.run(name, Sample.ALL, vault.named(), _ -> {}));
            tell(objects.run(name, NOTHING, vault.needed(), _ -> {}));
        }
    }

    private boolean hasHead(ObjectStore primary, Vault vault) throws IOException {
        try {
            return primary.stat(Vaults.head(place.name().value())).isPresent()
                    && !vault.named().isEmpty();
        } catch (VaultDamaged | CorruptObject e) {
            speech.warn(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** The mirror's own head, which may be of an earlier version: said, and better than none. */
    private void bringHead(ObjectStore mirror, ObjectStore primary) throws IOException {
        ObjectKey head = Vaults.head(place.name().value());
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

    private int verify(Vault vault) throws IOException {
        Verification found = vault.verify(speech.progress("Reading"));
        found.damages().forEach(damage -> speech.warn(damage.key() + ": " + damage.reason()));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("versions", found.versions());
        values.put("objects", found.objects());
        values.put("bytes", found.bytes());
        values.put("damages", found.damages());
        speech.say(
                values,
                found.damages().isEmpty()
                        ? "All is well: %d versions, %d objects (%s)"
                                .formatted(
                                        found.versions(),
                                        found.objects(),
                                        Speech.size(found.bytes()))
                        : "%d objects are damaged".formatted(found.damages().size()));
        return found.damages().isEmpty() ? 0 : VaultMain.DAMAGED;
    }
}
