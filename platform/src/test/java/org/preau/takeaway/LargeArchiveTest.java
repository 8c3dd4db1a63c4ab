package org.preau.takeaway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.base.Slug;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.FilesProgram;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/**
 * An archive beyond four gigabytes, where the first ZIP ends (APPNOTE 4.4.1.4, the 64-bit
 * extension): one film, and after it what has to be found behind it.
 */
@Tag("thorough")
class LargeArchiveTest {

    private static final long LARGE = (4L << 30) + 123_457;
    private static final byte[] END = "fin du film".getBytes(StandardCharsets.UTF_8);

    @TempDir private static Path folder;
    private static TestServer from;
    private static TestServer to;

    @BeforeAll
    static void start() {
        from = TestServer.start();
        to = TestServer.start();
    }

    @AfterAll
    static void stop() {
        from.close();
        to.close();
    }

    @Test
    void aFilmOfMoreThanFourGigabytesLeavesAndArrives() throws Exception {
        Tenant gamma = from.open("gamma", "Gamma");
        new Fixture(from).run(List.of("update preau.tenant set quota_bytes = 20000000000"));
        FilesProgram program = FilesProgram.of(from, gamma, "gilles", Office.PRESIDENT);
        assertThat(put(program, "film.mp4", BodyPublishers.ofFile(film()))).isEqualTo(201);
        assertThat(put(program, "z-derriere.txt", BodyPublishers.ofString("derrière")))
                .isEqualTo(201);
        Path archive = folder.resolve("gamma.zip");

        PackTakeaway.Packed packed = Archives.pack(from, gamma, archive);

        assertThat(packed.missing()).isEmpty();
        assertThat(Files.size(archive)).isGreaterThan(LARGE);
        Archives.run(folder, "unzip", "-tqq", archive.toString());
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            assertThat(zip.stream().filter(it -> it.getName().endsWith("/film.mp4")))
                    .extracting(ZipEntry::getSize)
                    .containsExactly(LARGE);
        }
        assertThat(Archives.bring(to, archive)).isInstanceOf(BringTakeaway.Brought.class);
        arrived();
    }

    private static void arrived() throws Exception {
        Tenant there = to.house().directory().bySlug(new Slug("gamma")).orElseThrow();
        FilesProgram program = FilesProgram.of(to, there, "gina", Office.PRESIDENT);
        assertThat(get(program, "film.mp4", LARGE - END.length)).isEqualTo(END);
        assertThat(get(program, "film.mp4", 0)).hasSize(END.length).containsOnly(0);
        assertThat(get(program, "z-derriere.txt", 0))
                .isEqualTo("derrière".getBytes(StandardCharsets.UTF_8));
        assertThat(to.visitor("beta.localhost").get("/").body()).doesNotContain("Gamma");
    }

    /** Mostly a hole, which costs the disk nothing. */
    private static Path film() throws IOException {
        Path film = folder.resolve("film.mp4");
        try (FileChannel channel =
                FileChannel.open(film, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(LARGE - END.length);
            assertThat(channel.write(ByteBuffer.wrap(END))).isEqualTo(END.length);
        }
        return film;
    }

    private static int put(FilesProgram program, String name, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request(program, name).PUT(body).build(), BodyHandlers.ofString())
                    .statusCode();
        }
    }

    /** As many bytes as {@link #END} has, or less, from an offset on. */
    private static byte[] get(FilesProgram program, String name, long offset)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream body =
                        client.send(
                                        request(program, name)
                                                .header("range", "bytes=" + offset + "-")
                                                .build(),
                                        BodyHandlers.ofInputStream())
                                .body()) {
            return body.readNBytes(END.length);
        }
    }

    private static HttpRequest.Builder request(FilesProgram program, String name) {
        return HttpRequest.newBuilder(URI.create(program.address() + name))
                .header("authorization", program.authorization());
    }
}
