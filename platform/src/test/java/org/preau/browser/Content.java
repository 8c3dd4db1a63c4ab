package org.preau.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.text.Json;
import org.preau.web.Secrets;
import org.preau.whole.Fixture;

/**
 * Fills an association with one of everything that pages can show, through the API, as a program of
 * its own would: every construct of Markdown, every block of a home page, every state of a text.
 */
final class Content {

    /** Enough articles for a second page of a list. */
    private static final int MANY = 14;

    private static final String PORTAL_HOME =
            """
            {"sectors": ["Centre", "Les Quais", "La Butte", "Le Moulin", "Les Prés", "Plaine et Hameaux"],
             "host": {"name": "Les Hébergeurs de la Butte", "address": ["1, place du Marché", "75020 Paris"], "phone": "01 00 00 00 00"}}
            """;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final TestServer server;
    private final Fixture fixture;
    private final Tenant tenant;
    private final String token;

    Content(TestServer server, Fixture fixture, Tenant tenant) {
        this.server = server;
        this.fixture = fixture;
        this.tenant = tenant;
        this.token = "preau_" + tenant.slug().value().substring(0, 1).repeat(43);
    }

    /**
     * Writes it all.
     *
     * @param theme of the site; empty on the portal, which has none to choose
     * @return where one of its pictures is
     */
    String write(String name, String theme) {
        fixture.run(List.of(tokenRow()));
        call(
                "PUT",
                "/site/settings",
                fields(
                        "name", name,
                        "about", "Nous ouvrons un jardin, **au fond de la cour**, à qui veut.",
                        "address", "3, rue de l’Abbé-Groult\n75015 Paris",
                        "phone", "01 23 45 67 89",
                        "email", "bonjour@jardin.example",
                        "registration", "W751234567",
                        "director", "Ana Núñez",
                        "language", "fr"));
        JsonNode picture = picture();
        String section =
                id(
                        call(
                                "POST",
                                "/sections",
                                fields("title", "Vie du jardin", "description", "Ce qui pousse.")));
        call("POST", "/sections", fields("title", "La cabane", "parent", section));
        articles(section, picture);
        page("Qui sommes-nous ?", picture);
        String featured = article("Le jardin ouvre samedi", section, picture);
        appearance(theme, picture, featured);
        return picture.path("path").asText();
    }

    private void articles(String section, JsonNode picture) {
        for (int i = 1; i <= MANY; i++) {
            article("Nouvelle " + i, section, picture);
        }
        call("POST", "/articles", text("Un brouillon", section, picture));
        String proposed = id(call("POST", "/articles", text("Proposé", section, picture)));
        call("POST", "/articles/" + proposed + "/proposal", Map.of());
        String declined = id(call("POST", "/articles", text("Refusé", section, picture)));
        call("POST", "/articles/" + declined + "/proposal", Map.of());
        call("POST", "/articles/" + declined + "/refusal", fields("word", "Il manque la date."));
        String withdrawn = article("Retiré", section, picture);
        call("DELETE", "/articles/" + withdrawn + "/publication", Map.of());
    }

    private String article(String title, String section, JsonNode picture) {
        String id = id(call("POST", "/articles", text(title, section, picture)));
        call("POST", "/articles/" + id + "/publication", Map.of());
        return id;
    }

    private void page(String title, JsonNode picture) {
        String id =
                id(
                        call(
                                "POST",
                                "/pages",
                                fields(
                                        "title",
                                        title,
                                        "lead",
                                        "Une phrase.",
                                        "body",
                                        everything(picture))));
        call("POST", "/pages/" + id + "/publication", Map.of());
    }

    private static Map<String, Object> text(String title, String section, JsonNode picture) {
        Map<String, Object> all =
                new HashMap<>(
                        fields(
                                "title",
                                title,
                                "lead",
                                "Trois carrés de salades, un composteur et beaucoup d’amis.",
                                "body",
                                everything(picture),
                                "section",
                                section,
                                "cover",
                                picture.path("id").asText(),
                                "coverAlt",
                                "Une cour plantée d’arbres",
                                "coverCaption",
                                "Le jardin au printemps"));
        all.put("tags", List.of("jardin", "fête"));
        return all;
    }

    private void appearance(String theme, JsonNode picture, String featured) {
        if (theme.isEmpty()) {
            home(PORTAL_HOME);
            return;
        }
        call(
                "PUT",
                "/site/appearance",
                fields(
                        "theme",
                        theme,
                        "tagline",
                        "On sème, on attend, on partage",
                        "homeTitle",
                        "Un jardin pour toutes et tous",
                        "homeLead",
                        "Au fond de la cour, à gauche.",
                        "logo",
                        picture.path("id").asText(),
                        "featured",
                        featured));
        home("{\"blocks\": " + blocks(picture.path("path").asText()) + "}");
    }

    /** What no form arranges yet. */
    private void home(String json) {
        fixture.run(
                List.of(
                        "update preau.site set home = home || '"
                                + json.replace("'", "''")
                                + "' where tenant_id = '"
                                + tenant.id()
                                + "'",
                        "update preau.tenant set revision = revision + 1 where tenant_id = '"
                                + tenant.id()
                                + "'"));
    }

    private static String blocks(String picture) {
        return """
        [{"kind": "featured", "title": "À la une"},
         {"kind": "latest", "title": "Les nouvelles"},
         {"kind": "text", "title": "Le jardin", "text": "Un texte **gras** et [un lien](/recherche).\\n\\n## Un titre\\n\\n- un\\n- deux"},
         {"kind": "picture", "file": "%s", "alt": "La cour", "caption": "La cour en mai"},
         {"kind": "people", "title": "L’équipe", "people": [{"name": "Ana Núñez", "role": "Présidente", "email": "ana@jardin.example"}, {"name": "Bachir", "role": "Trésorier"}]},
         {"kind": "hours", "title": "Quand venir", "note": "Fermé en août", "hours": [{"day": "Samedi", "hours": "10 h – 12 h"}, {"day": "Dimanche", "hours": "14 h"}]},
         {"kind": "figures", "title": "En chiffres", "figures": [{"value": "42", "label": "familles"}, {"value": "1 200", "label": "salades"}]},
         {"kind": "actions", "title": "Que faire ?", "actions": [{"label": "Nous rejoindre", "url": "/qui-sommes-nous", "text": "Tout le monde peut venir."}]},
         {"kind": "partners", "title": "Avec nous", "partners": [{"name": "La mairie", "url": "https://exemple.org/"}, {"name": "L’école"}]},
         {"kind": "alert", "title": "Fermé jeudi", "text": "Le jardin ferme à midi.", "level": "warning", "until": "2190-01-01", "more": "/recherche"},
         {"kind": "match", "title": "Prochain match", "us": "Les Jardiniers", "more": "/recherche", "matches": [{"home": "Les Jardiniers", "away": "Montclar", "date": "2190-01-01", "time": "20 h 30", "place": "Au jardin", "competition": "Coupe", "note": "entrée libre"}]},
         {"kind": "scores", "title": "Résultats", "us": "Les Jardiniers", "scores": [{"home": "Les Jardiniers", "away": "Aubrac", "score": "3 - 2", "team": "A", "day": "sam."}, {"home": "Aubrac", "away": "Les Jardiniers", "score": "forfait"}]},
         {"kind": "teams", "title": "Nos équipes"},
         {"kind": "training", "title": "La semaine au jardin", "trainings": [{"day": "Lundi", "time": "18 h", "what": "Bêche"}, {"day": "Jeudi", "time": "18 h", "what": "Râteau"}]},
         {"kind": "week", "title": "Cette semaine", "days": [{"date": "2190-01-01", "what": "Semis", "lunch": "Soupe"}, {"date": "2190-01-02", "what": "Repos"}]},
         {"kind": "board", "title": "Petites annonces", "count": "3"},
         {"kind": "needs", "title": "Il nous manque", "text": "Devant la porte.", "needs": [{"what": "de la paille"}, {"what": "des pots"}]}]
        """
                .formatted(picture);
    }

    private JsonNode picture() {
        return send("POST", "/media?name=cour.png&alt=Une%20cour", "image/png", drawing());
    }

    private static byte[] drawing() {
        BufferedImage image = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(
                new GradientPaint(
                        0, 0, new Color(0x7a, 0xb8, 0xd4), 0, 800, new Color(0x4d, 0x7c, 0x3a)));
        pen.fillRect(0, 0, 1200, 800);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String everything(JsonNode picture) {
        try (InputStream in = Content.class.getResourceAsStream("everything.md")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("PICTURE", picture.path("path").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tokenRow() {
        return "insert into preau.api_token (tenant_id, id, name, token_hash, rights, created_by) values ('"
                + tenant.id()
                + "', gen_random_uuid(), 'Contenu', '\\x"
                + HexFormat.of().formatHex(Secrets.digest(token))
                + "', '{read,write,publish,arrange,people,audit}', 'Ana Núñez')";
    }

    private JsonNode call(String method, String path, Map<String, ?> body) {
        return send(method, path, "application/json", Json.write(body));
    }

    private JsonNode send(String method, String path, String type, byte[] body) {
        String api = "/api/v1/associations/" + tenant.slug();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + api + path))
                        .header("host", "localhost:" + server.port())
                        .header("authorization", "Bearer " + token)
                        .header("content-type", type)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            HttpResponse<byte[]> answer =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
            String said = new String(answer.body(), StandardCharsets.UTF_8);
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        method + " " + api + path + ": " + answer.statusCode() + " " + said);
            }
            return said.isEmpty()
                    ? Json.tree("{}".getBytes(StandardCharsets.UTF_8))
                    : Json.tree(answer.body());
        } catch (IOException | Json.MalformedJson e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String id(JsonNode answer) {
        return answer.path("id").asText();
    }

    private static Map<String, Object> fields(String... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
