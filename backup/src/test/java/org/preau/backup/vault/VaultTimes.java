package org.preau.backup.vault;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.ObjectStore;

/**
 * Not a test: what a running process takes for a folder that it knows. Arguments: a folder to keep
 * and one for the store, which gets one version if it has none. Edit the folder between two lines
 * of input to measure edits.
 */
final class VaultTimes {
    private static final int ROUNDS = 100;
    private static final int CHECKS = 3;

    private VaultTimes() {}

    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        try (ObjectStore store = DirectoryStore.open(Path.of(args[1]))) {
            Vault vault = Vault.open(store, new VaultName("times"));
            commit(vault, data, "first");
            for (int i = 0; i < ROUNDS; i++) {
                commit(vault, data, "unchanged");
            }
            List<VaultPath> paths = vault.paths(vault.versions().getFirst().number());
            VaultPath small =
                    paths.stream()
                            .filter(path -> path.value().endsWith(".docx"))
                            .findFirst()
                            .orElse(paths.getFirst());
            for (int i = 0; i < ROUNDS; i++) {
                measure(
                        "one file",
                        () -> {
                            Vault other = Vault.open(store, new VaultName("times"));
                            long last = other.versions().getFirst().number();
                            return other.read(last, small, 1 << 22).isPresent();
                        });
            }
            for (int i = 0; i < CHECKS; i++) {
                measure("check", () -> vault.verify(Progress.SILENT).damages().isEmpty());
            }
            System.out.println("Edit, then press enter");
            while (System.in.read() >= 0) {
                commit(vault, data, "edit");
            }
        }
    }

    private static void commit(Vault vault, Path data, String what) throws IOException {
        measure(
                what,
                () -> {
                    CommitOutcome outcome =
                            vault.commit(
                                    new FolderSource(data), Folders.note(what), Progress.SILENT);
                    return outcome.problems().isEmpty();
                });
    }

    private interface Work {
        boolean run() throws IOException;
    }

    private static void measure(String what, Work work) throws IOException {
        long cpu = cpu();
        long wall = System.nanoTime();
        boolean well = work.run();
        System.out.printf(
                "%-12s %8.1f ms %8.1f ms CPU%s%n",
                what,
                (System.nanoTime() - wall) / 1e6,
                (cpu() - cpu) / 1e6,
                well ? "" : " (with problems)");
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
