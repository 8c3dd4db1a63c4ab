package org.preau.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.testing.FilesProgram;
import org.preau.testing.TestServer;

/**
 * The space as a disk of this machine, by davfs2: many files with difficult names go in and come
 * out alike, 100, in the thorough run 10,000. Where the kernel lets nobody mount, the reason is
 * printed and nothing is claimed.
 */
class DiskSyncTest {

    private static final int FILES = Boolean.getBoolean("preau.thorough") ? 10_000 : 100;
    private static final long PATIENCE_S = 3_600;

    /** What the kernel, the mount program or its absence say where nobody may mount. */
    private static final Pattern FORBIDDEN =
            Pattern.compile(
                    "not permitted|ermission denied|can't open fuse device|No such file|not a member");

    @Test
    void davfsMountsTheSpaceAndFilesGoInAndComeOutAlike() throws Exception {
        Path home = Files.createTempDirectory("preau-davfs");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path disk = Files.createDirectory(home.resolve("disk"));
        try (TestServer server = TestServer.start()) {
            FilesProgram program = FilesProgram.of(server, server.alpha(), "davfs", Office.WRITER);
            Path settings = settings(home, program);
            Ran mounted = mount(program, settings, disk);
            boolean forbidden = FORBIDDEN.matcher(mounted.said()).find();
            String reason = "davfs2 may not mount on this machine: " + mounted.said().strip();
            if (forbidden) {
                System.out.println(reason);
            }
            assumeFalse(forbidden, reason);
            assertThat(mounted.exit()).as(mounted.said()).isZero();
            Path in = DifficultFiles.make(FILES);
            long begun = System.nanoTime();
            try {
                run("cp", "-r", "-T", in.toString(), disk.resolve("tout").toString());
            } finally {
                run("umount", disk.toString());
            }
            System.out.println(
                    "davfs2: "
                            + FILES
                            + " files in, "
                            + (System.nanoTime() - begun) / 1_000_000
                            + " ms");

            Ran again = mount(program, settings, disk);
            assertThat(again.exit()).as(again.said()).isZero();
            try {
                assertThat(DifficultFiles.content(disk.resolve("tout")))
                        .isEqualTo(DifficultFiles.content(in));
                Files.move(disk.resolve("tout"), disk.resolve("ailleurs"));
                Files.writeString(disk.resolve("ailleurs/grand fichier.bin"), "plus petit");
            } finally {
                run("umount", disk.toString());
            }

            String path = program.path() + "ailleurs/grand%20fichier.bin";
            assertThat(program.visitor().get(path).body()).isEqualTo("plus petit");
        }
    }

    /** How a program ended, and what it said. */
    private record Ran(int exit, String said) {}

    /** Since Linux 6.16 the kernel asks for more of a folder at once than davfs2's usual buffer. */
    private static Path settings(Path home, FilesProgram program) throws IOException {
        Path secrets =
                Files.writeString(
                        home.resolve("secrets"),
                        program.address()
                                + " "
                                + program.login()
                                + " "
                                + program.password()
                                + "\n");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        Path cache = Files.createDirectory(home.resolve("cache"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        return Files.writeString(
                home.resolve("settings"),
                """
                secrets %s
                cache_dir %s
                ask_auth 0
                delay_upload 0
                gui_optimize 1
                buf_size 256
                """
                        .formatted(secrets, cache));
    }

    private static Ran mount(FilesProgram program, Path settings, Path disk) throws Exception {
        return ran("mount.davfs", program.address(), disk.toString(), "-o", "conf=" + settings);
    }

    private static void run(String... command) throws Exception {
        Ran ran = ran(command);
        assertThat(ran.exit()).as(List.of(command) + ": " + ran.said()).isZero();
    }

    private static Ran ran(String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("preau-said", "");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .redirectInput(new File("/dev/null"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            // The program stays behind as the disk's own: its output goes to a file, or one would
            // wait for its end.
            Process process = builder.start();
            assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
            return new Ran(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Ran(127, String.valueOf(e.getMessage()));
        }
    }
}
