package org.preau.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.preau.look.Looks;
import org.preau.site.Site;
import org.preau.site.Sites;
import org.preau.sql.TenantTx;
import org.preau.text.Json;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * Draws the model of a site, from its own rows only: sections, standing pages with their headings,
 * kinds of blocks, the look. What names somebody is left out and counted.
 */
final class DrawBlueprint {

    private static final Pattern HEADING =
            Pattern.compile("^#{2,3}[ \\t]+(.+?)[ \\t]*#*$", Pattern.MULTILINE);
    private static final Pattern MARKS = Pattern.compile("[*_`\\[\\]<>]|\\(.*?\\)");
    private static final int TITLE = 200;

    /** Blocks that a home page can be made of; what is none of them is not taken. */
    private static final Set<String> KINDS =
            Set.of(
                    "featured",
                    "latest",
                    "agenda",
                    "text",
                    "picture",
                    "gallery",
                    "figures",
                    "people",
                    "hours",
                    "actions",
                    "files",
                    "contact",
                    "newsletter",
                    "partners",
                    "sections",
                    "about",
                    "match",
                    "scores",
                    "teams",
                    "training",
                    "week",
                    "alert",
                    "board",
                    "needs");

    /**
     * @param left how many titles were left out for what they say
     */
    record Drawn(Blueprint blueprint, int left) {}

    private record SectionRow(UUID id, @Nullable UUID parentId, String title) {}

    private record PageRow(String title, String body) {}

    private final Messages messages;

    DrawBlueprint(Messages messages) {
        this.messages = messages;
    }

    Drawn of(TenantTx tx) {
        Site site = Sites.read(tx);
        return new Drawing(site, discretion(tx, site)).of(tx);
    }

    /** Everybody whom the rows of the site name, its own name and its address. */
    private static Discretion discretion(TenantTx tx, Site site) {
        List<String> people =
                tx.query(
                                """
                                select director from site
                                 union
                                select author_name from article
                                 union
                                select saved_by from revision
                                 union
                                select credit from media
                                 union
                                select created_by from media
                                 union
                                select name from invitation
                                 union
                                select actor_name from audit_entry where actor_kind <> 'system'
                                 union
                                select a.name
                                  from membership m
                                  join account a on a.account_id = m.account_id
                                 union
                                select person ->> 'name'
                                  from site, jsonb_path_query(home, '$.blocks[*].people[*]') as person
                                 where person ->> 'name' is not null
                                """)
                        .list(String.class);
        List<String> phrases = new ArrayList<>(site.address().lines().toList());
        phrases.add(site.name());
        phrases.add(site.registration());
        return new Discretion(people, phrases);
    }

    /** One drawing. */
    private final class Drawing {

        private final Site site;
        private final Discretion discretion;
        private final Language language;
        private int left;

        Drawing(Site site, Discretion discretion) {
            this.site = site;
            this.discretion = discretion;
            this.language = Language.ofTag(site.language()).orElse(Language.FR);
        }

        Drawn of(TenantTx tx) {
            List<SectionRow> rows =
                    tx.query("select id, parent_id, title from section order by position, title")
                            .list(SectionRow.class);
            Blueprint drawn =
                    new Blueprint(
                            site.theme(),
                            Looks.bare(Looks.worn(tx)),
                            site.language(),
                            sections(rows, null),
                            pages(tx),
                            blocks());
            return new Drawn(drawn, left);
        }

        private List<Blueprint.Part> sections(List<SectionRow> rows, @Nullable UUID parent) {
            return rows.stream()
                    .filter(it -> Objects.equals(it.parentId(), parent))
                    .map(it ->
                            new Blueprint.Part(
                                    named(it.title(), "section"), sections(rows, it.id())))
                    .toList();
        }

        private List<Blueprint.Page> pages(TenantTx tx) {
            return tx
                    .query(
                            """
                            select title, body
                              from article
                             where kind = 'page'
                               and state <> 'withdrawn'
                             order by position, title
                            """)
                    .list(PageRow.class)
                    .stream()
                    .map(it -> new Blueprint.Page(named(it.title(), "page"), headings(it.body())))
                    .toList();
        }

        private List<String> headings(String body) {
            List<String> headings = new ArrayList<>();
            Matcher found = HEADING.matcher(body);
            while (found.find()) {
                String bare = MARKS.matcher(found.group(1)).replaceAll("");
                taken(bare).ifPresent(headings::add);
            }
            return headings;
        }

        private List<Blueprint.Block> blocks() {
            List<Blueprint.Block> blocks = new ArrayList<>();
            for (JsonNode block : home().path("blocks")) {
                String kind = block.path("kind").asText("");
                if (KINDS.contains(kind)) {
                    blocks.add(
                            new Blueprint.Block(
                                    kind,
                                    taken(block.path("title").asText("")).orElse(""),
                                    Math.clamp(block.path("count").asInt(0), 0, 50)));
                }
            }
            return blocks;
        }

        private JsonNode home() {
            try {
                return Json.tree(site.home().getBytes(StandardCharsets.UTF_8));
            } catch (Json.MalformedJson e) {
                throw new IllegalStateException("the database gave what is no JSON", e);
            }
        }

        private String named(String title, String kind) {
            return taken(title)
                    .orElseGet(() -> messages.text(language, "blueprint.unnamed." + kind));
        }

        private Optional<String> taken(String title) {
            Optional<String> taken =
                    discretion.taken(title.length() > TITLE ? title.substring(0, TITLE) : title);
            left += taken.isEmpty() && !title.isBlank() ? 1 : 0;
            return taken;
        }
    }
}
