package org.preau.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenancies;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.web.Actor;
import org.preau.web.AppUse;
import org.preau.web.Basic;
import org.preau.web.Desk;
import org.preau.web.Doorkeeper.Refused;
import org.preau.web.Doorkeeper.Seated;
import org.preau.web.Doorkeeper.Shown;
import org.preau.web.Doorkeeper.TooMany;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets programs in by their members' passwords. Each request asks anew, in one statement: whoever
 * lost the last office, or whose mandate ended yesterday, has lost the way in with it, and so has
 * an account that was shut. Blocking, any thread.
 *
 * <p>A program that has been told a wrong password tries it for ever. After {@value #WRONG} wrong
 * ones for one name from one address nobody looks any more for a while; the same member elsewhere
 * gets in. This is about load and noise: a secret of 130 random bits is not guessed.
 */
public final class AppPasswordDoor {

    private static final Logger LOG = LoggerFactory.getLogger(AppPasswordDoor.class);
    private static final int WRONG = 20;
    private static final int WRONG_FROM_ONE_PLACE = 200;
    private static final Duration REFILLED_IN = Duration.ofMinutes(10);
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);
    private static final int KNOWN = 50_000;

    private record Row(
            UUID id,
            byte[] secretHash,
            @Nullable Instant usedAt,
            AccountId accountId,
            String name,
            List<String> offices) {}

    private final Database database;
    private final Tenancies tenancies;
    private final Clock clock;
    private final Cache<String, Bucket> wrong =
            Caffeine.newBuilder()
                    .maximumSize(KNOWN)
                    .expireAfterAccess(REFILLED_IN.multipliedBy(2))
                    .build();

    public AppPasswordDoor(Database database, Tenancies tenancies, Clock clock) {
        this.database = database;
        this.tenancies = tenancies;
        this.clock = clock;
    }

    /**
     * The place that {@code shown} gives in {@code tenant} for {@code use}.
     *
     * @param tenant null for none of that name
     * @param remote the address and port that it came from
     */
    public Shown open(Basic shown, AppUse use, @Nullable Tenant tenant, String remote) {
        String place = remote.substring(0, Math.max(0, remote.lastIndexOf(':')));
        Bucket name = bucket(place + "\n" + shown.name().toLowerCase(Locale.ROOT), WRONG);
        Bucket everybody = bucket(place, WRONG_FROM_ONE_PLACE);
        if (name.getAvailableTokens() == 0 || everybody.getAvailableTokens() == 0) {
            return new TooMany();
        }
        Optional<Desk> desk = tenant == null ? Optional.empty() : desk(shown, use, tenant, remote);
        if (desk.isPresent()) {
            return new Seated(desk.get());
        }
        name.tryConsume(1);
        everybody.tryConsume(1);
        LOG.atInfo().addKeyValue("remote", remote).log("a password for programs was refused");
        return new Refused();
    }

    private Optional<Desk> desk(Basic shown, AppUse use, Tenant tenant, String remote) {
        String plain = AppSecret.plain(shown.password());
        Optional<EmailAddress> email = EmailAddress.of(shown.name());
        if (email.isEmpty() || !AppSecret.looksLikeOne(plain)) {
            return Optional.empty();
        }
        byte[] hash = org.preau.web.Secrets.digest(plain);
        Tenancy tenancy = tenancies.enter(tenant.id());
        Row right = null;
        for (Row row : database.read(tenancy, tx -> rows(tx, email.get(), use))) {
            // All are looked at, and each to the end: the time tells nothing.
            if (MessageDigest.isEqual(row.secretHash(), hash)) {
                right = row;
            }
        }
        if (right == null) {
            return Optional.empty();
        }
        noteUse(right, tenancy);
        return Optional.of(desk(right, tenant, tenancy, remote));
    }

    private List<Row> rows(TenantTx tx, EmailAddress email, AppUse use) {
        return tx.query(
                        """
                        select p.id, p.secret_hash, p.used_at, a.account_id, a.name, array_agg(m.office) as offices
                          from account a
                          join app_password p on p.account_id = a.account_id
                          join membership m on m.account_id = a.account_id
                         where a.email = :email
                           and a.disabled_at is null
                           and p.purpose = :use
                           and p.revoked_at is null
                           and m.since <= :today
                           and (m.until is null or m.until >= :today)
                           and m.ended_at is null
                         group by p.tenant_id, p.id, a.account_id
                        """)
                .bind("email", email)
                .bind("use", use)
                .bind("today", Days.today(clock))
                .list(Row.class);
    }

    private static Desk desk(Row row, Tenant tenant, Tenancy tenancy, String remote) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        row.offices().forEach(office -> rights.addAll(Named.office(office).rights()));
        rights.remove(Right.OPERATE);
        Actor actor = new Actor(Actor.Kind.PERSON, row.accountId().value(), row.name(), remote);
        return new Desk(tenant, tenancy, Set.copyOf(rights), actor, null, false);
    }

    /** When it was last used, to the minute: a busy program costs one write a minute. */
    private void noteUse(Row row, Tenancy tenancy) {
        Instant now = clock.instant();
        Instant before = row.usedAt();
        if (before != null && before.isAfter(now.minus(USE_NOTED_EVERY))) {
            return;
        }
        database.write(
                tenancy,
                tx ->
                        tx.query(
                                        """
                                        update app_password
                                           set used_at = :now
                                         where id = :id
                                        """)
                                .bind("now", now)
                                .bind("id", row.id())
                                .execute());
    }

    private Bucket bucket(String key, int most) {
        return wrong.get(
                key,
                it ->
                        Bucket.builder()
                                .addLimit(limit ->
                                        limit.capacity(most).refillGreedy(most, REFILLED_IN))
                                .build());
    }
}
