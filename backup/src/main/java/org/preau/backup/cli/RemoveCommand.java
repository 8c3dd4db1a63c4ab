package org.preau.backup.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.preau.backup.cli.Command.Option;
import org.preau.backup.cli.Command.Parameter;
import org.preau.backup.mirror.RemoveVault;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultDamaged;

/** {@code infra/vault remove STORE VAULT --confirm VAULT}. */
final class RemoveCommand {
    static final Command COMMAND =
            new Command(
                    "remove",
                    "Remove a vault for good, every version and every byte of it. Its mirror stays:"
                            + " name that as STORE to remove it there.",
                    List.of(Parameter.once("STORE", "the store or the mirror"), Place.VAULT),
                    List.of(
                            Option.with("--confirm", "VAULT", "its name again: yes, it is to go"),
                            Option.with("--keys", "FILE", "the mirror's keys, if it has some")),
                    RemoveCommand::run);

    private RemoveCommand() {}

    private static int run(Words words) throws IOException {
        Place place = words.place();
        String name = place.name().value();
        try (ObjectStore store = Mirrors.open(place.store(), Mirrors.keys(words))) {
            if (!words.value("--confirm").orElse("").equals(name)) {
                words.speech()
                        .warn(
                                "%s has %s. Nothing was removed: add --confirm %s if all is to go"
                                        .formatted(
                                                name,
                                                versions(Vault.open(store, place.name())),
                                                name));
                return VaultMain.WRONG;
            }
            long objects = RemoveVault.run(store, name);
            words.speech()
                    .say(
                            Map.of("vault", name, "objects", objects),
                            "%s is gone: %d objects deleted".formatted(name, objects));
            return 0;
        }
    }

    private static String versions(Vault vault) throws IOException {
        try {
            return vault.versions().size() + " versions";
        } catch (VaultDamaged e) {
            return "versions that cannot be read";
        }
    }
}
