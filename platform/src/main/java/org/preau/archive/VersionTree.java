package org.preau.archive;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultPath;
import org.preau.snapshot.Tree;

/** One version of a vault, as a tree to read back. */
public record VersionTree(Vault vault, long version) implements Tree {

    @Override
    public Collection<String> paths() throws IOException {
        return vault.paths(version).stream().map(VaultPath::value).toList();
    }

    @Override
    public void copy(String path, OutputStream to) throws IOException {
        if (!vault.copy(version, new VaultPath(path), to)) {
            throw new FileNotFoundException(path + " in version " + version);
        }
    }
}
