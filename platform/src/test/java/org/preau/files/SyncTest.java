package org.preau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.testing.FilesProgram;
import org.preau.testing.TestServer;

/**
 * Programs that people use copy many files with difficult names in and out: 300, in the thorough
 * run 10,000.
 */
class SyncTest {

    private static final boolean THOROUGH = Boolean.getBoolean("preau.thorough");
    private static final int FILES = THOROUGH ? 10_000 : 300;
    private static final long PATIENCE_S = THOROUGH ? 1_800 : 180;

    private TestServer server;
    private FilesProgram program;

    @BeforeEach
    void start() {
        server = TestServer.start();
        program = FilesProgram.of(server, server.alpha(), "sync", Office.WRITER);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void rcloneCopiesManyFilesInAndOutAndFindsThemAlike() throws Exception {
        Path in = DifficultFiles.make(FILES);
        Path out = Files.createTempDirectory("preau-out");
        Map<String, String> environment =
                Map.of(
                        "RCLONE_CONFIG_ASSO_TYPE",
                        "webdav",
                        "RCLONE_CONFIG_ASSO_URL",
                        program.address(),
                        "RCLONE_CONFIG_ASSO_VENDOR",
                        "other",
                        "RCLONE_CONFIG_ASSO_USER",
                        program.login(),
                        "RCLONE_CONFIG_ASSO_PASS",
                        obscured(program.password()),
                        "RCLONE_CONFIG",
                        "/dev/null");

        long begun = System.nanoTime();
        run(environment, in, "rclone", "sync", "--transfers=8", in.toString(), "asso:tout");
        long sent = (System.nanoTime() - begun) / 1_000_000;
        run(environment, in, "rclone", "check", "--download", in.toString(), "asso:tout");
        run(environment, in, "rclone", "sync", "--transfers=8", "asso:tout", out.toString());

        System.out.println("rclone: " + FILES + " files in, " + sent + " ms");
        assertThat(DifficultFiles.content(out)).isEqualTo(DifficultFiles.content(in));

        run(environment, in, "rclone", "moveto", "asso:tout", "asso:ailleurs");
        run(environment, in, "rclone", "purge", "asso:ailleurs");
        assertThat(run(environment, in, "rclone", "lsf", "asso:")).isBlank();
    }

    @Test
    void cadaverPutsListsMovesAndFetches() throws Exception {
        Path folder = Files.createTempDirectory("preau-cadaver");
        Files.writeString(
                folder.resolve("netrc"),
                "default login " + program.login() + " password " + program.password() + "\n");
        Files.copy(folder.resolve("netrc"), folder.resolve(".netrc"));
        List<String> script = new ArrayList<>(List.of("mkcol lot", "cd lot"));
        int count = FILES;
        for (int i = 0; i < count; i++) {
            Files.writeString(folder.resolve("fichier " + i + " été.txt"), "contenu " + i);
            script.add("put \"fichier " + i + " été.txt\"");
        }
        script.add("move \"fichier 1 été.txt\" \"renommé 1.txt\"");
        script.add("copy \"fichier 2 été.txt\" \"copié 2.txt\"");
        script.add("lock \"fichier 3 été.txt\"");
        script.add("unlock \"fichier 3 été.txt\"");
        script.add("delete \"fichier 4 été.txt\"");
        script.add("get \"renommé 1.txt\" retour.txt");
        script.add("ls");
        script.add("quit");
        Files.writeString(folder.resolve("script"), String.join("\n", script) + "\n");

        Process process =
                program(Map.of("HOME", folder.toString()), folder, "cadaver", program.address())
                        .redirectInput(folder.resolve("script").toFile())
                        .start();
        String said = finished(process);

        assertThat(Files.readString(folder.resolve("retour.txt"))).as(said).isEqualTo("contenu 1");
        assertThat(said).doesNotContain("failed").contains("copié 2.txt");
        String listed = program.visitor().get(program.path() + "lot/").body();
        assertThat(listed.lines().count()).isEqualTo(count);
        assertThat(listed).contains("renommé 1.txt").doesNotContain("fichier 4 été.txt");
    }

    private static String obscured(String password) throws Exception {
        return run(Map.of(), Path.of("/tmp"), "rclone", "obscure", password).strip();
    }

    private static String run(Map<String, String> environment, Path folder, String... command)
            throws Exception {
        Process process = program(environment, folder, command).start();
        String said = finished(process);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static ProcessBuilder program(
            Map<String, String> environment, Path folder, String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private static String finished(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).as(said).isTrue();
        return said;
    }
}
