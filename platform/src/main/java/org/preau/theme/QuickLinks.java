package org.preau.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.preau.text.Json;
import org.preau.text.SafeAddress;

/**
 * What visitors come to do, near at hand on every page of the themes that have a place for it: the
 * first large links of the home page.
 */
final class QuickLinks {

    private static final int MOST = 3;

    private QuickLinks() {}

    /**
     * None where the theme has no place for them or the home page no such block.
     *
     * @param place where the page stands in the menu: pages of one place have the same links
     */
    static List<Map<String, Object>> of(Shell shell, String place) {
        if (!shell.theme().hasQuickLinks()) {
            return List.of();
        }
        String current = place.split(" ", 2)[0];
        List<Map<String, Object>> links = new ArrayList<>();
        for (JsonNode action : actions(shell.site().home())) {
            String label = shell.voice().set(action.path("label").asText(""));
            SafeAddress.of(action.path("url").asText(""))
                    .filter(url -> links.size() < MOST && !label.isEmpty())
                    .ifPresent(url -> links.add(link(label, url, current)));
        }
        if (!links.isEmpty() && shell.theme().hasQuickHome()) {
            links.addFirst(link(shell.voice().say("theme.menu.home"), "/", current));
        }
        return links;
    }

    private static Map<String, Object> link(String label, String url, String current) {
        return Map.of("label", label, "url", url, "current", url.equals(current));
    }

    private static JsonNode actions(String home) {
        try {
            for (JsonNode block : Json.tree(home.getBytes(StandardCharsets.UTF_8)).path("blocks")) {
                if (block.path("kind").asText("").equals("actions")
                        && !block.path("hidden").asBoolean(false)) {
                    return block.path("actions");
                }
            }
            return Json.tree(new byte[] {'[', ']'});
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("the database gave what is no JSON", e);
        }
    }
}
