package org.preau.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.preau.site.Home;
import org.preau.sql.TenantTx;
import org.preau.text.Excerpt;
import org.preau.text.Json;
import org.preau.web.SitePages;

/**
 * The home page: what the association arranged in {@code site.home}, or, before it arranged
 * anything, its latest articles, its sections and what it says of itself.
 */
final class HomePage {

    private static final int DESCRIPTION = 200;

    private HomePage() {}

    static Supplier<SitePages.Answer> read(TenantTx tx, Shell shell, Instant now) {
        JsonNode home = parsed(shell.site().home());
        UUID first = Home.read(shell.site().home()).featured();
        HomeRows rows = HomeRows.read(tx, shell, home, first, now);
        return () -> show(shell, home, rows);
    }

    private static SitePages.Page show(Shell shell, JsonNode home, HomeRows rows) {
        Voice voice = shell.voice();
        JsonNode intro = home.path("intro");
        String lead = voice.set(intro.path("lead").asText(shell.site().tagline()));
        Model content =
                Model.of(
                                "intro",
                                Model.of("title", voice.set(intro.path("title").asText("")))
                                        .and("lead", lead)
                                        .map())
                        .and("blocks", new HomeBlocks(shell, rows).all());
        return new Canvas(shell, "home", "/")
                .titled(shell.name())
                .described(Excerpt.of(lead.isEmpty() ? shell.site().about() : lead, DESCRIPTION))
                .canonical("/")
                .telling(StructuredData.site(shell))
                .until(rows.until())
                .show("home", content.map());
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (Json.MalformedJson e) {
            return MissingNode.getInstance();
        }
    }
}
