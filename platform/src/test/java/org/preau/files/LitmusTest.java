package org.preau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.testing.FilesProgram;
import org.preau.testing.TestServer;

/** The conformance suite of WebDAV: every test of every suite passes, none is skipped. */
class LitmusTest {

    private static final Pattern SUMMARY =
            Pattern.compile(
                    "summary for `(\\w+)': of (\\d+) tests run: (\\d+) passed, (\\d+) failed");

    @Test
    void everyTestOfEverySuitePasses() throws IOException, InterruptedException {
        try (TestServer server = TestServer.start()) {
            FilesProgram program = FilesProgram.of(server, server.alpha(), "litmus", Office.WRITER);

            String said = litmus(program);

            System.out.println(said);
            List<String> suites = new ArrayList<>();
            Matcher summary = SUMMARY.matcher(said);
            while (summary.find()) {
                suites.add(summary.group(1));
                assertThat(summary.group(3)).as(said).isEqualTo(summary.group(2));
            }
            assertThat(suites).containsExactly("basic", "copymove", "props", "locks", "http");
            assertThat(said)
                    .doesNotContain("FAIL")
                    .doesNotContain("SKIPPED")
                    .doesNotContain("skipped");
        }
    }

    private static String litmus(FilesProgram program) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("preau-litmus");
        Process process =
                new ProcessBuilder(
                                "litmus",
                                "-k",
                                program.address(),
                                program.login(),
                                program.password())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(said).isTrue();
        return said;
    }
}
