package org.preau.backup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.preau.backup.mirror.BringHeadBack;
import org.preau.backup.mirror.CheckHead;
import org.preau.backup.mirror.EncryptedStore;
import org.preau.backup.mirror.KeyRingFile;
import org.preau.backup.store.ObjectStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code infra/vault mirror-head MIRROR VAULT --keys FILE [--bring-back NUMBER]}. */
@Command(
        name = "mirror-head",
        mixinStandardHelpOptions = true,
        description = {
            "Before a vault is brought back from its mirror: whether what the mirror shows is the",
            "last that was mirrored; and with --bring-back, make another of its history the head."
        })
final class MirrorHeadCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MIRROR", description = "folder or s3://...")
    private String mirror = "";

    @Parameters(index = "1", paramLabel = "VAULT", description = "its name")
    private String vault = "";

    @Option(names = "--keys", required = true, paramLabel = "FILE", description = "the keys")
    private Path keys = Path.of("");

    @Option(names = "--bring-back", paramLabel = "NUMBER", description = "make this the head")
    private long number;

    @Mixin private Speech speech = new Speech();

    @Override
    public Integer call() throws IOException {
        var ring = new KeyRingFile(keys).read().orThrow();
        try (ObjectStore store = EncryptedStore.open(Place.openStore(mirror), ring)) {
            if (number > 0 && !BringHeadBack.run(store, vault, number)) {
                speech.warn("The history of " + vault + " has no head " + number);
                return VaultMain.ABSENT;
            }
            return told(CheckHead.run(store, vault));
        }
    }

    private int told(CheckHead.Outcome outcome) throws IOException {
        return switch (outcome) {
            case CheckHead.Outcome.Newest(long last) ->
                    told(0, last, last, "The mirror shows the last, number " + last);
            case CheckHead.Outcome.Other(long shown, long last) ->
                    told(
                            number > 0 && shown == number ? 0 : VaultMain.DAMAGED,
                            shown,
                            last,
                            shown == 0
                                    ? "The mirror shows none of its history, whose last is number "
                                            + last
                                    : "The mirror shows number %d, and the last is number %d"
                                            .formatted(shown, last));
            case CheckHead.Outcome.Nothing() ->
                    told(VaultMain.ABSENT, 0, 0, "Nothing was mirrored under this name");
        };
    }

    private int told(int code, long shown, long last, String words) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("vault", vault);
        values.put("shown", shown);
        values.put("last", last);
        speech.say(values, words);
        return code;
    }
}
