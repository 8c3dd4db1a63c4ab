package org.preau.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Many files with names that programs trip over. */
final class DifficultFiles {

    private static final long SEED = 20_261_121;

    /** Parts of names that have broken programs of this kind. */
    private static final List<String> ODD =
            List.of(
                    "été",
                    "e\u0301te\u0301 NFD",
                    "deux  espaces",
                    "100 %",
                    "a%20b",
                    "n° 2 (copie)",
                    "[projet] {final}",
                    "a+b&c=d",
                    "dièse#ancre",
                    "question?",
                    "«guillemets»",
                    "l’été d'avant",
                    "日本語",
                    "🎉 fête",
                    ".caché",
                    "point.",
                    "MAJ",
                    "maj",
                    "a;b,c",
                    "tilde~ et $dollar",
                    "très-long-" + "x".repeat(150),
                    "arobase@courriel",
                    "étoile*",
                    "barre|verticale",
                    "guillemet\"droit",
                    "inférieur<supérieur>",
                    "deux:points",
                    "retour\\oblique",
                    "CON",
                    "\u202einversé");

    private DifficultFiles() {}

    /**
     * So many files in folders within folders, of sizes from nothing to a few pages, and one of 5
     * MB.
     */
    static Path make(int count) throws IOException {
        Path root = Files.createTempDirectory("preau-in");
        Random random = new Random(SEED);
        List<Path> folders = new ArrayList<>(List.of(root));
        for (int i = 0; i < count; i++) {
            if (i % 25 == 0) {
                Path within = folders.get(random.nextInt(Math.min(folders.size(), 40)));
                Path folder = within.resolve("dossier " + i + " " + ODD.get(i / 25 % ODD.size()));
                // NFC is what the space keeps: the folder says so for what is compared with it.
                folders.add(Files.createDirectory(normal(folder)));
            }
            byte[] bytes = new byte[i % 97 == 0 ? 0 : random.nextInt(8_000)];
            random.nextBytes(bytes);
            Path folder = folders.get(random.nextInt(folders.size()));
            Files.write(normal(folder.resolve(ODD.get(i % ODD.size()) + " " + i + ".bin")), bytes);
        }
        byte[] large = new byte[5_000_000];
        random.nextBytes(large);
        Files.write(root.resolve("grand fichier.bin"), large);
        return root;
    }

    private static Path normal(Path path) {
        return Path.of(
                java.text.Normalizer.normalize(path.toString(), java.text.Normalizer.Form.NFC));
    }

    /** What lies below a folder, by path: the SHA-256 of each file. */
    static Map<String, String> content(Path root) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(root.relativize(file).toString(), FileShelf.Source.of(file).sha256());
            }
        }
        return all;
    }
}
