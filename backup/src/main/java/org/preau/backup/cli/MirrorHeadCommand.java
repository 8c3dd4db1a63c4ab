package org.preau.backup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.preau.backup.cli.Command.Option;
import org.preau.backup.cli.Command.Parameter;
import org.preau.backup.mirror.BringHeadBack;
import org.preau.backup.mirror.CheckHead;
import org.preau.backup.mirror.EncryptedStore;
import org.preau.backup.mirror.KeyRingFile;
import org.preau.backup.store.ObjectStore;

/** {@code infra/vault mirror-head MIRROR VAULT --keys FILE [--bring-back NUMBER]}. */
final class MirrorHeadCommand {
    static final Command COMMAND =
            new Command(
                    "mirror-head",
                    "Before a vault is brought back from its mirror: whether what the mirror shows"
                            + " is the last that was mirrored; and with --bring-back, make another"
                            + " of its history the head.",
                    List.of(Parameter.once("MIRROR", "folder or s3://..."), Place.VAULT),
                    List.of(
                            Option.with("--keys", "FILE", "the mirror's keys; needed"),
                            Option.with("--bring-back", "NUMBER", "make this the head")),
                    words ->
                            new MirrorHeadCommand(
                                            words.get(1), words.number("--bring-back").orElse(0L))
                                    .run(words));

    private final String vault;
    private final long number;

    private MirrorHeadCommand(String vault, long number) {
        this.vault = vault;
        this.number = number;
    }

    private int run(Words words) throws IOException {
        Speech speech = words.speech();
        Path keys =
                words.value("--keys")
                        .map(Path::of)
                        .orElseThrow(() -> new IllegalArgumentException("Give the --keys FILE"));
        var ring = new KeyRingFile(keys).read().orThrow();
        try (ObjectStore store = EncryptedStore.open(Place.openStore(words.get(0)), ring)) {
            if (number > 0 && !BringHeadBack.run(store, vault, number)) {
                speech.warn("The history of " + vault + " has no head " + number);
                return VaultMain.ABSENT;
            }
            return told(speech, CheckHead.run(store, vault));
        }
    }

    private int told(Speech speech, CheckHead.Outcome outcome) throws IOException {
        return switch (outcome) {
            case CheckHead.Outcome.Newest(long last) ->
                    told(speech, 0, last, last, "The mirror shows the last, number " + last);
            case CheckHead.Outcome.Other(long shown, long last) ->
                    told(
                            speech,
                            number > 0 && shown == number ? 0 : VaultMain.DAMAGED,
                            shown,
                            last,
                            shown == 0
                                    ? "The mirror shows none of its history, whose last is number "
                                            + last
                                    : "The mirror shows number %d, and the last is number %d"
                                            .formatted(shown, last));
            case CheckHead.Outcome.Nothing() ->
                    told(speech, VaultMain.ABSENT, 0, 0, "Nothing was mirrored under this name");
        };
    }

    private int told(Speech speech, int code, long shown, long last, String words)
            throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("vault", vault);
        values.put("shown", shown);
        values.put("last", last);
        speech.say(values, words);
        return code;
    }
}
