package org.preau.account;

import java.util.UUID;
import org.preau.sql.Database;
import org.preau.web.Secrets;

/**
 * Passwords that somebody put before a link: hashed and throttled as those of accounts are, twenty
 * tries in seventy minutes for each link and sixty in ten minutes from each place. Any thread;
 * blocks for some 30 ms.
 */
public final class LinkPasswords {

    /** The fewest characters of one. */
    public static final int LEAST = 8;

    /** The most characters of one. */
    public static final int MOST = PasswordHashes.MAX;

    /** What became of a try. */
    public enum Answer {
        RIGHT,
        WRONG,
        /** Nobody looked: there were too many tries. */
        TOO_MANY,
        /** Nobody looked: too many passwords are being checked just now. */
        BUSY
    }

    private final PasswordHashes hashes = new PasswordHashes();
    private final Origin origin = new Origin();
    private final Limits limits;

    public LinkPasswords(Database database, Secrets secrets) {
        this.limits = new Limits(database, secrets);
    }

    /** What the database keeps of {@code password}, {@value #LEAST} to {@value #MOST} signs. */
    public String hash(String password) {
        return hashes.of(password);
    }

    /**
     * Whether what somebody typed is the password of a link.
     *
     * @param hash what {@link #hash} gave
     * @param address from where it was typed
     */
    public Answer check(UUID link, String hash, String typed, String address) {
        String subject = link.toString();
        if (!origin.admits(address) || limits.take(Limits.Kind.LINK, subject) == 0) {
            return Answer.TOO_MANY;
        }
        try {
            if (!hashes.matches(hash, typed)) {
                return Answer.WRONG;
            }
        } catch (PasswordHashes.TooBusy e) {
            limits.giveBack(Limits.Kind.LINK, subject);
            return Answer.BUSY;
        }
        limits.giveBack(Limits.Kind.LINK, subject);
        origin.giveBack(address);
        return Answer.RIGHT;
    }
}
