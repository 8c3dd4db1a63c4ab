package org.preau.people;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.base.AccountId;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.AppUse;
import org.preau.web.Desk;
import org.preau.web.Secrets;

/**
 * Makes a member's password for a program: for one association and one use. Its secret is in the
 * outcome and nowhere else.
 */
public final class MakeAppPassword {

    /**
     * What to make.
     *
     * @param id of the password to be; the same one sent twice is one password
     * @param name which program or machine it is for, 1 to 80 characters
     */
    public record Command(UUID id, AppUse use, String name) {}

    /** How it went. */
    public sealed interface Outcome {}

    /** It works; the secret is shown this once. */
    public record Made(UUID id, String secret) implements Outcome {}

    /** It was made by the same form before; the secret cannot be shown again. */
    public record MadeBefore(UUID id) implements Outcome {}

    /** Whoever asks holds no office here, so it would open nothing: an operator on a visit. */
    public record NoOffice() implements Outcome {}

    private final Database database;
    private final Clock clock;

    public MakeAppPassword(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Outcome run(Desk desk, Command command) {
        try {
            return database.write(desk.tenancy(), tx -> make(tx, desk, command));
        } catch (ConstraintViolated e) {
            if (e.constraint().equals("app_password_pkey")) {
                return new MadeBefore(command.id());
            }
            throw e;
        }
    }

    private Outcome make(TenantTx tx, Desk desk, Command command) {
        Optional<AccountId> holder = AppPasswords.holder(tx, desk);
        if (holder.isEmpty() || !holdsAnOffice(tx, holder.get())) {
            return new NoOffice();
        }
        String secret = AppSecret.next();
        tx.query(
                        """
                        insert into app_password (id, account_id, purpose, name, secret_hash, created_at)
                        values (:id, :account, :use, :name, :hash, :at)
                        """)
                .bind("id", command.id())
                .bind("account", holder.get())
                .bind("use", command.use())
                .bind("name", command.name())
                .bind("hash", Secrets.digest(AppSecret.plain(secret)))
                .bind("at", clock.instant())
                .execute();
        AuditLog.note(
                tx,
                desk.actor(),
                "app-password.made",
                command.name(),
                Map.of("use", command.use().name().toLowerCase(Locale.ROOT)));
        return new Made(command.id(), secret);
    }

    private boolean holdsAnOffice(TenantTx tx, AccountId account) {
        return tx.query(
                        """
                        select
                          from membership
                         where account_id = :account
                           and since <= :today
                           and (until is null or until >= :today)
                           and ended_at is null
                        """)
                .bind("account", account)
                .bind("today", Days.today(clock))
                .exists();
    }
}
