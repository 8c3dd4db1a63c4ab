package org.preau.main;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some commands in a row beside a server that was made for it, so that the JVM learns which classes
 * they need: {@code infra/run} has it write its start cache behind the first start. What it brings
 * in and writes is thrown away with that server.
 */
public final class TrainMain {

    private static final List<String> SITES =
            List.of("tilleuls", "ecluses", "libre-a-valrive", "panier-partage");

    private TrainMain() {}

    /**
     * @param arguments the data folder of a server that runs, and a folder that is not there yet
     */
    public static void main(String[] arguments) {
        String data = arguments[0];
        Path work = Path.of(arguments[1]);
        run(data, "association", "list", "--json");
        run(data, "association", "create", "essai", "--name", "Essai");
        SITES.forEach(site -> run(data, "export", "static", site, work.resolve(site).toString()));
        String texts = work.resolve("texts").toString();
        run(data, "export", "markdown", SITES.getFirst(), texts);
        run(data, "export", "wxr", SITES.getFirst(), work.resolve("wxr").toString());
        run(data, "import", "folder", "essai", texts);
        run(
                data,
                "import",
                "wordpress",
                "essai",
                work.resolve("wxr").resolve("site.xml").toString());
    }

    private static void run(String data, String... command) {
        int code =
                Main.commandLine()
                        .execute(
                                Stream.concat(Arrays.stream(command), Stream.of("--data", data))
                                        .toArray(String[]::new));
        if (code != ExitCode.DONE) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
    }
}
