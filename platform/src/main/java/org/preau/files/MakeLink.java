package org.preau.files;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.account.LinkPasswords;
import org.preau.audit.AuditLog;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;
import org.preau.web.Secrets;

/** Makes a link to a file or folder. Its secret is in the outcome and nowhere else. */
final class MakeLink {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    /**
     * What to make.
     *
     * @param id of the link to be; the same one sent twice is one link
     * @param until when it ends, a year from now at most
     * @param password to put before it; empty for none
     */
    record Command(UUID id, UUID node, Instant until, String password) {}

    /** How it went. */
    sealed interface Outcome {}

    /** It works; the secret is shown this once. */
    record Made(ShareLink link, String secret) implements Outcome {}

    /** It was made by the same form before; its secret cannot be shown again. */
    record MadeBefore() implements Outcome {}

    /** There is nothing to show: it is gone, or it is the root, which nobody shows whole. */
    record Missing() implements Outcome {}

    private final Database database;
    private final LinkPasswords passwords;
    private final Clock clock;

    MakeLink(Database database, LinkPasswords passwords, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
    }

    Outcome run(Desk desk, Command command) {
        String hash = command.password().isEmpty() ? null : passwords.hash(command.password());
        try {
            return database.write(desk.tenancy(), tx -> make(tx, desk, command, hash));
        } catch (ConstraintViolated e) {
            if (e.constraint().equals("file_link_pkey")) {
                return new MadeBefore();
            }
            throw e;
        }
    }

    private Outcome make(TenantTx tx, Desk desk, Command command, @Nullable String hash) {
        Optional<Node> node =
                Tree.find(tx, command.node()).flatMap(Trail::target).filter(it -> !it.isRoot());
        if (node.isEmpty()) {
            return new Missing();
        }
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        ShareLink link =
                new ShareLink(
                        command.id(),
                        command.node(),
                        hash,
                        desk.actor().name(),
                        clock.instant(),
                        command.until(),
                        null,
                        0,
                        0,
                        null);
        insert(tx, desk, link, secret);
        AuditLog.note(tx, desk.actor(), "file.link-made", node.get().name(), Map.of());
        return new Made(link, secret);
    }

    private static void insert(TenantTx tx, Desk desk, ShareLink link, String secret) {
        tx.query(
                        """
                        insert into file_link (id, node_id, secret_hash, password_hash, made_by_id, made_by, made_at, until_at)
                        values (:id, :node, :secret, :password, :by, :by_name, :at, :until)
                        """)
                .bind("id", link.id())
                .bind("node", link.nodeId())
                .bind("secret", Secrets.digest(secret))
                .bind("password", link.passwordHash())
                .bind("by", desk.actor().id())
                .bind("by_name", link.madeBy())
                .bind("at", link.madeAt())
                .bind("until", link.untilAt())
                .execute();
    }
}
