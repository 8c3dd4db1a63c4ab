package org.preau.takeaway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.archive.Vaults;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.vault.GitHistory;
import org.preau.backup.vault.Note;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Vault;
import org.preau.base.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits the versions of an archive's bundle into the new vault, the oldest first, with the times
 * and words that they had: going back goes as far here as there. Broken off, it goes on where it
 * was. A bundle that cannot be read keeps nobody from coming.
 */
final class BringHistory {

    private static final Logger LOG = LoggerFactory.getLogger(BringHistory.class);

    /**
     * How it went.
     *
     * @param versions how many are there now
     * @param missing the bundle, if not all of it could be read; else empty
     */
    record Result(int versions, List<String> missing) {}

    private final Vaults vaults;
    private final Path work;

    /**
     * @param work an existing folder
     */
    BringHistory(Vaults vaults, Path work) {
        this.vaults = vaults;
        this.work = work;
    }

    /**
     * Does it, before the first snapshot is taken.
     *
     * @param known who has an account here: by the identifier there, the one here
     * @throws StoreUnavailable if the store fails
     */
    Result run(
            OpenedArchive archive,
            TenantId id,
            Map<UUID, UUID> known,
            BringTakeaway.Progress progress)
            throws IOException {
        Optional<String> bundle = archive.history();
        Vault vault = vaults.of(id);
        if (bundle.isEmpty()) {
            return new Result(0, List.of());
        }
        try (InputStream in = archive.open(bundle.get());
                GitHistory history = GitHistory.read(in, work)) {
            commit(archive, history, vault, known, progress);
            return new Result(vault.versions().size(), List.of());
        } catch (StoreUnavailable e) {
            throw e;
        } catch (IOException e) {
            LOG.warn("versions of an archive cannot be read; association={}", id, e);
            return new Result(vault.versions().size(), List.of(bundle.get()));
        }
    }

    private static void commit(
            OpenedArchive archive,
            GitHistory history,
            Vault vault,
            Map<UUID, UUID> known,
            BringTakeaway.Progress progress)
            throws IOException {
        Instant until =
                vault.versions().stream().findFirst().map(it -> it.time()).orElse(Instant.MIN);
        List<Note> versions = history.versions();
        for (int i = 0; i < versions.size(); i++) {
            progress.at(BringTakeaway.Step.HISTORY, i, versions.size());
            if (versions.get(i).time().isAfter(until)) {
                var _ =
                        vault.commit(
                                history.source(
                                        i,
                                        hash -> archive.large(hash.hex()),
                                        (path, there) ->
                                                ArrivingTree.here(path.value(), there, known)),
                                versions.get(i),
                                Progress.SILENT);
            }
        }
    }
}
