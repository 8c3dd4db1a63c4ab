package org.preau.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.tenancy.Office;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.web.Actor;
import org.preau.web.Desk;
import org.preau.web.Person;

class PlacesTest {

    private static final String REMOTE = "192.0.2.7:1234";
    private static TestServer server;
    private static Places places;
    private static LocalDate today;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        places =
                new Places(
                        server.house().database(),
                        server.house().tenancies(),
                        server.house().clock());
        today = Days.today(server.house().clock());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aMandateCountsOnItsLastDayAndNoLongerTheDayAfter() {
        Person lastDay = People.person(server, "last.day");
        Person dayAfter = People.person(server, "day.after");
        People.office(server, server.alpha(), lastDay, Office.WRITER, today.minusYears(1), today);
        People.office(
                server,
                server.alpha(),
                dayAfter,
                Office.WRITER,
                today.minusYears(1),
                today.minusDays(1));

        assertThat(rights(lastDay, server.alpha()))
                .containsExactlyInAnyOrder(Right.READ, Right.WRITE);
        assertThat(places.desk(dayAfter, server.alpha(), REMOTE)).isEmpty();
    }

    @Test
    void aMandateCountsFromItsFirstDay() {
        Person begins = People.person(server, "begins.today");
        Person waits = People.person(server, "begins.tomorrow");
        People.office(server, server.alpha(), begins, Office.MEMBER, today, null);
        People.office(server, server.alpha(), waits, Office.PRESIDENT, today.plusDays(1), null);

        assertThat(rights(begins, server.alpha())).containsExactly(Right.READ);
        assertThat(places.desk(waits, server.alpha(), REMOTE)).isEmpty();
    }

    @Test
    void dayBeginsInParisNotInGreenwich() {
        assertThat(Days.dayOf(Instant.parse("2026-07-31T22:30:00Z"))).isEqualTo("2026-08-01");
        assertThat(Days.endOf(LocalDate.parse("2026-12-31"))).isEqualTo("2026-12-31T23:00:00Z");
    }

    @Test
    void severalOfficesAddTheirRights() {
        Person both = People.person(server, "both");
        People.office(server, server.alpha(), both, Office.TREASURER, today, null);
        People.office(server, server.alpha(), both, Office.WEBMASTER, today, null);

        assertThat(rights(both, server.alpha()))
                .contains(Right.ARRANGE, Right.AUDIT, Right.PUBLISH)
                .doesNotContain(Right.PEOPLE, Right.OPERATE);
    }

    @Test
    void anOfficeThatIsKeptToSectionsKeepsItsRightsUntilAnotherOneFreesThem() {
        Person kept = People.person(server, "kept");
        People.office(server, server.alpha(), kept, Office.WRITER, today, null);
        People.office(server, server.alpha(), kept, Office.EDITOR, today, null);
        UUID sport = section();
        limit(kept, Office.WRITER, sport);
        Desk free = places.desk(kept, server.alpha(), REMOTE).orElseThrow();
        limit(kept, Office.EDITOR, null);
        Desk none = places.desk(kept, server.alpha(), REMOTE).orElseThrow();

        assertThat(free.limits(Right.WRITE)).isEmpty();
        assertThat(free.limits(Right.PUBLISH)).isEmpty();
        assertThat(none.limits(Right.WRITE)).contains(Set.of(sport));
        assertThat(none.limits(Right.PUBLISH)).contains(Set.of());
        assertThat(none.may(Right.PUBLISH)).isTrue();
    }

    @Test
    void aTokenIsKeptToTheSectionsOfItsMaker() {
        Person kept = People.person(server, "kept.maker");
        People.office(server, server.alpha(), kept, Office.WRITER, today, null);
        UUID sport = section();
        limit(kept, Office.WRITER, sport);
        String secret = People.token(server, server.alpha(), "{read,write}");
        People.sql(
                server,
                server.alpha(),
                "update api_token set maker_id = :account where token_hash = '\\x"
                        + java.util.HexFormat.of().formatHex(org.preau.web.Secrets.digest(secret))
                        + "'",
                kept);

        Desk desk = places.byToken(secret, server.alpha(), REMOTE).orElseThrow();

        assertThat(desk.limits(Right.WRITE)).contains(Set.of(sport));
    }

    private static UUID section() {
        UUID id = Ids.next();
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query(
                                                "insert into section (id, slug, title) values (:id, :slug, 'Sport')")
                                        .bind("id", id)
                                        .bind("slug", "s" + id)
                                        .execute());
        return id;
    }

    private static void limit(Person person, Office office, @Nullable UUID section) {
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx -> {
                            Limits.keep(
                                    tx,
                                    person.account(),
                                    office,
                                    section == null ? List.of() : List.of(section));
                            return true;
                        });
    }

    @Test
    void anEndedOfficeGivesNothingAtOnce() {
        Person former = People.person(server, "former");
        People.office(server, server.alpha(), former, Office.PRESIDENT, today, null);
        assertThat(places.desk(former, server.alpha(), REMOTE)).isPresent();

        People.sql(
                server,
                server.alpha(),
                "update membership set ended_at = now() where account_id = :account",
                former);

        assertThat(places.desk(former, server.alpha(), REMOTE)).isEmpty();
    }

    @Test
    void anOfficeGivesNothingInAnotherAssociation() {
        Person hers = People.person(server, "alpha.only");
        People.office(server, server.alpha(), hers, Office.PRESIDENT, today, null);

        assertThat(places.desk(hers, server.alpha(), REMOTE)).isPresent();
        assertThat(places.desk(hers, server.beta(), REMOTE)).isEmpty();
    }

    @Test
    void anOperatorHasNoPlaceButOnAVisitWhichIsSeen() {
        Person operator = People.operator(server, "operator.visits");
        assertThat(places.desk(operator, server.alpha(), REMOTE)).isEmpty();

        visit(operator, "now() + interval '1 hour'");
        Desk desk = places.desk(operator, server.alpha(), REMOTE).orElseThrow();

        assertThat(desk.visiting()).isTrue();
        assertThat(desk.rights()).isEqualTo(EnumSet.complementOf(EnumSet.of(Right.OPERATE)));
        assertThat(desk.actor().kind()).isEqualTo(Actor.Kind.OPERATOR);
        assertThat(places.desk(operator, server.beta(), REMOTE)).isEmpty();
    }

    @Test
    void aVisitThatIsOverOrOfSomebodyElseOpensNothing() {
        Person late = People.operator(server, "operator.late");
        Person nobody = People.person(server, "no.operator");
        visit(late, "now()");
        visit(nobody, "now() + interval '1 hour'");

        assertThat(places.desk(late, server.alpha(), REMOTE)).isEmpty();
        assertThat(places.desk(nobody, server.alpha(), REMOTE)).isEmpty();
    }

    @Test
    void thePortalsDeskRunsThePlatformAndNoOtherDoes() {
        Tenant portal = server.house().directory().portal();
        String token = People.token(server, portal, "{read,operate}");
        String foreign = People.token(server, server.alpha(), "{read,operate}");

        assertThat(rights(People.operator(server, "operator.host"), portal))
                .contains(Right.OPERATE);
        assertThat(places.byToken(token, portal, REMOTE).orElseThrow().rights())
                .contains(Right.OPERATE);
        assertThat(places.byToken(foreign, server.alpha(), REMOTE).orElseThrow().rights())
                .containsExactly(Right.READ);
    }

    @Test
    void aTokenWorksInItsAssociationOnly() {
        String token = People.token(server, server.alpha(), "{read,publish}");

        Desk desk = places.byToken(token, server.alpha(), REMOTE).orElseThrow();

        assertThat(desk.rights()).containsExactlyInAnyOrder(Right.READ, Right.PUBLISH);
        assertThat(desk.actor().kind()).isEqualTo(Actor.Kind.TOKEN);
        assertThat(desk.who()).isEmpty();
        assertThat(places.byToken(token, server.beta(), REMOTE)).isEmpty();
        assertThat(places.byToken(TokenSecret.next(), server.alpha(), REMOTE)).isEmpty();
        assertThat(places.byToken("preau_", server.alpha(), REMOTE)).isEmpty();
    }

    @Test
    void aTokenThatIsRevokedOrExpiredOpensNothing() {
        String revoked = People.token(server, server.alpha(), "{read}");
        change(revoked, "revoked_at = now()");
        String expired = People.token(server, server.alpha(), "{read}");
        change(expired, "expires_at = now()");
        String lasting = People.token(server, server.alpha(), "{read}");
        change(lasting, "expires_at = now() + interval '1 day'");

        assertThat(places.byToken(revoked, server.alpha(), REMOTE)).isEmpty();
        assertThat(places.byToken(expired, server.alpha(), REMOTE)).isEmpty();
        assertThat(places.byToken(lasting, server.alpha(), REMOTE)).isPresent();
    }

    @Test
    void useOfATokenIsNotedAtMostOnceAMinute() {
        String token = People.token(server, server.alpha(), "{read}");

        places.byToken(token, server.alpha(), REMOTE);
        Optional<Instant> first = used(token);
        places.byToken(token, server.alpha(), REMOTE);
        Optional<Instant> second = used(token);
        change(token, "used_at = used_at - interval '2 minutes'");
        places.byToken(token, server.alpha(), REMOTE);

        assertThat(first).isPresent().isEqualTo(second);
        assertThat(used(token).orElseThrow()).isAfterOrEqualTo(first.orElseThrow());
    }

    private static Set<Right> rights(Person person, Tenant tenant) {
        return places.desk(person, tenant, REMOTE).orElseThrow().rights();
    }

    private static void visit(Person operator, String end) {
        People.sql(
                server,
                server.alpha(),
                """
                insert into operator_visit (id, account_id, reason, started_at, ends_at)
                values (gen_random_uuid(), :account, 'Une page ne s’affiche pas', now() - interval '1 hour', %s)
                """
                        .formatted(end),
                operator);
    }

    private static void change(String token, String what) {
        Database database = server.house().database();
        database.write(
                server.tenancy(server.alpha()),
                tx ->
                        tx.query("update api_token set %s where token_hash = :hash".formatted(what))
                                .bind("hash", org.preau.web.Secrets.digest(token))
                                .execute());
    }

    private static Optional<Instant> used(String token) {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query("select used_at from api_token where token_hash = :hash")
                                        .bind("hash", org.preau.web.Secrets.digest(token))
                                        .first(Instant.class));
    }
}
