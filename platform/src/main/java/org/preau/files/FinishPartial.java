package org.preau.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.web.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a file whose parts are all there in its place, with the folders on the way. May be asked
 * again after whatever went wrong: the parts stay until the file is there. The bytes pass twice,
 * once to know their name and once into the store, and never stand in memory.
 */
final class FinishPartial {

    private static final Logger LOG = LoggerFactory.getLogger(FinishPartial.class);

    private final Database database;
    private final PartShelf shelf;
    private final PutFile put;

    /** What this server is at work on: whoever asks again meanwhile waits. */
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    FinishPartial(Database database, PartShelf shelf, PutFile put) {
        this.database = database;
        this.shelf = shelf;
        this.put = put;
    }

    PartialOutcome run(Desk desk, PartialFile file) {
        UUID there = file.nodeId();
        if (there != null) {
            return database.read(desk.tenancy(), tx -> Tree.find(tx, there))
                    .map(trail -> whole(file, trail.nodes().getLast()))
                    .orElseGet(PartialOutcome.Missing::new);
        }
        if (!underWay.add(file.id())) {
            return new PartialOutcome.Finishing(file);
        }
        try {
            return finish(desk, file);
        } catch (UncheckedIOException e) {
            LOG.error("a file of {} cannot be put together", desk.tenant().slug(), e);
            return new PartialOutcome.Refused(new Outcome.NotStored(false));
        } finally {
            underWay.remove(file.id());
        }
    }

    boolean isUnderWay(UUID upload) {
        return underWay.contains(upload);
    }

    private static PartialOutcome whole(PartialFile file, Node node) {
        return new PartialOutcome.Whole(file, node);
    }

    private PartialOutcome finish(Desk desk, PartialFile file) {
        TenantId tenant = desk.tenant().id();
        List<PartialFiles.Part> parts =
                database.read(desk.tenancy(), tx -> PartialFiles.parts(tx, file.id()));
        FileShelf.Source source = source(tenant, file, parts);
        if (file.sha256() != null && !file.sha256().equals(source.sha256())) {
            return new PartialOutcome.Damaged(file);
        }
        Outcome outcome = put.run(desk, source, change -> place(change, file, source));
        if (!(outcome instanceof Outcome.Done(Node node, boolean made))) {
            return new PartialOutcome.Refused(outcome);
        }
        shelf.forget(tenant, file.id(), parts);
        return whole(file, node);
    }

    private FileShelf.Source source(
            TenantId tenant, PartialFile file, List<PartialFiles.Part> parts) {
        try (InputStream whole = shelf.whole(tenant, file.id(), parts);
                DigestInputStream in = new DigestInputStream(whole, FileShelf.Source.digest())) {
            long bytes = in.transferTo(OutputStream.nullOutputStream());
            byte[] digest = in.getMessageDigest().digest();
            if (bytes != file.bytes()) {
                throw new IOException("parts of " + file.id() + " are not as long as they were");
            }
            return new FileShelf.Source(
                    HexFormat.of().formatHex(digest),
                    bytes,
                    shelf.content(tenant, file.id(), parts, bytes, digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Within one change: the folders on the way, the file, and that it is whole. */
    private static Outcome place(Change change, PartialFile file, FileShelf.Source source) {
        Optional<Trail> folder =
                Tree.find(change.tx(), file.folderId()).filter(it -> it.nodes().getLast().folder());
        if (folder.isEmpty()) {
            return new Outcome.NoFolder();
        }
        FilePath path = folder.get().path();
        List<FileName> names = PartialPath.names(file.path()).orElseThrow();
        for (FileName name : names.subList(0, names.size() - 1)) {
            Optional<FilePath> next = path.child(name);
            if (next.isEmpty()) {
                return new Outcome.TooDeep();
            }
            path = next.get();
            Outcome made = MakeFolder.make(change, path, Terms.NONE);
            if (!(made instanceof Outcome.Done) && !(made instanceof Outcome.Taken)) {
                return made;
            }
        }
        Optional<FilePath> end = path.child(names.getLast());
        if (end.isEmpty()) {
            return new Outcome.TooDeep();
        }
        Outcome outcome =
                PutFile.put(change, Tree.walk(change.tx(), end.get()), source, Terms.NONE);
        if (outcome instanceof Outcome.Done(Node node, boolean made)) {
            PartialFiles.became(change.tx(), file.id(), node.nodeId());
        }
        return outcome;
    }
}
