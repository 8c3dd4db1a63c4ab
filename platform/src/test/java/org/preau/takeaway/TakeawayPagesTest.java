package org.preau.takeaway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.backup.vault.Sha256;
import org.preau.base.Slug;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** Everything in one archive through the workspace, and back through the operator's console. */
class TakeawayPagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static TestServer server;

    @BeforeAll
    static void open() {
        server = TestServer.start();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void aPresidentTakesEverythingAndAnOperatorBringsItBack() throws Exception {
        Tenant from = server.open("depart", "Départ");
        Visitor lina = server.member(from, Office.PRESIDENT);
        String start = "/espace/depart/tout-emporter";
        assertThat(lina.get(start).body()).contains("Préparer l’archive");

        String here = location(lina.post(start, Map.of("history", "on")));
        String ready = waitFor(lina, here, "L’archive est prête");

        assertThat(ready).contains(here + "/fichier");
        HttpResponse<byte[]> whole = raw(lina, here + "/fichier", "");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("cache-control")).hasValue("private, no-store");
        assertThat(ready).contains(Sha256.of(whole.body()).hex());
        HttpResponse<byte[]> rest = raw(lina, here + "/fichier", "bytes=1000-");
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body())
                .isEqualTo(Arrays.copyOfRange(whole.body(), 1000, whole.body().length));
        assertThat(letters("Lina", from)).isPositive();
        assertThat(lina.get("/espace/depart/journal").body())
                .contains("Archive de tout demandée")
                .contains("Archive de tout prête")
                .containsOnlyOnce("Archive de tout téléchargée");

        Visitor odile = server.operator();
        String console = "/console/associations/archive";
        odile.get(console);
        String refused = location(odile.upload(console, "file", "depart.zip", whole.body()));
        assertThat(waitFor(odile, refused, "ne peut pas venir")).contains("depart-2");
        odile.get(console);
        String came =
                location(
                        odile.upload(
                                console, Map.of("slug", "arrivee"), "file", "d.zip", whole.body()));
        assertThat(waitFor(odile, came, "L’association est là")).contains("retrouve");
        Tenant there = server.house().directory().bySlug(new Slug("arrivee")).orElseThrow();
        assertThat(there.name()).isEqualTo("Départ");
        assertThat(lina.get("/espace/arrivee").statusCode()).isEqualTo(200);
        assertThat(server.visitor("arrivee.localhost").get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoArchiveIsRefusedAtTheConsoleInWords() {
        Visitor odile = server.operator();
        String console = "/console/associations/archive";
        odile.get(console);
        assertThat(odile.upload(console, "file", "", new byte[0]).statusCode()).isEqualTo(422);
        odile.get(console);
        assertThat(
                        odile.upload(console, Map.of("slug", "É!"), "file", "x.zip", new byte[3])
                                .statusCode())
                .isEqualTo(422);
        odile.get(console);
        String here = location(odile.upload(console, "file", "x.zip", new byte[] {1, 2, 3}));

        assertThat(waitFor(odile, here, "ne peut pas venir")).contains("archive ZIP entière");
    }

    @Test
    void itIsForThoseWhoAnswerForPeopleAfterAFreshProof() {
        Tenant tenant = server.open("garde", "Garde");
        String start = "/espace/garde/tout-emporter";
        assertThat(server.member(tenant, Office.WEBMASTER).get(start).statusCode()).isEqualTo(403);
        assertThat(server.member(server.beta(), Office.PRESIDENT).get(start).statusCode())
                .isEqualTo(404);
        Visitor lina = server.member(tenant, Office.PRESIDENT);
        lina.get(start);
        String here = location(lina.post(start, Map.of("id", UUID.randomUUID().toString())));
        waitFor(lina, here, "L’archive est prête");
        grow(lina);

        assertThat(location(lina.post(start, Map.of()))).startsWith("/compte/preuve?next=");
        assertThat(location(lina.get(here + "/fichier"))).startsWith("/compte/preuve?next=");
    }

    @Test
    void twoClicksMakeOneArchiveAndACancelledOneLeavesNothing() {
        Tenant tenant = server.open("deux", "Deux");
        Visitor lina = server.member(tenant, Office.PRESIDENT);
        String start = "/espace/deux/tout-emporter";
        lina.get(start);
        String id = UUID.randomUUID().toString();

        String here = location(lina.post(start, Map.of("id", id)));
        assertThat(location(lina.post(start, Map.of("id", id)))).isEqualTo(here);
        waitFor(lina, here, "L’archive est prête");
        lina.get(here);
        assertThat(lina.post(here + "/retrait", Map.of()).statusCode()).isEqualTo(303);

        assertThat(lina.get(here).statusCode()).isEqualTo(404);
        assertThat(lina.get(here + "/fichier").statusCode()).isEqualTo(404);
        assertThat(objects(tenant)).isEmpty();
    }

    @Test
    void aJobThatIsStoppedHalfwayGivesUp() {
        Tenant tenant = server.open("stop", "Stop");
        UUID id = UUID.randomUUID();
        var tenancy = server.tenancy(tenant);
        server.house()
                .database()
                .write(
                        tenancy,
                        tx -> {
                            Takeaway.insert(
                                    tx,
                                    id,
                                    false,
                                    null,
                                    "x",
                                    java.time.Instant.now().plusSeconds(600));
                            return Takeaway.end(tx, id, Takeaway.State.CANCELLED);
                        });

        boolean goesOn =
                server.house()
                        .database()
                        .write(
                                tenancy,
                                tx -> Takeaway.progress(tx, id, PackTakeaway.Step.FILES, 1, 2));

        assertThat(goesOn).isFalse();
        assertThat(objects(tenant)).isEmpty();
    }

    private static List<String> objects(Tenant tenant) {
        try {
            return server
                    .house()
                    .store()
                    .list("tenants/" + tenant.id() + "/takeaway/", 10)
                    .objects()
                    .stream()
                    .map(it -> it.key().value())
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long letters(String why, Tenant tenant) {
        return server.house()
                .database()
                .operator(
                        why,
                        tx ->
                                tx.query(
                                                "select count(*) from outgoing_mail where tenant_id = :t and subject like '%archive%'")
                                        .bind("t", tenant.id())
                                        .one(Long.class));
    }

    /** Has a session's last proof be half an hour old. */
    private static void grow(Visitor visitor) {
        server.house()
                .database()
                .identity(
                        null,
                        tx ->
                                tx.query(
                                                "update session set proven_at = now() - interval '30 minutes'")
                                        .execute());
        assertThat(visitor.get("/compte").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<byte[]> raw(Visitor visitor, String path, String range)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                        .header("cookie", visitor.cookie());
        if (!range.isEmpty()) {
            request.header("range", range);
        }
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String location(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
        return reply.headers().firstValue("location").orElseThrow();
    }

    private static String waitFor(Visitor visitor, String path, String words) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String body = "";
        while (System.nanoTime() < end) {
            body = visitor.get(path).body();
            if (body.contains(words)) {
                return body;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError(
                "never said: " + words + " but " + body.replaceAll("(?s).*<main|</main.*", ""));
    }
}
