package org.preau.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.sql.Database;
import org.preau.sql.IdentityTx;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenancies;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.web.Actor;
import org.preau.web.Desk;
import org.preau.web.Person;
import org.preau.web.Secrets;

/**
 * Gives people and tokens their place in an association, at each request anew: whoever lost an
 * office, or whose mandate ended yesterday, has lost the place, and so have the tokens that this
 * person made. Blocking, any thread.
 */
public final class Places {

    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private record Holder(
            AccountId account, String name, boolean operator, @Nullable String remote) {}

    /**
     * @param limited the offices that are kept to some sections
     * @param sections those sections, each behind its office and a space
     */
    private record Held(
            List<String> offices, List<String> limited, List<String> sections, boolean visiting) {

        /**
         * The sections to which each right is kept; an office that is not kept frees its rights.
         */
        Map<Right, Set<UUID>> kept() {
            if (limited.isEmpty()) {
                return Map.of();
            }
            Map<Right, Set<UUID>> kept = new EnumMap<>(Right.class);
            for (String office : limited) {
                for (Right right : Named.office(office).rights()) {
                    if (right == Right.WRITE || right == Right.PUBLISH) {
                        kept.computeIfAbsent(right, any -> new HashSet<>()).addAll(of(office));
                    }
                }
            }
            for (String office : offices) {
                kept.keySet().removeAll(Named.office(office).rights());
            }
            return Map.copyOf(kept);
        }

        private List<UUID> of(String office) {
            return sections.stream()
                    .filter(it -> it.startsWith(office + " "))
                    .map(it -> UUID.fromString(it.substring(office.length() + 1)))
                    .toList();
        }
    }

    private record Token(
            UUID id,
            String name,
            List<String> rights,
            @Nullable AccountId makerId,
            @Nullable Instant usedAt) {}

    private record Account(boolean operator) {}

    private record OfMaker(Set<Right> rights, Map<Right, Set<UUID>> limits) {}

    private final Database database;
    private final Tenancies tenancies;
    private final Clock clock;

    public Places(Database database, Tenancies tenancies, Clock clock) {
        this.database = database;
        this.tenancies = tenancies;
        this.clock = clock;
    }

    /**
     * The desk of {@code person} in {@code tenant}: the rights of all offices whose mandate runs
     * today. An operator sits at the portal's desk, and elsewhere with every right of the
     * association while a visit is under way, as the operator and for all to see.
     *
     * @param remote for the actor's record
     * @return empty when there is neither office nor visit
     */
    public Optional<Desk> desk(Person person, Tenant tenant, String remote) {
        Holder holder = new Holder(person.account(), person.name(), person.operator(), remote);
        return desk(holder, tenant, person);
    }

    /**
     * The same desk for the command line, which acts for the holder of an account without anybody
     * having signed in: it is the machine's administrator who answers for it.
     *
     * @param operator whether the account runs the platform
     */
    public Optional<Desk> desk(AccountId account, String name, boolean operator, Tenant tenant) {
        return desk(new Holder(account, name, operator, null), tenant, null);
    }

    private Optional<Desk> desk(Holder holder, Tenant tenant, @Nullable Person person) {
        Tenancy tenancy = tenancies.enter(tenant.id());
        Held held = database.read(tenancy, tx -> held(tx, holder.account()));
        boolean visiting = holder.operator() && held.visiting();
        boolean host = holder.operator() && tenant.isPortal();
        Set<Right> rights = rights(held, visiting || host);
        Actor actor = actor(holder, visiting || host);
        return seated(
                new Desk(
                        tenant,
                        tenancy,
                        kept(rights, tenant),
                        actor,
                        person,
                        visiting,
                        visiting || host ? Map.of() : held.kept()));
    }

    private static Set<Right> rights(Held held, boolean all) {
        if (all) {
            return EnumSet.allOf(Right.class);
        }
        Set<Right> rights = EnumSet.noneOf(Right.class);
        held.offices().forEach(office -> rights.addAll(Named.office(office).rights()));
        held.limited().forEach(office -> rights.addAll(Named.office(office).rights()));
        return rights;
    }

    /**
     * The desk that an API token gives in {@code tenant}: empty for another tenant's token, one
     * that was revoked or has expired, one whose maker has no place here any more, and for what is
     * no token, none told from the others. It never has a right that its maker has not today.
     */
    public Optional<Desk> byToken(String secret, Tenant tenant, String remote) {
        if (!TokenSecret.looksLikeOne(secret)) {
            return Optional.empty();
        }
        Tenancy tenancy = tenancies.enter(tenant.id());
        return database.read(tenancy, tx -> token(tx, secret))
                .flatMap(token -> seated(atDesk(token, tenant, tenancy, remote)));
    }

    private Held held(TenantTx tx, AccountId account) {
        LocalDate today = Days.today(clock);
        return tx.query(
                        """
                        select coalesce(array_agg(m.office) filter (where not m.limited), '{}') as offices,
                               coalesce(array_agg(m.office) filter (where m.limited), '{}') as limited,
                               coalesce((select array_agg(s.office || ' ' || s.section_id)
                                           from membership_section s
                                          where s.account_id = :account), '{}') as sections,
                               exists (select
                                         from operator_visit v
                                        where v.account_id = :account
                                          and v.started_at <= :now
                                          and v.ends_at > :now) as visiting
                          from membership m
                         where m.account_id = :account
                           and m.since <= :today
                           and (m.until is null or m.until >= :today)
                           and m.ended_at is null
                        """)
                .bind("account", account)
                .bind("today", today)
                .bind("now", clock.instant())
                .one(Held.class);
    }

    private Optional<Token> token(TenantTx tx, String secret) {
        return tx.query(
                        """
                        select id, name, rights, maker_id, used_at
                          from api_token
                         where token_hash = :hash
                           and revoked_at is null
                           and (expires_at is null or expires_at > :now)
                        """)
                .bind("hash", Secrets.digest(secret))
                .bind("now", clock.instant())
                .first(Token.class);
    }

    private Desk atDesk(Token token, Tenant tenant, Tenancy tenancy, String remote) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        token.rights().forEach(right -> rights.add(Named.right(right)));
        AccountId maker = token.makerId();
        Map<Right, Set<UUID>> limits = Map.of();
        if (maker != null) {
            OfMaker may = ofMaker(maker, tenant, tenancy);
            rights.retainAll(may.rights());
            limits = may.limits();
        }
        if (!rights.isEmpty()) {
            noteUse(token, tenancy);
        }
        Actor actor = new Actor(Actor.Kind.TOKEN, token.id(), token.name(), remote);
        return new Desk(tenant, tenancy, kept(rights, tenant), actor, null, false, limits);
    }

    /** What the maker of a token may do today, in person. */
    private OfMaker ofMaker(AccountId maker, Tenant tenant, Tenancy tenancy) {
        Optional<Account> account = database.identity(maker, tx -> account(tx, maker));
        if (account.isEmpty()) {
            return new OfMaker(Set.of(), Map.of());
        }
        Held held = database.read(tenancy, tx -> held(tx, maker));
        boolean all = account.get().operator() && (held.visiting() || tenant.isPortal());
        return new OfMaker(rights(held, all), all ? Map.of() : held.kept());
    }

    private static Optional<Account> account(IdentityTx tx, AccountId account) {
        return tx.query(
                        """
                        select operator
                          from account
                         where account_id = :account
                           and disabled_at is null
                        """)
                .bind("account", account)
                .first(Account.class);
    }

    /** When a token was last used, to the minute: a busy program costs one write a minute. */
    private void noteUse(Token token, Tenancy tenancy) {
        Instant now = clock.instant();
        Instant before = token.usedAt();
        if (before != null && before.isAfter(now.minus(USE_NOTED_EVERY))) {
            return;
        }
        database.write(
                tenancy,
                tx ->
                        tx.query(
                                        """
                                        update api_token
                                           set used_at = :now
                                         where id = :id
                                           and (used_at is null or used_at <= :earlier)
                                        """)
                                .bind("now", now)
                                .bind("id", token.id())
                                .bind("earlier", now.minus(USE_NOTED_EVERY))
                                .execute());
    }

    private static Actor actor(Holder holder, boolean operator) {
        Actor.Kind kind = operator ? Actor.Kind.OPERATOR : Actor.Kind.PERSON;
        return new Actor(kind, holder.account().value(), holder.name(), holder.remote());
    }

    /** The platform is run from the portal's desk and no other, whatever a row says. */
    private static Set<Right> kept(Set<Right> rights, Tenant tenant) {
        if (!tenant.isPortal()) {
            rights.remove(Right.OPERATE);
        }
        return Set.copyOf(rights);
    }

    private static Optional<Desk> seated(Desk desk) {
        return desk.rights().isEmpty() ? Optional.empty() : Optional.of(desk);
    }
}
