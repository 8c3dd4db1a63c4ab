package org.preau.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A short life of a vault in a folder, from which the JVM learns what the commands need: {@code
 * infra/vault} runs it once after each build.
 */
final class TrainMain {
    private static final int FILES = 300;
    private static final int LARGE = 24 << 20;

    private TrainMain() {}

    /** FOLDER: not there yet. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path data = folder.resolve("data");
        String store = folder.resolve("store").toString();
        fill(data);
        int worst = VaultMain.run("commit", store, "train", data.toString());
        Path _ = Files.writeString(data.resolve("1/new.txt"), "changed");
        for (String[] words :
                new String[][] {
                    {"commit", store, "train", data.toString()},
                    {"commit", store, "train", data.toString()},
                    {"log", store, "train"},
                    {"diff", store, "train", "1"},
                    {"verify", store, "train", "--json"},
                    {"restore", store, "train", "last", folder.resolve("back").toString()},
                }) {
            worst = Math.max(worst, VaultMain.run(words));
        }
        System.exit(worst);
    }

    private static void fill(Path data) throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < FILES; i++) {
            Path file = data.resolve(i % 10 + "/file" + i + ".txt");
            Path _ = Files.createDirectories(file.resolveSibling("."));
            Path _ = Files.writeString(file, ("text " + i + "\n").repeat(i * 10));
        }
        byte[] dense = new byte[LARGE];
        random.nextBytes(dense);
        Path _ = Files.write(data.resolve("film"), dense);
        Path _ = Files.writeString(data.resolve("mail"), "From somebody\n".repeat(400_000));
    }
}
