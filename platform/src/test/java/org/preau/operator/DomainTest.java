package org.preau.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** Own domains: asked for, proven by a record, checked, given back. A real name server answers. */
class DomainTest {

    private static NameServer names;
    private static TestServer server;
    private static Visitor president;
    private static Rows rows;
    private static int management;

    @BeforeAll
    static void start() throws Exception {
        names = new NameServer();
        server = TestServer.start(Map.of("PREAU_DNS_SERVER", names.address()));
        rows = new Rows(server);
        management = server.management();
        rows.president(server.alpha(), "Alice", "alice@domaine.example");
        president = server.signedIn("Alice", "alice@domaine.example");
    }

    @AfterAll
    static void stop() {
        server.close();
        names.close();
    }

    @Test
    void aDomainIsWorthNothingBeforeItsRecordProvesIt() {
        String proof = ask("www.alpha.example");
        assertThat(server.visitor("www.alpha.example").get("/").statusCode()).isEqualTo(404);
        assertThat(certifiable("www.alpha.example")).isFalse();

        assertThat(ConsoleTest.text(verify("www.alpha.example"))).contains("Rien encore à");
        names.put("_preau.www.alpha.example", "preau=un-autre");
        assertThat(ConsoleTest.text(verify("www.alpha.example")))
                .contains("il y a un autre texte : preau=un-autre");
        names.put("_preau.www.alpha.example", proof);
        long before = revision();
        assertThat(verify("www.alpha.example").statusCode()).isEqualTo(303);
        assertThat(revision()).isGreaterThan(before);

        assertThat(server.visitor("www.alpha.example").get("/").statusCode()).isEqualTo(200);
        assertThat(certifiable("www.alpha.example")).isTrue();
        assertThat(certifiable("alpha.localhost")).isTrue();
        assertThat(certifiable("WWW.alpha.example")).isFalse();
        assertThat(certifiable("autre.example")).isFalse();

        long proven = revision();
        giveBack("www.alpha.example");
        assertThat(revision()).isGreaterThan(proven);
        assertThat(server.visitor("www.alpha.example").get("/").statusCode()).isEqualTo(404);
        assertThat(certifiable("www.alpha.example")).isFalse();
        assertThat(ask("www.alpha.example"))
                .as("a domain given back needs a fresh proof")
                .isNotEqualTo(proof);
        giveBack("www.alpha.example");
    }

    private static long revision() {
        return server.house().directory().byId(server.alpha().id()).orElseThrow().revision();
    }

    @Test
    void aDomainThatAnotherHasProvenIsNotTakenFromIt() {
        rows.president(server.beta(), "Bruno", "bruno@domaine.example");
        Visitor bruno = server.signedIn("Bruno", "bruno@domaine.example");
        bruno.get("/espace/beta/domaine");
        bruno.post("/espace/beta/domaine", Map.of("host", "disputed.example"));
        names.put("_preau.disputed.example", proof("beta", "disputed.example"));
        bruno.post("/espace/beta/domaine/disputed.example/preuve", Map.of());

        String mine = ask("disputed.example");
        names.put("_preau.disputed.example", mine);
        HttpResponse<String> answer = verify("disputed.example");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(ConsoleTest.text(answer)).contains("est prouvé par une autre association");
        assertThat(answer.body()).doesNotContain("Bêta");
        giveBack("disputed.example");
    }

    @Test
    void aLostProofIsToldAtOnceAndCutTwoWeeksLaterWhileSilenceSaysNothing() {
        String proof = ask("lost.example");
        names.put("_preau.lost.example", proof);
        verify("lost.example");

        names.silent(true);
        check(Duration.ZERO);
        names.silent(false);
        assertThat(failing()).as("no answer is no proof of a loss").isZero();

        names.remove("_preau.lost.example");
        check(Duration.ZERO);
        check(Duration.ofDays(13));
        assertThat(failing()).isEqualTo(1);
        assertThat(server.visitor("lost.example").get("/").statusCode()).isEqualTo(200);
        assertThat(
                        rows.count(
                                "select count(*) from outgoing_mail where recipient = 'alice@domaine.example' and subject like '%lost.example manque'"))
                .isEqualTo(1);

        check(Duration.ofDays(15));
        assertThat(server.visitor("lost.example").get("/").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "alpha.localhost",
                "pas un domaine",
                "a..b",
                "-x.example",
                "192.0.2.1",
                "x.example\r\nHost: y",
                "<script>.example"
            })
    void whatIsNoDomainOfOnesOwnIsRefused(String typed) {
        president.get("/espace/alpha/domaine");

        assertThat(president.post("/espace/alpha/domaine", Map.of("host", typed)).statusCode())
                .isEqualTo(422);
    }

    @Test
    void anAddressPastedWholeAndAccentsAreUnderstood() {
        ask("https://été.example/accueil");

        assertThat(
                        rows.count(
                                "select count(*) from tenant_domain where host = 'xn--t-9fab.example'"))
                .isEqualTo(1);
        giveBack("xn--t-9fab.example");
    }

    private static String ask(String host) {
        president.get("/espace/alpha/domaine");
        assertThat(president.post("/espace/alpha/domaine", Map.of("host", host)).statusCode())
                .isEqualTo(303);
        return host.contains("/") ? "" : proof("alpha", host);
    }

    private static String proof(String slug, String host) {
        return rows.texts(
                        "select proof from tenant_domain join tenant using (tenant_id) where slug = '"
                                + slug
                                + "' and host = '"
                                + host
                                + "'")
                .getFirst();
    }

    private static HttpResponse<String> verify(String host) {
        president.get("/espace/alpha/domaine");
        return president.post("/espace/alpha/domaine/" + host + "/preuve", Map.of());
    }

    private static void giveBack(String host) {
        president.get("/espace/alpha/domaine");
        assertThat(
                        president
                                .post("/espace/alpha/domaine/" + host + "/retrait", Map.of())
                                .statusCode())
                .isEqualTo(303);
    }

    /** What a reverse proxy hears when it asks whether it may have a certificate. */
    private static boolean certifiable(String host) {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://127.0.0.1:"
                                                                    + management
                                                                    + "/tls-ask?domain="
                                                                    + host))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long failing() {
        return rows.count(
                "select count(*) from tenant_domain where host = 'lost.example' and failing_since is not null");
    }

    private static void check(Duration later) {
        new CheckDomains(
                        server.house().database(),
                        DnsProofs.by(names.address()),
                        new GiveBackDomain(server.house().database(), Listed.NOBODY),
                        new Letters(
                                server.house().post(),
                                server.house().messages(),
                                server.house().origins(),
                                server.house().directory()),
                        Clock.offset(Clock.systemUTC(), later))
                .run();
    }
}
