package org.preau.blueprint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.site.Addresses;
import org.preau.sql.Tx;
import org.preau.text.Json;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.text.Slugs;

/**
 * Begins a new site by a model: sections to write in, standing pages as drafts whose headings say
 * what belongs there, the home page's blocks, the look. In the transaction that opens the
 * association.
 */
public final class StartSite {

    private static final int DEEPEST = 3;

    /** Blocks that show something by themselves; the others wait, hidden, to be filled in. */
    private static final Set<String> BY_THEMSELVES =
            Set.of("featured", "latest", "sections", "about", "contact", "teams", "board");

    private record Row(UUID id, @Nullable UUID parent, String slug, String title, int position) {}

    /** Its own words, so that the command line opens associations as the server does. */
    private final Messages messages = Messages.load(List.of("/org/preau/blueprint"));

    /**
     * Writes it into the tenant that {@code tx} works in, which has no site yet.
     *
     * @param language of the guiding lines
     */
    public void write(Tx tx, Blueprint blueprint, Language language) {
        tx.query(
                        """
                        insert into site (director, look, home)
                        values ('', cast(:look as jsonb), cast(:home as jsonb))
                        """)
                .bind("look", blueprint.look())
                .bind("home", home(blueprint))
                .execute();
        Set<String> taken = new HashSet<>();
        List<Row> sections = new ArrayList<>();
        sections(blueprint.sections(), null, 1, taken, sections);
        sections.forEach(it -> section(tx, it));
        for (int at = 0; at < blueprint.pages().size(); at++) {
            page(tx, blueprint.pages().get(at), at, language, taken);
        }
    }

    private static void sections(
            List<Blueprint.Part> parts,
            @Nullable UUID parent,
            int depth,
            Set<String> taken,
            List<Row> rows) {
        for (int at = 0; at < parts.size(); at++) {
            Blueprint.Part part = parts.get(at);
            UUID id = Ids.next();
            rows.add(new Row(id, parent, slug(part.title(), taken), part.title(), at));
            if (depth < DEEPEST) {
                sections(part.parts(), id, depth + 1, taken, rows);
            }
        }
    }

    private static void section(Tx tx, Row row) {
        tx.query(
                        """
                        with made as (
                            insert into section (id, parent_id, slug, title, position)
                            values (:id, :parent, :slug, :title, :position)
                        )
                        insert into address (slug, section_id)
                        values (:slug, :id)
                        """)
                .bind("id", row.id())
                .bind("parent", row.parent())
                .bind("slug", row.slug())
                .bind("title", row.title())
                .bind("position", row.position())
                .execute();
    }

    private void page(
            Tx tx, Blueprint.Page page, int position, Language language, Set<String> taken) {
        tx.query(
                        """
                        with made as (
                            insert into article (id, kind, slug, title, body, position, state, published_at)
                            values (:id, 'page', :slug, :title, :body, :position, 'draft', null)
                        )
                        insert into address (slug, article_id)
                        values (:slug, :id)
                        """)
                .bind("id", Ids.next())
                .bind("slug", slug(page.title(), taken))
                .bind("title", page.title())
                .bind("body", body(page, language))
                .bind("position", position)
                .execute();
    }

    /** Each heading with a line that says what to do with it. */
    private String body(Blueprint.Page page, Language language) {
        String guide = messages.text(language, "blueprint.guide");
        StringBuilder body = new StringBuilder(page.headings().isEmpty() ? guide + "\n" : "");
        page.headings()
                .forEach(it ->
                        body.append("## ").append(it).append("\n\n").append(guide).append("\n\n"));
        return body.toString();
    }

    private static String home(Blueprint blueprint) {
        if (blueprint.blocks().isEmpty()) {
            return "{}";
        }
        List<Map<String, Object>> blocks = new ArrayList<>();
        for (Blueprint.Block block : blueprint.blocks()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", Ids.next().toString());
            json.put("version", 1);
            json.put("kind", block.kind());
            if (!block.title().isEmpty()) {
                json.put("title", block.title());
            }
            if (block.count() > 0) {
                json.put("count", String.valueOf(block.count()));
            }
            if (!BY_THEMSELVES.contains(block.kind())) {
                json.put("hidden", true);
            }
            blocks.add(json);
        }
        return Json.text(Map.of("blocks", blocks));
    }

    /** One that is free in this site. */
    private static String slug(String title, Set<String> taken) {
        String slug = Slugs.free(title, Addresses.RESERVED, taken::contains);
        taken.add(slug);
        return slug;
    }
}
