package org.preau.home;

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
import org.preau.text.Json;

/**
 * The public home page as it leaves one site and comes to another: JSON in which sections and
 * articles are named by their address on the site, pictures by theirs.
 */
public final class PortableHome {

    private static final List<String> PLACES = List.of("section", "article");

    /**
     * How many blocks came.
     *
     * @param left those that could not be kept: they show a picture, say, that did not come
     */
    public record Taken(int blocks, int left) {}

    private PortableHome() {}

    /** {@code {"blocks": [...]}}; no blocks while the page shows what it shows by itself. */
    public static String write(TenantTx tx) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        for (Block block : Arrangement.read(HomePage.read(tx).online()).blocks()) {
            Map<String, Object> json = new LinkedHashMap<>(block.json());
            json.remove("id");
            json.remove("version");
            PLACES.forEach(place -> json.computeIfPresent(place, (name, id) -> slug(tx, id)));
            blocks.add(json);
        }
        return Json.text(Map.of("blocks", blocks));
    }

    /** How many blocks the public page has; 0 while it shows what it shows by itself. */
    public static long count(TenantTx tx) {
        return Arrangement.read(HomePage.read(tx).online()).blocks().size();
    }

    /**
     * Takes the place of the public home page, once sections, articles and pictures are there. The
     * same document a second time changes nothing that shows.
     *
     * @throws Json.MalformedJson when it is no JSON
     */
    public static Taken take(TenantTx tx, String document) throws Json.MalformedJson {
        HomePage.lock(tx);
        JsonNode all = Json.tree(document.getBytes(StandardCharsets.UTF_8)).path("blocks");
        List<Block> kept = new ArrayList<>();
        for (JsonNode node : all) {
            if (kept.size() < Arrangement.MOST) {
                Block.read(node, Ids.next())
                        .flatMap(block -> checked(tx, block))
                        .ifPresent(kept::add);
            }
        }
        if (!kept.isEmpty()) {
            HomePage.replace(tx, new Arrangement(kept, List.of()));
        }
        return new Taken(kept.size(), all.size() - kept.size());
    }

    private static Optional<Block> checked(TenantTx tx, Block block) {
        Map<String, String> words = new LinkedHashMap<>(block.words());
        PLACES.forEach(place -> words.computeIfPresent(place, (name, slug) -> id(tx, name, slug)));
        BlockCheck check = new BlockCheck(tx, block.kind());
        return check.check(words, block.lines()).isEmpty()
                ? Optional.of(
                        new Block(
                                Ids.next(),
                                1,
                                block.kind(),
                                block.hidden(),
                                check.words(),
                                check.lines()))
                : Optional.empty();
    }

    private static String slug(TenantTx tx, Object id) {
        return Places.uuid(id.toString()).flatMap(it -> slug(tx, it)).orElse("");
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

    private static String id(TenantTx tx, String place, String slug) {
        return tx.query(
                        """
                        select case when :place = 'section' then section_id else article_id end
                          from address
                         where slug = :slug
                        """)
                .bind("place", place)
                .bind("slug", slug)
                .first(UUID.class)
                .map(UUID::toString)
                .orElse(slug);
    }
}
