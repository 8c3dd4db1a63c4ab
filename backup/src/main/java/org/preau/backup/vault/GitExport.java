package org.preau.backup.vault;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.preau.backup.vault.Chunks.Recipe;
import org.preau.backup.vault.Head.VersionLine;

/**
 * Writes a vault as a bare git repository that stock git reads and clones, with its large files
 * where git-lfs looks for them in a repository on a disk.
 */
final class GitExport {
    private final VaultObjects objects;
    private final View view;

    GitExport(VaultObjects objects, View view) {
        this.objects = objects;
        this.view = view;
    }

    void write(Path folder) throws IOException {
        Path packs = folder.resolve("objects/pack");
        Path _ = Files.createDirectories(packs);
        Path _ = Files.createDirectories(folder.resolve("refs/heads"));
        text(folder.resolve("HEAD"), "ref: " + VaultRepository.BRANCH + "\n");
        text(folder.resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
        if (view.head().last().isPresent()) {
            VersionLine last = view.head().last().get();
            pack(packs, last.commit());
            text(folder.resolve(VaultRepository.BRANCH), last.commit().name() + "\n");
            large(folder.resolve("lfs/objects"));
        }
    }

    private void pack(Path packs, ObjectId tip) throws IOException {
        PackConfig config = new PackConfig(view.repository());
        config.setDeltaCompress(false);
        try (PackWriter writer = new PackWriter(config, view.repository().newObjectReader())) {
            writer.preparePack(NullProgressMonitor.INSTANCE, Set.of(tip), Set.of());
            Path pack = packs.resolve("incoming.pack");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pack))) {
                writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, out);
            }
            String name = "pack-" + writer.computeName().name();
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(packs.resolve(name + ".idx")))) {
                writer.writeIndex(out);
            }
            Path _ =
                    Files.move(pack, packs.resolve(name + ".pack"), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void large(Path folder) throws IOException {
        ChunkReader reader = new ChunkReader(objects, view.chunks(), true);
        for (Pointer pointer : Live.visit(view, (_, _, _) -> {})) {
            String hash = pointer.hash().hex();
            Recipe recipe = view.chunks().file(pointer.hash());
            if (recipe == null) {
                throw new VaultDamaged("The large file " + hash + " is in no list");
            }
            Path file =
                    folder.resolve(hash.substring(0, 2))
                            .resolve(hash.substring(2, 4))
                            .resolve(hash);
            Path _ = Files.createDirectories(file.resolveSibling("."));
            try (OutputStream out = Files.newOutputStream(file)) {
                reader.copy(recipe, out::write);
            }
        }
    }

    private static void text(Path file, String text) throws IOException {
        Path _ = Files.writeString(file, text);
    }
}
