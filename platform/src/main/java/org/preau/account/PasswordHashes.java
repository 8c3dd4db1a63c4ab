package org.preau.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preau.web.Secrets;

/**
 * Argon2id (RFC 9106) with 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's
 * first choice. As many at the same time as there are cores: more would not be faster, and each
 * takes its 19 MiB.
 *
 * <p>Blocking for some 30 ms of processor time; any thread.
 */
final class PasswordHashes {

    /** Longer ones are refused before they are hashed. */
    static final int MAX = 200;

    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int BYTES = 32;
    private static final int SALT = 16;
    private static final int PATIENCE_S = 8;

    private final Argon2Function function =
            Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, BYTES, Argon2.ID);
    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final String nobody = made(Secrets.random());

    /** Thrown when too many passwords are being checked; nothing was. */
    static final class TooBusy extends RuntimeException {
        TooBusy() {
            super("too many passwords at the same time", null, false, false);
        }
    }

    /** What the database keeps of {@code password}. */
    String of(String password) {
        return queued(() -> made(password));
    }

    /**
     * Whether {@code password} is the one behind {@code hash}. Takes as long when there is no hash,
     * so that the time does not tell.
     */
    boolean matches(@Nullable String hash, String password) {
        String against = hash == null ? nobody : hash;
        boolean right =
                password.length() <= MAX
                        && queued(() ->
                                Password.check(normal(password), against)
                                        .with(Argon2Function.getInstanceFromHash(against)));
        return right && hash != null;
    }

    /** A hash by today's parameters when {@code hash} was made by others. */
    Optional<String> renewed(String hash, String password) {
        return Argon2Function.getInstanceFromHash(hash).equals(function)
                ? Optional.empty()
                : Optional.of(of(password));
    }

    private String made(String password) {
        return Password.hash(normal(password)).addRandomSalt(SALT).with(function).getResult();
    }

    /** The same letters, however a keyboard composes them (NIST SP 800-63B §5.1.1.2). */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T queued(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new TooBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
