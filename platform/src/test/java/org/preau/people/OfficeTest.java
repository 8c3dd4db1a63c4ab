package org.preau.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.base.AccountId;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.web.Desk;
import org.preau.web.Person;

class OfficeTest {

    private TestServer server;
    private Visitor president;
    private LocalDate today;

    @BeforeEach
    void start() {
        server = TestServer.start();
        president = server.member(server.alpha(), Office.PRESIDENT);
        today = Days.today(server.house().clock());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theLastResponsibleCannotBeEndedAndThePageSaysWhy() {
        HttpResponse<String> asked = president.get(seat(1, "president") + "/fin");
        HttpResponse<String> ended = president.post(seat(1, "president") + "/fin", Map.of());

        assertThat(asked.body()).contains("resterait sans responsable").doesNotContain("btn red");
        assertThat(ended.statusCode()).isEqualTo(422);
        assertThat(president.get("/espace/alpha/personnes").statusCode()).isEqualTo(200);
    }

    @Test
    void aFutureOrEndedMandateOfAnotherDoesNotCountAsResponsible() {
        Person later = People.person(server, "later");
        People.office(server, server.alpha(), later, Office.SECRETARY, today.plusDays(1), null);
        Person former = People.person(server, "former");
        People.office(
                server,
                server.alpha(),
                former,
                Office.SECRETARY,
                today.minusYears(1),
                today.minusDays(1));

        assertThat(president.post(seat(1, "president") + "/fin", Map.of()).statusCode())
                .isEqualTo(422);
    }

    @Test
    void anEndedOfficeIsLostWithTheNextRequest() {
        Visitor secretary = server.member(server.alpha(), Office.SECRETARY);
        assertThat(secretary.get("/espace/alpha/personnes").statusCode()).isEqualTo(200);

        HttpResponse<String> ended = president.post(seat(2, "secretary") + "/fin", Map.of());

        assertThat(ended.statusCode()).isEqualTo(303);
        assertThat(secretary.get("/espace/alpha/personnes").statusCode()).isEqualTo(404);
        assertThat(president.get("/espace/alpha/personnes").body()).contains("Anciennes fonctions");
    }

    @Test
    void aMandateThatEndedYesterdayIsLostAndOneThatEndsTodayIsNot() {
        Visitor writer = server.member(server.alpha(), Office.WRITER);
        president.post(seat(2, "writer") + "/mandat", Map.of("until", today.toString()));
        assertThat(writer.get("/espace/alpha/personnes").statusCode()).isEqualTo(200);

        People.change(
                server,
                server.alpha(),
                "update membership set since = since - 10, until = until - 1 where office = 'writer'");

        assertThat(writer.get("/espace/alpha/personnes").statusCode()).isEqualTo(404);
    }

    @Test
    void aMandateCannotBeMadeToEndInThePast() {
        server.member(server.alpha(), Office.WRITER);

        HttpResponse<String> past =
                president.post(
                        seat(2, "writer") + "/mandat",
                        Map.of("until", today.minusDays(1).toString()));
        HttpResponse<String> malformed =
                president.post(seat(2, "writer") + "/mandat", Map.of("until", "31/12/2030"));

        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(malformed.statusCode()).isEqualTo(422);
        assertThat(malformed.body()).contains("31/12/2030");
    }

    @Test
    void twoResponsibleWhoEndEachOtherAtOnceLeaveOne() throws Exception {
        server.member(server.alpha(), Office.SECRETARY);
        EndOffice end = new EndOffice(server.house().database(), server.house().clock());
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<EndOffice.Outcome> first = () -> ended(end, together, 1, Office.PRESIDENT);
        Callable<EndOffice.Outcome> second = () -> ended(end, together, 2, Office.SECRETARY);

        List<Future<EndOffice.Outcome>> outcomes;
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            outcomes = both.invokeAll(List.of(first, second));
        }

        assertThat(outcomes)
                .extracting(Future::resultNow)
                .filteredOn(EndOffice.LastResponsible.class::isInstance)
                .hasSize(1);
    }

    @Test
    void handingOverEndsTheFormerOfficeWhenTheSuccessorAccepts() {
        Visitor secretary = server.member(server.alpha(), Office.SECRETARY);
        HttpResponse<String> sent =
                president.post(
                        seat(2, "secretary") + "/releve",
                        Map.of(
                                "id",
                                Ids.next().toString(),
                                "name",
                                "Rémi Relève",
                                "email",
                                "remi@guests.example",
                                "until",
                                today.plusYears(2).toString()));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        assertThat(secretary.get("/espace/alpha/personnes").statusCode()).isEqualTo(200);

        Visitor successor = server.signedIn("Rémi Relève", "remi@guests.example");
        String link = People.linkTo(server, server.alpha(), "remi@guests.example");
        successor.get(link);
        assertThat(successor.post(link, Map.of()).statusCode()).isEqualTo(303);

        assertThat(secretary.get("/espace/alpha/personnes").statusCode()).isEqualTo(404);
        assertThat(successor.get("/espace/alpha/personnes/inviter").statusCode()).isEqualTo(200);
        assertThat(president.get("/espace/alpha/journal").body()).contains("Relève de Membre 2");
    }

    @Test
    void eachOfficeSeesWhatItsRightsAllowAndNoMore() {
        Visitor writer = server.member(server.alpha(), Office.WRITER);
        Visitor treasurer = server.member(server.alpha(), Office.TREASURER);
        Visitor stranger = server.member(server.beta(), Office.PRESIDENT);

        HttpResponse<String> list = writer.get("/espace/alpha/personnes");

        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("Membre 1").doesNotContain("member1@members.example");
        for (String path : List.of("personnes/inviter", "jetons", "jetons/nouveau", "journal")) {
            assertThat(president.get("/espace/alpha/" + path).statusCode()).isEqualTo(200);
            assertThat(writer.get("/espace/alpha/" + path).statusCode()).isEqualTo(403);
            assertThat(stranger.get("/espace/alpha/" + path).statusCode()).isEqualTo(404);
            assertThat(server.portal().get("/espace/alpha/" + path).statusCode()).isEqualTo(303);
        }
        assertThat(treasurer.get("/espace/alpha/journal").statusCode()).isEqualTo(200);
        assertThat(treasurer.get("/espace/alpha/jetons").statusCode()).isEqualTo(403);
    }

    @Test
    void identifiersOfAnotherAssociationAreAnsweredLikeAbsentOnes() {
        server.member(server.beta(), Office.SECRETARY);
        server.member(server.alpha(), Office.SECRETARY);
        String absent = "/espace/alpha/personnes/" + AccountId.next() + "/secretary";

        HttpResponse<String> foreign = president.get(seat(2, "secretary"));

        assertThat(president.get(seat(3, "secretary")).statusCode()).isEqualTo(200);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(neutral(foreign)).isEqualTo(neutral(president.get(absent)));
        for (String act : List.of("/mandat", "/fin", "/releve")) {
            assertThat(president.post(seat(2, "secretary") + act, Map.of()).statusCode())
                    .isEqualTo(404);
        }
        assertThat(count(server.beta(), "ended_at is null and until is null")).isEqualTo(1);
        assertThat(president.get("/espace/alpha/personnes/nobody/secretary").statusCode())
                .isEqualTo(404);
    }

    @Test
    void mandatesThatEndWithinSixtyDaysAreTold() {
        Person soon = holder("soon", today.plusDays(60));
        holder("far", today.plusDays(61));
        holder("last.day", today);
        holder("past", today.minusDays(1));

        List<MandatesEnding.Ending> ending =
                server.house()
                        .database()
                        .read(
                                server.tenancy(server.alpha()),
                                new MandatesEnding(server.house().clock())::in);

        assertThat(ending)
                .extracting(MandatesEnding.Ending::name)
                .containsExactly("last.day", "soon");
        assertThat(ending.getLast().account()).isEqualTo(soon.account());
        assertThat(ending.getLast().daysLeft()).isEqualTo(60);
    }

    @Test
    void whatWaitsIsForWhoMayActAndForWhoseMandateEnds() {
        Person writer = holder("writer", today.plusDays(3));
        Person reader = People.person(server, "reader");
        People.office(server, server.alpha(), reader, Office.MEMBER, today, null);
        WaitingPeople waiting =
                new WaitingPeople(server.house().database(), server.house().clock());

        assertThat(waiting.of(desk(People.known(server, "member1@members.example"))))
                .extracting(WaitingPeople.Item::urgent)
                .containsExactly(true);
        assertThat(waiting.of(desk(writer))).hasSize(1);
        assertThat(waiting.of(desk(reader))).isEmpty();
    }

    private Person holder(String name, LocalDate until) {
        Person person = People.person(server, name);
        People.office(server, server.alpha(), person, Office.WRITER, today.minusYears(1), until);
        return person;
    }

    private Desk desk(Person person) {
        return new Places(
                        server.house().database(),
                        server.house().tenancies(),
                        server.house().clock())
                .desk(person, server.alpha(), "192.0.2.1:1")
                .orElseThrow();
    }

    private EndOffice.Outcome ended(
            EndOffice end, CyclicBarrier together, int member, Office office) throws Exception {
        Desk desk = desk(People.known(server, "member" + (3 - member) + "@members.example"));
        AccountId account = People.known(server, "member" + member + "@members.example").account();
        together.await();
        return end.run(desk, account, office);
    }

    private String seat(int member, String office) {
        AccountId account = People.known(server, "member" + member + "@members.example").account();
        return "/espace/alpha/personnes/" + account + "/" + office;
    }

    /** Without the address itself, which the links to the other language repeat. */
    private static String neutral(HttpResponse<String> answer) {
        return answer.body().replaceAll("/personnes/[a-z0-9-]+/", "/SEAT/");
    }

    private int count(Tenant tenant, String where) {
        return People.first(
                        server,
                        tenant,
                        Integer.class,
                        "select count(*) from membership where " + where)
                .orElseThrow();
    }
}
