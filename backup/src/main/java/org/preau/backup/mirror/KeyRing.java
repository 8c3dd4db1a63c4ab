package org.preau.backup.mirror;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a mirror. New objects are encrypted with the last one; the others are there to read
 * what is older. One more, which stays the same as long as the mirror lives, hides the hashes in
 * the names of objects.
 *
 * <p>Immutable. It is kept in a file ({@link KeyRingFile}) apart from both stores, and on paper
 * ({@link RecoverySheet}). Without it the mirror is noise: there is no other way in.
 *
 * @param names the key of names
 * @param keys in the order in which they were made, at least one, each once
 */
public record KeyRing(MirrorKey names, List<MirrorKey> keys) {
    /** More than this would not fit a sheet of paper; re-encrypt and forget the oldest. */
    public static final int MOST = 20;

    /** Copies and checks the list. */
    public KeyRing {
        keys = List.copyOf(keys);
        if (keys.isEmpty()
                || keys.size() > MOST
                || keys.stream().distinct().count() < keys.size()) {
            throw new IllegalArgumentException("A ring has 1 to " + MOST + " different keys");
        }
    }

    /** A ring with a key of its own, from the system's randomness. */
    public static KeyRing create(Clock clock) {
        LocalDate today = LocalDate.now(clock);
        return new KeyRing(MirrorKey.create(today), List.of(MirrorKey.create(today)));
    }

    /** The key that encrypts from now on. */
    public MirrorKey current() {
        return keys.getLast();
    }

    /** The key of that name. */
    public Optional<MirrorKey> key(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /**
     * The same ring with one more key, which becomes the current one.
     *
     * @throws IllegalArgumentException if it is full
     */
    public KeyRing withNewKey(Clock clock) {
        List<MirrorKey> more = new ArrayList<>(keys);
        more.add(MirrorKey.create(LocalDate.now(clock)));
        return new KeyRing(names, more);
    }

    /**
     * The ring without the keys that are not current. Only when {@link Reencrypt} has said that
     * nothing needs them any more: what they encrypted is lost from then on.
     */
    public KeyRing withCurrentOnly() {
        return new KeyRing(names, List.of(current()));
    }

    /** Eight characters that tell this ring from another; on the sheet and in the file. */
    public String check() {
        var text = new StringBuilder("preau ring ").append(names.id());
        keys.forEach(key -> text.append(' ').append(key.id()));
        String check = SecretText.checkOf(text.toString());
        return check.substring(0, 4) + "-" + check.substring(4);
    }

    @Override
    public String toString() {
        return "ring " + check() + " of " + keys.size() + " keys";
    }
}
