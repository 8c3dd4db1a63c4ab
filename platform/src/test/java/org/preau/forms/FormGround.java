package org.preau.forms;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestPostgres;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.visitors.FormToken;
import org.preau.web.Secrets;

/** A server with an association whose president makes forms. */
final class FormGround implements AutoCloseable {

    private final TestServer server = TestServer.start();
    private final Visitor president = server.member(server.alpha(), Office.PRESIDENT);

    FormGround() {
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query("update site set email = 'bonjour@alpha.example'")
                                        .execute());
    }

    TestServer server() {
        return server;
    }

    Visitor president() {
        return president;
    }

    /** A visitor of alpha's site. */
    Visitor visitor() {
        return server.visitor("alpha.localhost");
    }

    /** Makes a form at the desk; its id. */
    UUID make(String ready, String title) {
        UUID id = Ids.next();
        HttpResponse<String> made =
                president.post(
                        "/espace/alpha/formulaires/nouveau",
                        Map.of("id", id.toString(), "modele", ready, "title", title));
        if (made.statusCode() != 303) {
            throw new AssertionError(made.statusCode() + " " + made.body());
        }
        return id;
    }

    /** Makes one and opens it to visitors. */
    UUID open(String ready, String title) {
        UUID id = make(ready, title);
        HttpResponse<String> opened =
                president.post(
                        "/espace/alpha/formulaires/" + id + "/ouverture", Map.of("sens", "ouvrir"));
        if (opened.statusCode() != 303) {
            throw new AssertionError(opened.statusCode() + " " + opened.body());
        }
        return id;
    }

    /** A token that was given out some time ago, as somebody who reads first would send it. */
    String token(Tenant tenant, UUID form, long secondsAgo) {
        Clock then = Clock.fixed(Instant.now().minusSeconds(secondsAgo), java.time.ZoneOffset.UTC);
        return new FormToken(new Secrets(TestPostgres.SECRET), then)
                .give(tenant.id(), form.toString());
    }

    /** The answers of a form in that state. */
    List<Answer> answers(UUID form, Answer.State state) {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.alpha()),
                        tx ->
                                Answers.page(
                                        tx, new Answers.Wanted(form, "", state, false), 1_000, 0));
    }

    @Override
    public void close() {
        server.close();
    }
}
