package org.preau.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** As an ordinary user nothing is crossed and nothing is asked for: the usual server of a town. */
final class OrdinaryUserTest {

    /** What {@link CommittingOwner} needs; a root's own libraries are closed to others. */
    private static final List<String> LIBRARIES =
            List.of("postgres", "slf4j", "logback", "commons-", "xz");

    @Test
    void an_ordinary_user_starts_kills_and_starts_again() throws Exception {
        try (Sandbox sandbox = Sandbox.create()) {
            Path home = Files.createDirectory(sandbox.folder("home"));
            Path libraries = Files.createDirectory(sandbox.folder("libraries"));
            Files.setPosixFilePermissions(libraries, PosixFilePermissions.fromString("rwxr-xr-x"));
            String classPath = copyClassPath(libraries);
            List<String> become = Sandbox.isRoot() ? becomeNobody(home) : List.of();
            Path folder = home.resolve("db");

            long acknowledged = 0;
            for (int round = 0; round < 2; round++) {
                try (OwnerProcess owner =
                        OwnerProcess.start(become, classPath, folder, home.resolve("binaries"))) {
                    long seen = owner.awaitCommits(20);
                    assertThat(seen)
                            .as("nothing acknowledged is lost")
                            .isGreaterThanOrEqualTo(acknowledged + 20);
                    assertThat(Trees.owner(folder.resolve("cluster"))).isEqualTo(Trees.owner(home));
                    acknowledged = owner.kill(seen);
                }
            }
            try (OwnerProcess owner =
                    OwnerProcess.start(become, classPath, folder, home.resolve("binaries"))) {
                assertThat(owner.awaitCommits(1)).isGreaterThan(acknowledged);
                LiveProcess.signal(
                        PostmasterFile.read(folder.resolve("cluster")).orElseThrow().pid(), "KILL");
            }
        }
    }

    private static List<String> becomeNobody(Path home) throws IOException {
        SystemUser nobody = SystemUser.named("nobody").orElseThrow();
        Trees.giveTo(home, nobody.uid(), nobody.gid());
        List<String> command =
                new RunAs.Other(nobody, Tool.find("setpriv").orElseThrow()).command(List.of());
        return List.copyOf(command);
    }

    private static String copyClassPath(Path target) throws IOException {
        List<String> copied = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                copied.add(copyFolder(path, target.resolve("classes" + copied.size())));
            } else if (LIBRARIES.stream().anyMatch(path.getFileName().toString()::contains)) {
                copied.add(Files.copy(path, target.resolve(path.getFileName())).toString());
            }
        }
        return String.join(File.pathSeparator, copied);
    }

    private static String copyFolder(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
        return to.toString();
    }
}
