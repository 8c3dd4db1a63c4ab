package org.preau.backup.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.BundleWriter;
import org.preau.backup.vault.Chunks.Recipe;
import org.preau.backup.vault.Head.VersionLine;

/**
 * All versions of a vault as one file that stock git clones (git's gitformat-bundle, version 2).
 * Large files are pointers in it, as Git LFS has them; their bytes are asked for one by one.
 */
public final class GitBundle {

    private final VaultObjects objects;
    private final View view;

    GitBundle(VaultObjects objects, View view) {
        this.objects = objects;
        this.view = view;
    }

    /**
     * Writes it, as it is read.
     *
     * @param to flushed, not closed
     * @return false, and nothing is written, if there is no version
     */
    public boolean write(OutputStream to) throws IOException {
        Optional<VersionLine> last = view.head().last();
        if (last.isEmpty()) {
            return false;
        }
        PackConfig config = new PackConfig(view.repository());
        config.setDeltaCompress(false);
        config.setThreads(1);
        BundleWriter bundle = new BundleWriter(view.repository());
        bundle.setPackConfig(config);
        bundle.include(Constants.HEAD, last.get().commit());
        bundle.include(VaultRepository.BRANCH, last.get().commit());
        bundle.writeBundle(NullProgressMonitor.INSTANCE, to);
        to.flush();
        return true;
    }

    /** The SHA-256 of the large files that any version has, each once. Reads every small file. */
    public List<Sha256> large() throws IOException {
        List<Sha256> hashes = new ArrayList<>();
        for (Pointer pointer : Live.visit(view, (_, _, _) -> {})) {
            hashes.add(pointer.hash());
        }
        return hashes;
    }

    /**
     * Writes one of them.
     *
     * @throws VaultDamaged before a wrong byte is written, and if there is none of this hash
     */
    public void copy(Sha256 hash, OutputStream to) throws IOException {
        Recipe recipe = view.chunks().file(hash);
        if (recipe == null) {
            throw new VaultDamaged("The large file " + hash.hex() + " is in no list");
        }
        new ChunkReader(objects, view.chunks(), true).copy(recipe, to::write);
    }
}
