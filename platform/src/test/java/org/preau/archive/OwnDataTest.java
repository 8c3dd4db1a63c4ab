package org.preau.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.people.GiveOffice;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.whole.Fixture;

/** Somebody asks for what is known of her: all of it is in one archive, and nothing of others. */
class OwnDataTest {

    private static final String NAME = "Éléonore Quatrebarbes";
    private static final String EMAIL = "eleonore@quatrebarbes.example";

    private TestServer server;
    private Visitor her;
    private UUID account;

    @BeforeEach
    void start() {
        server = TestServer.start();
        her = server.signedIn(NAME, EMAIL);
        account =
                UUID.fromString(
                        server.accounts()
                                .byEmail(new EmailAddress(EMAIL))
                                .orElseThrow()
                                .id()
                                .toString());
        give(server.alpha());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatSheIsDidAndWroteIsThereAndNoSecretAndNothingOfOthers() throws Exception {
        write(server.alpha(), account, "Son texte", "Ce qu’elle a écrit.");
        write(server.alpha(), Ids.next(), "Un autre", "Ce qu’un autre a écrit.");
        write(server.beta(), Ids.next(), "Ailleurs", "Ce qui s’écrit ailleurs.");
        her.post("/compte", Map.of("name", NAME, "language", "fr", "appearance", "dark"));

        assertThat(her.get("/compte").body()).contains("href=\"/compte/donnees\"");
        assertThat(her.get("/compte/donnees").body()).contains("Télécharger l’archive", EMAIL);
        Map<String, String> files = fetched();

        JsonNode about = new JsonMapper().readTree(files.get("account.json"));
        assertThat(about.at("/account/name").asText()).isEqualTo(NAME);
        assertThat(about.at("/account/email").asText()).isEqualTo(EMAIL);
        assertThat(about.at("/account/appearance").asText()).isEqualTo("dark");
        assertThat(about.at("/devices")).hasSize(1);
        assertThat(about.at("/associations")).hasSize(1);
        assertThat(about.at("/associations/0/slug").asText()).isEqualTo("alpha");
        assertThat(about.at("/associations/0/offices/0/office").asText()).isEqualTo("webmaster");
        assertThat(files).containsKey("LISEZ-MOI.txt");
        assertThat(files.keySet()).anyMatch(it -> it.matches("alpha/site/articles/son-texte.*md"));
        String all = String.join("\n", files.values());
        assertThat(all)
                .contains("Ce qu’elle a écrit.")
                .doesNotContain("Ce qu’un autre a écrit.", "Ce qui s’écrit ailleurs.")
                .doesNotContain("_hash", "totp_secret", "token", her.cookie());
        try (var left = Files.list(server.house().settings().data().resolve("uploads"))) {
            assertThat(left.filter(it -> it.toString().contains("own-data"))).isEmpty();
        }
    }

    /** What she wrote there belongs to the association; that she was there is hers. */
    @Test
    void ofAnAssociationThatSheLeftItSaysWhatSheWasAndDidAndNoText() throws Exception {
        write(server.alpha(), account, "Son texte", "Ce qu’elle a écrit.");
        new Fixture(server)
                .run(
                        List.of(
                                "update preau.membership set ended_at = now() where office = 'webmaster'"));

        Map<String, String> files = fetched();

        assertThat(files.get("account.json")).contains("webmaster");
        assertThat(String.join("\n", files.values())).doesNotContain("Ce qu’elle a écrit.");
    }

    @Test
    void whoeverHasNotProvenWhoTheyAreIsAskedFirst() throws Exception {
        new Fixture(server)
                .run(List.of("update preau.session set proven_at = now() - interval '1 hour'"));

        assertThat(her.get("/compte/donnees").headers().firstValue("location"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("/compte/preuve?next="));
        assertThat(her.post("/compte/donnees", Map.of()).statusCode()).isEqualTo(303);
        assertThat(server.portal().get("/compte/donnees").statusCode()).isEqualTo(303);
    }

    private Map<String, String> fetched() throws Exception {
        String token =
                her.get("/compte/donnees")
                        .body()
                        .replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        HttpResponse<byte[]> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://localhost:"
                                                                + server.port()
                                                                + "/compte/donnees"))
                                        .header("cookie", her.cookie())
                                        .header("content-type", "application/x-www-form-urlencoded")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "csrf="
                                                                + java.net.URLEncoder.encode(
                                                                        token,
                                                                        StandardCharsets.UTF_8)))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("cache-control")).hasValue("private, no-store");
        return unzipped(answer.body());
    }

    private static Map<String, String> unzipped(byte[] archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry it = zip.getNextEntry(); it != null; it = zip.getNextEntry()) {
                files.put(it.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private void give(Tenant tenant) {
        new GiveOffice(server.house().database(), server.house().clock())
                .run(
                        server.tenancy(tenant),
                        TestServer.FIXTURE,
                        server.accounts().byEmail(new EmailAddress(EMAIL)).orElseThrow().id(),
                        NAME,
                        Office.WEBMASTER,
                        null,
                        null);
    }

    private void write(Tenant tenant, UUID author, String title, String body) {
        new Fixture(server)
                .run(
                        List.of(
                                """
                                insert into preau.article (tenant_id, id, kind, slug, title, body, author_id, author_name)
                                values ('%s', '%s', 'article', '%s', '%s', '%s', '%s', 'x')
                                """
                                        .formatted(
                                                tenant.id(),
                                                Ids.next(),
                                                title.toLowerCase(java.util.Locale.ROOT)
                                                        .replace(' ', '-'),
                                                title,
                                                body,
                                                author)));
    }
}
