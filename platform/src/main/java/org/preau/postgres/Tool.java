package org.preau.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Small programs of the system that we lean on when they are there. */
final class Tool {

    private static final String USUAL = "/usr/bin:/bin:/usr/sbin:/sbin";

    private Tool() {}

    static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + USUAL;
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether it ends with success. */
    static boolean works(Path program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /**
     * What a server is wrapped in: a session of its own, so that Ctrl+C in our terminal does not
     * take the database from under the requests we still answer; and an INT from the kernel when
     * the thread that started it ends, so that it stops by itself if we are killed.
     */
    static List<String> tiedToUs(List<String> program) {
        List<String> command = new ArrayList<>();
        find("setpriv")
                .ifPresent(setpriv ->
                        command.addAll(List.of(setpriv.toString(), "--pdeathsig=INT", "--")));
        command.addAll(program);
        return command;
    }

    /** The same in a session of its own. */
    static List<String> inOwnSession(List<String> program) {
        List<String> command = new ArrayList<>();
        find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(program);
        return command;
    }
}
