package org.preau.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preau.demo.DemoHome;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.text.Dates;
import org.preau.text.Json;

/** Loads a site of the demonstration's content, to look at its pages. */
final class DemoSite {

    private final Path folder;
    private final SiteFixture site;
    private final Map<String, UUID> sections = new HashMap<>();
    private final Map<String, UUID> media = new HashMap<>();
    private final Map<String, UUID> articles = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    private DemoSite(Path folder, SiteFixture site) {
        this.folder = folder;
        this.site = site;
    }

    static Tenant load(TestServer server, String slug) {
        Path folder = Path.of("src/main/resources/org/preau/demo", slug);
        JsonNode association = json(folder.resolve("association.json"));
        Tenant tenant = server.open(slug, association.path("name").asText());
        DemoSite demo = new DemoSite(folder, new SiteFixture(server, tenant));
        demo.clear();
        demo.media();
        demo.sections(json(folder.resolve("sections.json")), null);
        demo.texts("pages", "page");
        demo.texts("articles", "article");
        demo.details(association);
        return tenant;
    }

    /** What a new site begins with makes room. */
    private void clear() {
        site.change(tx -> {
            tx.query("delete from address").execute();
            tx.query("delete from article").execute();
            return tx.query("delete from section").execute();
        });
    }

    private void details(JsonNode association) {
        StringBuilder address = new StringBuilder();
        association.path("address").forEach(line -> address.append(line.asText()).append('\n'));
        site.details(
                association.path("tagline").asText(),
                association.path("about").asText(),
                address.toString(),
                association.path("phone").asText(),
                association.path("email").asText(),
                home());
        site.theme(association.path("theme").asText());
        UUID logo = media.get("logo.svg");
        site.change(tx ->
                tx.query("update site set logo_id = :logo, director = :name")
                        .bind("logo", logo)
                        .bind("name", association.path("director").asText())
                        .execute());
    }

    /** The file names articles and sections by their address, the row by their identifier. */
    private String home() {
        try {
            return Json.text(
                    DemoHome.read(
                            Files.readAllBytes(folder.resolve("home.json")),
                            LocalDate.now(Dates.PARIS),
                            slug ->
                                    Optional.ofNullable(articles.get(slug))
                                            .or(() -> Optional.ofNullable(sections.get(slug)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException(e);
        }
    }

    private void sections(JsonNode all, @Nullable UUID parent) {
        for (JsonNode one : all) {
            UUID id =
                    site.section(
                            parent,
                            one.path("slug").asText(),
                            one.path("title").asText(),
                            one.path("description").asText());
            sections.put(one.path("slug").asText(), id);
            sections(one.path("children"), id);
        }
    }

    private void media() {
        JsonNode known = json(folder.resolve("media/media.json"));
        known.fieldNames()
                .forEachRemaining(
                        name -> medium(folder.resolve("media").resolve(name), known.path(name)));
        medium(folder.resolve("logo.svg"), NOTHING_KNOWN);
    }

    private static final JsonNode NOTHING_KNOWN =
            com.fasterxml.jackson.databind.node.MissingNode.getInstance();

    private void medium(Path file, JsonNode known) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String hash =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            String name = file.getFileName().toString();
            String type = name.endsWith(".svg") ? "image/svg+xml" : "image/webp";
            media.put(
                    name,
                    site.medium(
                            hash,
                            name,
                            type,
                            known.path("width").asInt(64),
                            known.path("height").asInt(64),
                            bytes));
            addresses.put(name, "/media/" + hash.substring(0, 16) + "/" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void texts(String place, String kind) {
        try (Stream<Path> files = Files.list(folder.resolve(place))) {
            files.sorted().forEach(file -> text(file, kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void text(Path file, String kind) {
        String[] parts = text(file).split("(?m)^---$", 3);
        Map<String, String> head = new HashMap<>();
        parts[1].lines()
                .filter(line -> line.contains(": "))
                .forEach(line ->
                        head.put(
                                line.substring(0, line.indexOf(':')),
                                line.substring(line.indexOf(':') + 2)));
        String body = parts[2].strip();
        for (Map.Entry<String, String> one : addresses.entrySet()) {
            body = body.replace("(media/" + one.getKey(), "(" + one.getValue());
        }
        String state = head.getOrDefault("state", "published");
        Instant at =
                Instant.now()
                        .minus(Duration.ofDays(Long.parseLong(head.getOrDefault("daysAgo", "30"))));
        List<String> tags =
                head.containsKey("tags") ? List.of(head.get("tags").split(", ")) : List.of();
        SiteFixture.Draft draft =
                new SiteFixture.Draft(
                        kind,
                        head.getOrDefault("slug", ""),
                        head.getOrDefault("title", ""),
                        head.getOrDefault("lead", ""),
                        body,
                        state,
                        state.equals("published") ? at : null,
                        head.getOrDefault("author", ""),
                        tags,
                        kind.equals("page") ? null : sections.get(head.getOrDefault("section", "")),
                        media.get(head.getOrDefault("cover", "")));
        articles.put(draft.slug(), site.write(draft));
    }

    private static JsonNode json(Path file) {
        try {
            return Json.tree(text(file).getBytes(StandardCharsets.UTF_8));
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
