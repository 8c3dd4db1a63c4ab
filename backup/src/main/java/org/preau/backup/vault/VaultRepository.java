package org.preau.backup.vault;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.internal.storage.dfs.DfsObjDatabase;
import org.eclipse.jgit.internal.storage.dfs.DfsOutputStream;
import org.eclipse.jgit.internal.storage.dfs.DfsPackDescription;
import org.eclipse.jgit.internal.storage.dfs.DfsReaderOptions;
import org.eclipse.jgit.internal.storage.dfs.DfsRefDatabase;
import org.eclipse.jgit.internal.storage.dfs.DfsRepository;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryBuilder;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.ReadableChannel;
import org.eclipse.jgit.internal.storage.pack.PackExt;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.lib.SymbolicRef;
import org.eclipse.jgit.util.RefList;
import org.preau.backup.vault.Head.PackLine;

/**
 * One head of a vault as a git repository that can be read: JGit's storage on objects of our own
 * ("DFS"). What it shows does not change. Writing goes through {@link Vault} alone.
 */
final class VaultRepository extends DfsRepository {
    /** The one branch; a clone gets it. */
    static final String BRANCH = Constants.R_HEADS + "main";

    private final Head head;
    private final Packs packs;
    private final Refs refs;

    private VaultRepository(Builder builder, VaultObjects objects, Head head) {
        super(builder);
        this.head = head;
        packs = new Packs(objects);
        refs = new Refs();
    }

    static VaultRepository of(VaultObjects objects, Head head) throws IOException {
        var builder = new Builder(objects, head);
        return builder.setRepositoryDescription(
                        new DfsRepositoryDescription(objects.name().value()))
                .build();
    }

    @Override
    public DfsObjDatabase getObjectDatabase() {
        return packs;
    }

    @Override
    public RefDatabase getRefDatabase() {
        return refs;
    }

    private static final class Builder extends DfsRepositoryBuilder<Builder, VaultRepository> {
        private final VaultObjects objects;
        private final Head head;

        Builder(VaultObjects objects, Head head) {
            this.objects = objects;
            this.head = head;
        }

        @Override
        public VaultRepository build() throws IOException {
            return new VaultRepository(this, objects, head);
        }
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("A vault is written to by its own commit only");
    }

    /** A pack of the head. */
    private static final class Pack extends DfsPackDescription {
        private final PackLine line;

        Pack(DfsRepositoryDescription repository, PackLine line) {
            super(repository, line.pack().hex(), DfsObjDatabase.PackSource.INSERT);
            this.line = line;
            addFileExt(PackExt.PACK);
            addFileExt(PackExt.INDEX);
            setFileSize(PackExt.PACK, line.packSize());
            setFileSize(PackExt.INDEX, line.indexSize());
            setBlockSize(PackExt.PACK, PackSums.BLOCK);
        }
    }

    private final class Packs extends DfsObjDatabase {
        private final VaultObjects objects;

        Packs(VaultObjects objects) {
            super(VaultRepository.this, new DfsReaderOptions());
            this.objects = objects;
        }

        @Override
        protected List<DfsPackDescription> listPacks() {
            List<DfsPackDescription> packs = new ArrayList<>();
            head.packs().forEach(line -> packs.add(new Pack(getDescription(), line)));
            return packs;
        }

        @Override
        protected ReadableChannel openFile(DfsPackDescription description, PackExt ext)
                throws IOException {
            if (!(description instanceof Pack pack)) {
                throw new FileNotFoundException(description.getFileName(ext));
            }
            PackLine line = pack.line;
            return switch (ext) {
                case PACK -> new VerifiedChannel(objects, line);
                case INDEX ->
                        new VerifiedChannel(
                                objects.read(Kind.INDEX, line.index(), line.indexSize()));
                default -> throw new FileNotFoundException(description.getFileName(ext));
            };
        }

        @Override
        public long getApproximateObjectCount() {
            return head.packs().stream().mapToLong(line -> line.indexSize() / 28).sum();
        }

        @Override
        protected DfsPackDescription newPack(PackSource source) {
            throw readOnly();
        }

        @Override
        protected void commitPackImpl(
                Collection<DfsPackDescription> packs, Collection<DfsPackDescription> replaced) {
            throw readOnly();
        }

        @Override
        protected void rollbackPack(Collection<DfsPackDescription> packs) {
            // Nothing was begun.
        }

        @Override
        protected DfsOutputStream writeFile(DfsPackDescription description, PackExt ext) {
            throw readOnly();
        }
    }

    private final class Refs extends DfsRefDatabase {
        Refs() {
            super(VaultRepository.this);
        }

        @Override
        protected RefCache scanAllRefs() {
            RefList.Builder<Ref> all = new RefList.Builder<>();
            RefList.Builder<Ref> symbolic = new RefList.Builder<>();
            head.last()
                    .ifPresent(last -> {
                        Ref branch = branch(last.commit());
                        Ref top = new SymbolicRef(Constants.HEAD, branch);
                        all.add(top);
                        all.add(branch);
                        symbolic.add(top);
                    });
            return new RefCache(all.toRefList(), symbolic.toRefList());
        }

        private static Ref branch(ObjectId commit) {
            return new ObjectIdRef.PeeledNonTag(Ref.Storage.PACKED, BRANCH, commit);
        }

        @Override
        public ReflogReader getReflogReader(Ref ref) {
            throw readOnly();
        }

        @Override
        protected boolean compareAndPut(Ref old, Ref next) {
            throw readOnly();
        }

        @Override
        protected boolean compareAndRemove(Ref old) {
            throw readOnly();
        }
    }
}
