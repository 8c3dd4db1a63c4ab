package org.preau.backup.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code infra/vault verify STORE VAULT}. */
@Command(name = "verify", description = "Read everything and hold it against its hashes.")
final class VerifyCommand implements Callable<Integer> {
    @Mixin private Place place = new Place();
    @Mixin private Speech speech = new Speech();

    @Override
    public Integer call() throws IOException {
        return place.open(this::verify);
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
