package org.preau.backup.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.backup.cli.Command.Option;
import org.preau.backup.cli.Command.Parameter;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Part;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.Verification;

/** {@code infra/vault verify STORE VAULT} and {@code infra/vault repair STORE VAULT MIRROR}. */
final class VerifyCommand {
    private static final Option KEYS =
            Option.with("--keys", "FILE", "the mirror's keys, if it has some");

    static final Command COMMAND =
            new Command(
                    "verify",
                    "Read everything and hold it against its hashes.",
                    List.of(Place.STORE, Place.VAULT),
                    List.of(
                            Option.with(
                                    "--part",
                                    "N/M",
                                    "only the N-th of M parts of the objects: 1/30 today, 2/30"
                                            + " tomorrow, and so on"),
                            Option.with(
                                    "--repair-from",
                                    "MIRROR",
                                    "put damaged and missing objects back from there first"),
                            KEYS),
                    words -> {
                        Optional<String> mirror = words.value("--repair-from");
                        if (mirror.isPresent()) {
                            repair(words, mirror.get());
                        }
                        return words.place().open(vault -> verify(words, vault));
                    });

    static final Command REPAIR =
            new Command(
                    "repair",
                    "Put damaged and missing objects back from a mirror, then verify. What both"
                            + " have lost is said, and nothing is invented.",
                    List.of(
                            Place.STORE,
                            Place.VAULT,
                            Parameter.once("MIRROR", "folder or s3://...")),
                    List.of(KEYS),
                    words -> {
                        repair(words, words.get(2));
                        return words.place().open(vault -> verify(words, vault));
                    });

    private static final Pattern PART = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

    private VerifyCommand() {}

    private static void repair(Words words, String mirror) throws IOException {
        try (ObjectStore primary = words.place().openStore();
                ObjectStore second = Mirrors.open(mirror, Mirrors.keys(words))) {
            new Repair(primary, second, words.place().name(), words.speech()).run();
        }
    }

    private static Part part(String word) {
        Matcher form = PART.matcher(word);
        if (!form.matches()) {
            throw new IllegalArgumentException("A part is written 1/30 to 30/30: " + word);
        }
        return new Part(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    private static int verify(Words words, Vault vault) throws IOException {
        Speech speech = words.speech();
        Part part = words.value("--part").map(VerifyCommand::part).orElse(Part.ALL);
        Verification found = vault.verify(part, speech.progress("Reading"));
        found.damages().forEach(damage -> speech.warn(damage.key() + ": " + damage.reason()));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("part", part.number());
        values.put("parts", part.of());
        values.put("versions", found.versions());
        values.put("objects", found.objects());
        values.put("bytes", found.bytes());
        values.put("damages", found.damages());
        speech.say(values, words(found, part));
        return found.damages().isEmpty() ? 0 : VaultMain.DAMAGED;
    }

    private static String words(Verification found, Part part) {
        if (!found.damages().isEmpty()) {
            return "Damaged: %s. infra/vault repair, if there is a mirror"
                    .formatted(count(found.damages().size(), "object"));
        }
        return "All is well: %s, %s (%s)%s"
                .formatted(
                        count(found.versions(), "version"),
                        count(found.objects(), "object"),
                        Speech.size(found.bytes()),
                        part.equals(Part.ALL)
                                ? ""
                                : ", part %d of %d".formatted(part.number(), part.of()));
    }

    private static String count(long number, String thing) {
        return number == 1 ? "1 " + thing : number + " " + thing + "s";
    }
}
