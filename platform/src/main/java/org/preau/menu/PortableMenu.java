package org.preau.menu;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.text.Json;
import org.preau.text.SafeAddress;

/**
 * The menus that an association made, as they leave one site and come to another: JSON in which
 * sections and texts are named by their address on the site.
 */
public final class PortableMenu {

    private static final int LABEL = 80;

    private PortableMenu() {}

    /** {@code {"main": [...], "foot": [...]}}; empty while they follow sections and pages. */
    public static Optional<String> write(TenantTx tx) {
        return Menus.read(tx)
                .menu()
                .map(menu ->
                        Json.text(
                                Map.of(
                                        "main", written(tx, menu.main()),
                                        "foot", written(tx, menu.foot()))));
    }

    private static List<Map<String, Object>> written(TenantTx tx, List<Entry> entries) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Entry entry : entries) {
            boolean named = entry.kind() == EntryKind.SECTION || entry.kind() == EntryKind.TEXT;
            String target = named ? slug(tx, entry.target()) : entry.target();
            if (!named || !target.isEmpty()) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("kind", entry.kind().key());
                json.put("target", target);
                json.put("label", entry.label());
                json.put("children", written(tx, entry.children()));
                all.add(json);
            }
        }
        return all;
    }

    /**
     * Takes the place of the menus, once sections and texts are there. Entries whose target did not
     * come are left out, with what is below them.
     *
     * @return how many entries there are now
     * @throws Json.MalformedJson when it is no JSON
     */
    public static int take(TenantTx tx, String document) throws Json.MalformedJson {
        Menus.lock(tx);
        JsonNode tree = Json.tree(document.getBytes(StandardCharsets.UTF_8));
        Menu menu =
                new Menu(
                        taken(tx, tree.path("main"), Menu.Place.MAIN.levels()),
                        taken(tx, tree.path("foot"), Menu.Place.FOOT.levels()),
                        List.of());
        boolean usable = menu.size() > 0 && menu.size() <= Menu.MOST;
        if (usable) {
            Menus.save(tx, menu);
        }
        return usable ? menu.size() : 0;
    }

    private static List<Entry> taken(TenantTx tx, JsonNode list, int levels) {
        List<Entry> entries = new ArrayList<>();
        if (levels > 0) {
            list.forEach(node -> taken(tx, node, levels, entries));
        }
        return entries;
    }

    private static void taken(TenantTx tx, JsonNode node, int levels, List<Entry> entries) {
        String label = CleanInput.line(node.path("label").asText(""));
        String target = node.path("target").asText("");
        EntryKind.of(node.path("kind").asText(""))
                .filter(kind -> CleanInput.length(label) <= LABEL)
                .ifPresent(kind ->
                        target(tx, kind, target)
                                .ifPresent(goal ->
                                        entries.add(
                                                new Entry(
                                                        Ids.next(),
                                                        1,
                                                        kind,
                                                        goal,
                                                        label,
                                                        taken(
                                                                tx,
                                                                node.path("children"),
                                                                levels - 1)))));
    }

    private static Optional<String> target(TenantTx tx, EntryKind kind, String target) {
        return switch (kind) {
            case HOME, AGENDA, HEADING -> Optional.of("");
            case ADDRESS -> SafeAddress.of(target);
            case SECTION, TEXT ->
                    tx.query(
                                    """
                                    select case when :kind = 'section' then section_id else article_id end
                                      from address
                                     where slug = :slug
                                    """)
                            .bind("kind", kind.key())
                            .bind("slug", target)
                            .first(UUID.class)
                            .map(UUID::toString);
        };
    }

    private static String slug(TenantTx tx, String id) {
        return Entry.uuid(id).flatMap(it -> slug(tx, it)).orElse("");
    }

    private static Optional<String> slug(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select slug
                          from address
                         where current
                           and coalesce(section_id, article_id) = :id
                        """)
                .bind("id", id)
                .first(String.class);
    }
}
