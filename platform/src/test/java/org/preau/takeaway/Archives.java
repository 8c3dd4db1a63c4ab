package org.preau.takeaway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.preau.archive.Reason;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Sha256;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultPath;
import org.preau.main.ArchiveWiring;
import org.preau.main.TakeawayWiring;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;

/** Makes archives, takes them apart, and puts them together again otherwise. */
public final class Archives {

    private Archives() {}

    /** The archive of an association. */
    public static PackTakeaway.Packed pack(TestServer server, Tenant tenant, Path to)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            return TakeawayWiring.pack(server.house())
                    .run(
                            new PackTakeaway.Order(tenant, server.tenancy(tenant), "test", true),
                            out,
                            (_, _, _) -> {});
        }
    }

    /** Brings an archive, as a command would. */
    public static BringTakeaway.Outcome bring(TestServer server, Path archive) throws IOException {
        return TakeawayWiring.bring(server.house())
                .run(archive, null, TestServer.FIXTURE, (_, _, _) -> {});
    }

    /** Unpacks it into a folder; the one folder within. */
    public static Path unzip(Path archive, Path to) throws IOException, InterruptedException {
        run(to, "unzip", "-q", archive.toString());
        try (var all = Files.list(to)) {
            List<Path> folders = all.toList();
            assertThat(folders).hasSize(1);
            return folders.getFirst();
        }
    }

    /** Runs a program that has to succeed; what it says. */
    static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** What an association has now, as a snapshot has it: the hash of each file by its path. */
    static Map<String, String> tree(TestServer server, Tenant tenant) throws IOException {
        long number =
                ArchiveWiring.take(server.house())
                        .run(server.tenancy(tenant), Reason.ASKED, "x", "x", Progress.SILENT)
                        .number();
        Vault vault = ArchiveWiring.vaults(server.house()).of(tenant.id());
        Map<String, String> tree = new TreeMap<>();
        for (VaultPath path : vault.paths(number)) {
            byte[] bytes = vault.read(number, path, 1 << 28).orElseThrow();
            tree.put(path.value(), Sha256.of(bytes).hex());
        }
        return tree;
    }

    /** The names of all that is in an archive, folders too. */
    public static List<String> names(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    /** The files of an archive by their whole names, in its order. */
    static Map<String, byte[]> files(Path archive) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : new ArrayList<>(zip.stream().toList())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return files;
    }

    /** An archive of these files. */
    static Path zip(Map<String, byte[]> files, Path to) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(to))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return to;
    }

    /** The same with the list of checksums as its files are now: what a forger would do. */
    static Path forged(Map<String, byte[]> files, String root, Path to) throws IOException {
        StringBuilder sums = new StringBuilder();
        files.forEach((name, bytes) -> {
            if (!name.equals(root + Manifest.SUMS)) {
                sums.append(Sha256.of(bytes).hex())
                        .append("  ")
                        .append(name.startsWith(root) ? name.substring(root.length()) : name)
                        .append('\n');
            }
        });
        Map<String, byte[]> all = new TreeMap<>(files);
        all.put(root + Manifest.SUMS, sums.toString().getBytes(StandardCharsets.UTF_8));
        return zip(all, to);
    }
}
