package org.preau.proof;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoredObject;
import org.preau.backup.vault.VaultDamaged;
import org.preau.proof.Report.Fault;
import org.preau.snapshot.Kept;
import org.preau.snapshot.Tree;

/**
 * Reads pictures and files out of the vault, whole, and out of the store where the association has
 * them, and holds both against each other and against the hash in their row. In another order each
 * time, so that what one proof has no time for is another's.
 */
final class CheckObjects {

    private static final int HASH = 64;

    /**
     * What was read.
     *
     * @param later how many there was no time for
     */
    record Checked(int objects, long bytes, int later) {}

    private final ObjectStore store;
    private final Clock clock;

    CheckObjects(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Compares.
     *
     * @param things of the rows that were restored
     * @param same whether the association still has all of them
     * @param until when no further one is begun
     */
    Checked run(List<Kept.Thing> things, Tree then, boolean same, Instant until, List<Fault> faults)
            throws IOException {
        List<Kept.Thing> order = new ArrayList<>(things);
        Collections.shuffle(order, new Random(clock.millis()));
        int objects = 0;
        long bytes = 0;
        for (Kept.Thing thing : order) {
            if (clock.instant().isAfter(until)) {
                break;
            }
            one(thing, then, same, faults);
            objects++;
            bytes += thing.bytes();
        }
        return new Checked(objects, bytes, order.size() - objects);
    }

    private void one(Kept.Thing thing, Tree then, boolean same, List<Fault> faults)
            throws IOException {
        String kept;
        try {
            kept = hash(out -> then.copy(thing.path(), out));
        } catch (VaultDamaged | CorruptObject | FileNotFoundException e) {
            faults.add(new Fault("vault", thing.path()));
            return;
        }
        if (thing.fingerprint().length() == HASH && !thing.fingerprint().equals(kept)) {
            faults.add(new Fault("object", thing.path()));
        }
        live(thing, kept, same, faults);
    }

    private void live(Kept.Thing thing, String kept, boolean same, List<Fault> faults)
            throws IOException {
        try (StoredObject there = found(thing)) {
            if (there == null) {
                if (same) {
                    faults.add(new Fault("lost", thing.path()));
                }
            } else if (!kept.equals(hash(out -> copy(there.bytes(), out)))) {
                faults.add(new Fault("object", thing.path()));
            }
        } catch (CorruptObject e) {
            faults.add(new Fault("object", thing.path()));
        }
    }

    private @Nullable StoredObject found(Kept.Thing thing) throws IOException {
        Optional<StoredObject> there = store.get(thing.key());
        return there.orElse(null);
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        in.transferTo(out);
    }

    /** Whoever writes the bytes. */
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static String hash(Writing bytes) throws IOException {
        try (DigestOutputStream out =
                new DigestOutputStream(
                        OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            bytes.to(out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
