package org.preau.backup.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in their file and on paper. */
class KeyRingTest {
    private final KeyRing ring = KeyRing.create(Clock.systemUTC()).withNewKey(Clock.systemUTC());

    @TempDir private Path folder;

    @Test
    void a_ring_comes_back_from_its_file_which_is_its_owners_alone() throws IOException {
        Path path = folder.resolve("mirror.keys");
        var file = new KeyRingFile(path);

        assertThat(file.create(ring)).isTrue();

        assertThat(file.read().orThrow()).isEqualTo(ring);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(path)).startsWith("preau-keys-1\n").isASCII();
        assertThat(filesIn(folder)).containsExactly("mirror.keys");
    }

    @Test
    void a_ring_is_never_written_over_another() throws IOException {
        var file = new KeyRingFile(folder.resolve("mirror.keys"));
        file.create(ring);
        KeyRing other = KeyRing.create(Clock.systemUTC());

        assertThat(file.create(other)).isFalse();
        assertThatThrownBy(() -> file.replace(other, ring))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file.read().orThrow()).isEqualTo(ring);
        KeyRing rotated = ring.withNewKey(Clock.systemUTC());
        file.replace(ring, rotated);
        assertThat(file.read().orThrow()).isEqualTo(rotated);
        assertThat(filesIn(folder)).containsExactly("mirror.keys");
    }

    @Test
    void what_is_wrong_with_a_file_is_said_with_what_to_do() throws IOException {
        Path path = folder.resolve("mirror.keys");
        var file = new KeyRingFile(path);
        assertThat(problem(file)).contains("is not there").contains("recovery sheet");
        file.create(ring);
        String good = Files.readString(path);

        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(problem(file)).contains("chmod 600");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(path, good.replace("preau-keys-1", "preau-keys-2"));
        assertThat(problem(file)).contains("newer version");
        Files.writeString(path, "hello");
        assertThat(problem(file)).contains("is no file of keys");
        Files.writeString(path, "");
        assertThat(problem(file)).contains("is no file of keys");
        Files.write(path, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(problem(file)).contains("damaged");
        Files.write(path, new byte[100_000]);
        assertThat(problem(file)).contains("too large");
        Files.writeString(path, good.lines().limit(7).collect(Collectors.joining("\n")));
        assertThat(problem(file)).contains("damaged").contains("Line 1a is missing");
    }

    @Test
    void every_single_slip_of_the_pen_on_a_sheet_is_found_and_most_are_told_by_their_line() {
        String sheet = RecoverySheet.print(ring, "s3://bucket", "infra/vault keys restore FILE");
        List<String> lines = sheet.lines().toList();
        int named = 0;
        int slips = 0;
        for (int line = 0; line < lines.size(); line++) {
            if (!lines.get(line).matches("    \\d[ab] .*")) {
                continue;
            }
            for (int at = 7; at < lines.get(line).length(); at++) {
                char old = lines.get(line).charAt(at);
                if (old == '-') {
                    continue;
                }
                List<String> spoilt = new ArrayList<>(lines);
                var text = new StringBuilder(lines.get(line));
                text.setCharAt(at, old == '7' ? '8' : '7');
                spoilt.set(line, text.toString());
                ReadRing read = RecoverySheet.read(spoilt);
                assertThat(read).isInstanceOf(ReadRing.Unusable.class);
                slips++;
                String name = lines.get(line).substring(4, 6);
                named += ((ReadRing.Unusable) read).problems().getFirst().contains(name) ? 1 : 0;
            }
        }
        assertThat(slips).isEqualTo(6 * 28);
        assertThat(named).isGreaterThan(slips - 5);
    }

    @Test
    void a_sheet_is_read_however_it_was_copied() {
        String sheet = RecoverySheet.print(ring, "/mnt/mirror", "infra/vault keys restore FILE");
        String copied =
                sheet.toLowerCase(Locale.ROOT)
                        .replace('-', ' ')
                        .replaceAll("(?m)^(.*\\d[ab] .*)$", "$1  ")
                        .replace('0', 'o')
                        .replaceAll("(?m)^( *)o([ab])", "$10$2");

        assertThat(RecoverySheet.read(sheet).orThrow()).isEqualTo(ring);
        assertThat(RecoverySheet.read(copied).orThrow()).isEqualTo(ring);
        assertThat(sheet.lines()).allMatch(line -> line.length() <= 90);
    }

    @Test
    void a_line_that_is_missing_double_or_of_another_sheet_is_told() {
        List<String> lines = RingText.lines(ring);
        List<String> other = RingText.lines(KeyRing.create(Clock.systemUTC()));

        assertThat(problems(lines.subList(0, 2))).anyMatch(p -> p.contains("Line 1a is missing"));
        assertThat(problems(lines.subList(0, lines.size() - 1)))
                .anyMatch(p -> p.contains("\"check\" is missing"));
        List<String> doubled = new ArrayList<>(lines);
        doubled.add(lines.getFirst());
        assertThat(problems(doubled)).anyMatch(p -> p.contains("0a stands twice"));
        List<String> mixed = new ArrayList<>(lines);
        mixed.set(3, other.get(3));
        assertThat(problems(mixed)).anyMatch(p -> p.contains("does not fit"));
        // Without the newest key, whose lines nobody copied.
        List<String> fewer = new ArrayList<>(lines);
        fewer.removeIf(line -> line.startsWith("2"));
        assertThat(problems(fewer)).anyMatch(p -> p.contains("does not fit"));
        assertThat(problems(List.of())).isNotEmpty();
    }

    @Test
    void nothing_that_is_printed_by_accident_holds_a_secret() {
        String half = ring.current().half(0).substring(0, 14);

        assertThat(ring.toString() + ring.current() + ring.names() + ring.check())
                .doesNotContain(half);
        assertThat(String.join("", problems(List.of("0a " + ring.names().half(0), "1a X"))))
                .doesNotContain(ring.names().half(0).substring(0, 14));
    }

    @Test
    void sixteen_bytes_are_the_same_after_paper() {
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = TestVault.bytes(i, 16);
            assertThat(SecretText.decode(SecretText.encode(bytes)).orElseThrow()).isEqualTo(bytes);
        }
        assertThat(SecretText.decode("")).isEmpty();
        assertThat(SecretText.decode("0000-0000-0000-0000-0000-0000-000")).isEmpty();
    }

    @Test
    void a_full_ring_takes_no_more() {
        KeyRing full = ring;
        while (full.keys().size() < KeyRing.MOST) {
            full = full.withNewKey(Clock.systemUTC());
        }
        KeyRing last = full;

        assertThat(RecoverySheet.read(RingText.lines(last)).orThrow()).isEqualTo(last);
        assertThatThrownBy(() -> last.withNewKey(Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String problem(KeyRingFile file) throws IOException {
        return String.join("\n", ((ReadRing.Unusable) file.read()).problems());
    }

    private static List<String> problems(List<String> lines) {
        return ((ReadRing.Unusable) RecoverySheet.read(lines)).problems();
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
