package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.ObjectStores;
import org.preau.backup.store.S3ProxyServer;
import org.preau.postgres.DatabaseAccess;
import org.preau.testing.ServerProcess;
import org.preau.testing.TestPostgres;
import org.preau.testing.Visitor;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The server beside a PostgreSQL, an S3 store and a mail relay of others, by its environment alone:
 * it keeps its rows, its bytes and its letters there, and nothing of them in its own folder.
 */
class ExternalPartsTest {

    private static final String API = "/api/v1/associations/gamma";

    private final List<String> letters = new CopyOnWriteArrayList<>();

    @Test
    void rowsPicturesAndLettersLieWithTheOthers() throws Exception {
        DatabaseAccess database = TestPostgres.database();
        SMTPServer relay = SMTPServer.port(0).simpleMessageListener(listener()).build();
        relay.start();
        Path data = Files.createTempDirectory("preau-external");
        try (S3ProxyServer s3 = S3ProxyServer.start()) {
            s3.createBucket("preau");
            Map<String, String> settings = settings(database, s3, relay.getPortAllocated());
            try (ServerProcess server = ServerProcess.start(data, settings)) {
                int port = server.port();
                Tokens.association(TestPostgres.superuser(database), "gamma", port);
                Visitor site = Visitor.of(port, "gamma.localhost");
                Visitor api = Tokens.of(port, TestPostgres.superuser(database), "gamma");

                String media =
                        field(
                                api.bytes(
                                                "POST",
                                                API + "/media?name=a.png&alt=Une+vue",
                                                "image/png",
                                                Noise.png(1))
                                        .body(),
                                "id");
                String picture = field(api.get(API + "/media/" + media).body(), "path");
                publish(api, media);
                String invited =
                        api.json(
                                        "POST",
                                        API + "/invitations",
                                        "{\"name\":\"Inès\",\"email\":\"ines@courriel.example\",\"office\":\"writer\"}")
                                .body();
                assertThat(field(invited, "id")).isNotEmpty();

                await("public", () -> site.get("/").body().contains("Fête de quartier"));
                assertThat(site.get(picture).statusCode()).isEqualTo(200);
                await("the letter", () -> !letters.isEmpty());
                assertThat(letters.getFirst()).contains("ines@courriel.example");
            }
            assertThat(
                            count(
                                    database,
                                    "select count(*) from preau.article where title = 'Fête de quartier'"))
                    .isEqualTo(1);
            try (ObjectStore store =
                    ObjectStores.open(s3.location("preau"), S3ProxyServer.CREDENTIALS)) {
                assertThat(store.list("tenants/", 10).objects()).isNotEmpty();
            }
            nothingOfItLiesIn(data);
        } finally {
            relay.stop();
        }
    }

    private static Map<String, String> settings(
            DatabaseAccess database, S3ProxyServer s3, int mail) {
        return Map.of(
                "PREAU_DATABASE_URL", database.url(),
                "PREAU_DATABASE_USER", database.user(),
                "PREAU_DATABASE_PASSWORD", database.password(),
                "PREAU_SECRET", TestPostgres.SECRET,
                "PREAU_STORE", s3.location("preau"),
                "PREAU_STORE_KEY", S3ProxyServer.CREDENTIALS.accessKey(),
                "PREAU_STORE_SECRET", S3ProxyServer.CREDENTIALS.secretKey(),
                "PREAU_MAIL_RELAY", "smtp://127.0.0.1:" + mail);
    }

    private static void publish(Visitor api, String cover) {
        String made =
                api.json(
                                "POST",
                                API + "/articles",
                                "{\"title\":\"Fête de quartier\",\"body\":\"Venez.\",\"cover\":\"%s\",\"coverAlt\":\"Une vue\"}"
                                        .formatted(cover))
                        .body();
        String address = API + "/articles/" + field(made, "id") + "/publication";
        var published = api.json("POST", address, "{\"version\":%s}".formatted(number(made)));
        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    }

    private static String number(String json) {
        Matcher version = Pattern.compile("\"version\":(\\d+)").matcher(json);
        assertThat(version.find()).as(json).isTrue();
        return version.group(1);
    }

    private static void nothingOfItLiesIn(Path data) throws IOException {
        try (Stream<Path> all = Files.list(data)) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .doesNotContain("postgresql", "objects", "mail");
        }
    }

    private SimpleMessageListener listener() {
        return new SimpleMessageListener() {
            @Override
            public boolean accept(String from, String recipient) {
                return true;
            }

            @Override
            public void deliver(String from, String to, InputStream message) throws IOException {
                letters.add(new String(message.readAllBytes(), StandardCharsets.UTF_8));
            }
        };
    }

    private static String field(String json, String name) {
        Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        assertThat(value.find()).as(json).isTrue();
        return value.group(1);
    }

    private static long count(DatabaseAccess access, String sql) throws SQLException {
        DatabaseAccess superuser = TestPostgres.superuser(access);
        try (Connection connection =
                        DriverManager.getConnection(
                                superuser.url(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
