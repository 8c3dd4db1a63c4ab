package org.preau.backup.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.storage.pack.PackStatistics;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/**
 * Gives a vault to stock git over HTTP, to read (git's gitprotocol-http, versions 0 and 2): one
 * request, one answer, nothing remembered between them. Blocking, any thread, any number at once.
 *
 * <p>Objects go out as they lie in the vault's packs, compressed once when they were committed; no
 * pack is ever whole in memory. Large files are pointers here: see {@link LargeFiles}.
 */
public final class GitService {

    private static final String NAME = "git-upload-pack";

    private final Repository repository;

    GitService(Repository repository) {
        this.repository = repository;
    }

    /**
     * Says what there is to fetch, or in version 2 what may be asked.
     *
     * @param protocol as the client's {@code Git-Protocol} has it; empty text for version 0
     */
    public void advertise(String protocol, OutputStream to) throws IOException {
        try (UploadPack pack = pack(protocol)) {
            pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(new PacketLineOut(to)), NAME);
        }
        to.flush();
    }

    /**
     * Answers a client that negotiates or fetches. What is wrong with its question is said in the
     * answer, as git shows it.
     *
     * @param asked the request's body, plain
     * @return how many objects went out
     * @throws IOException when the vault cannot be read, or the client is gone
     */
    public long upload(String protocol, InputStream asked, OutputStream to) throws IOException {
        try (UploadPack pack = pack(protocol)) {
            pack.upload(asked, to, null);
            @Nullable PackStatistics sent = pack.getStatistics();
            return sent == null ? 0 : sent.getTotalObjects();
        }
    }

    private UploadPack pack(String protocol) {
        PackConfig config = new PackConfig(repository);
        config.setDeltaCompress(false);
        config.setThreads(1);
        UploadPack pack = new UploadPack(repository);
        pack.setBiDirectionalPipe(false);
        pack.setPackConfig(config);
        pack.setExtraParameters(List.of(protocol.split(":", -1)));
        return pack;
    }
}
