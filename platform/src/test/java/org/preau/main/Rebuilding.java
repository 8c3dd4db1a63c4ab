package org.preau.main;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.preau.postgres.DatabaseAccess;

/** A machine that has nothing, on which a platform is to come back. */
final class Rebuilding {

    /** How a command ended. */
    record Ran(int code, String out, String err) {}

    private Rebuilding() {}

    /** Its data folder, over a database of its own. */
    static Path data(Path folder, DatabaseAccess access, String more) throws IOException {
        Path data = Files.createDirectory(folder);
        Files.writeString(
                data.resolve("preau.properties"),
                """
                database.url = %s
                database.user = %s
                database.password = %s
                %s
                """
                        .formatted(access.url(), access.user(), access.password(), more));
        return data;
    }

    /** What a server over that folder is told. */
    static Map<String, String> again(Path data) {
        return Map.of(
                "PREAU_VAULTS", data.resolve("vaults").toString(),
                "PREAU_STORE", data.resolve("objects").toString(),
                "PREAU_PUBLIC_PORT", "8080");
    }

    /** A command over it, in this process. */
    static Ran run(Path data, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--data");
        all.add(data.toString());
        int code =
                Main.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(all.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }
}
