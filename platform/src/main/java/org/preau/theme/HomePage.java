package org.preau.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

    private static final int LATEST = 7;
    private static final int DESCRIPTION = 200;

    private HomePage() {}

    static Supplier<SitePages.Answer> read(TenantTx tx, Shell shell) {
        JsonNode home = parsed(shell.site().home());
        List<Rows.Card> latest = Published.latest(tx, LATEST);
        UUID wanted = Home.read(shell.site().home()).featured();
        Rows.Card featured = featured(tx, wanted, latest);
        Map<String, Picture> pictures = Pictures.named(tx, files(home));
        return () -> show(shell, home, new HomeBlocks.Rows(latest, featured, pictures));
    }

    /** The article that is to stand first; the latest one when that is not to be seen any more. */
    private static Rows.@Nullable Card featured(
            TenantTx tx, @Nullable UUID id, List<Rows.Card> latest) {
        Rows.Card first = latest.isEmpty() ? null : latest.getFirst();
        if (id == null) {
            return first;
        }
        return latest.stream()
                .filter(card -> card.id().equals(id))
                .findFirst()
                .or(() -> Published.card(tx, id))
                .orElse(first);
    }

    private static SitePages.Page show(Shell shell, JsonNode home, HomeBlocks.Rows rows) {
        Voice voice = shell.voice();
        JsonNode intro = home.path("intro");
        String lead = voice.set(intro.path("lead").asText(shell.site().tagline()));
        HomeBlocks blocks = new HomeBlocks(shell, rows);
        Model content =
                Model.of(
                                "intro",
                                Model.of("title", voice.set(intro.path("title").asText("")))
                                        .and("lead", lead)
                                        .map())
                        .and("blocks", blocks.of(home.path("blocks")));
        return new Canvas(shell, "home", "/")
                .titled(shell.name())
                .described(Excerpt.of(lead.isEmpty() ? shell.site().about() : lead, DESCRIPTION))
                .canonical("/")
                .telling(StructuredData.site(shell))
                .show("home", content.map());
    }

    private static Set<String> files(JsonNode home) {
        Set<String> files = new TreeSet<>();
        home.path("blocks")
                .forEach(block -> {
                    String file = block.path("file").asText("");
                    if (!file.isEmpty()) {
                        files.add(file.substring(file.lastIndexOf('/') + 1));
                    }
                });
        return files;
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (Json.MalformedJson e) {
            return MissingNode.getInstance();
        }
    }
}
