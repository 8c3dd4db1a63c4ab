package org.preau.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.demo.MakeDemonstration;
import org.preau.operator.OpenAssociation;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.text.Json;

/**
 * Draws the model of each association of the demonstration, and looks in it, word by word, for
 * every personal string that the association's rows hold. What is personal is found in the
 * database's own list of columns, so that a column of tomorrow is looked at too.
 */
@SuppressWarnings("NullAway.Init") // set before all
class NobodyLeavesTest {

    /** Columns that hold a person, a way to reach one, or words that somebody wrote to be read. */
    private static final Pattern PERSONAL =
            Pattern.compile(
                    "(.*_)?(name|email|phone|address|director|person|credit|recipient|by|body|lead|about|alt|caption|registration|note|transcript|text)");

    /** Whose names are those of things: a host's, a file's, a theme's. */
    private static final Set<String> OF_THINGS =
            Set.of("media.name", "media_former.name", "media_caption.name", "blueprint.name");

    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}@]+");
    private static final Pattern REACHES = Pattern.compile("@|https?:|(?:\\d[ .]?){6,}");
    private static final int SHORT = 3;
    private static final int SENTENCE = 24;

    private record Column(String table, String name) {}

    private static TestServer server;
    private static MakeDemonstration.Made made;

    @BeforeAll
    static void make() {
        server = TestServer.start();
        made =
                new MakeDemonstration(
                                server.house().database(),
                                server.house().store(),
                                server.house().directory(),
                                server.house().tenancies(),
                                new OpenAssociation(
                                        server.house().database(), server.house().jobs()),
                                server.accounts(),
                                tenancy -> {},
                                (tx, timed) -> {},
                                server.house().clock())
                        .run();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void noPersonalStringOfASiteStandsInItsModel() {
        int looked = 0;
        int leaves = 0;
        for (Tenant association : made.associations()) {
            bait(association);
            List<String> secrets = secrets(association);
            Set<String> people = people(association);
            List<String> model = leaves(stored(association));
            assertThat(model).as("the bait was left out").contains("Rubrique à nommer");
            assertThat(people).as("there are people to look for").hasSizeGreaterThan(SHORT);
            for (String leaf : model) {
                assertThat(REACHES.matcher(leaf).find()).as(leaf).isFalse();
                assertThat(words(leaf)).as(leaf).doesNotContainAnyElementsOf(people);
                for (String secret : secrets) {
                    assertThat(plain(leaf)).doesNotContain(secret);
                }
            }
            looked += secrets.size() + people.size();
            leaves += model.size();
        }
        System.out.println(
                "models: " + leaves + " words looked at for " + looked + " personal strings");
        assertThat(looked).isGreaterThan(300);
    }

    /** A section that names somebody, so that a model which took all would be caught. */
    private static void bait(Tenant association) {
        server.house()
                .database()
                .write(
                        server.tenancy(association),
                        tx ->
                                tx.query(
                                                "insert into section (id, slug, title) select :id, 'le-mot', 'Le mot de ' || max(author_name) from article")
                                        .bind("id", org.preau.base.Ids.next())
                                        .execute());
    }

    private static JsonNode stored(Tenant association) {
        DrawBlueprint draw = new DrawBlueprint(server.house().messages());
        String json =
                server.house()
                        .database()
                        .read(server.tenancy(association), draw::of)
                        .blueprint()
                        .json();
        try {
            return Json.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (Json.MalformedJson e) {
            throw new AssertionError(e);
        }
    }

    /** Every text of a document, those within texts that are documents themselves too. */
    private static List<String> leaves(JsonNode node) {
        List<String> leaves = new ArrayList<>();
        if (node.isTextual() && !node.asText().isBlank()) {
            leaves.add(node.asText());
        }
        node.forEach(child -> leaves.addAll(leaves(child)));
        return leaves;
    }

    /** Whole values of all personal columns of the association's tables, as they would be found. */
    private static List<String> secrets(Tenant association) {
        Set<String> secrets = new TreeSet<>();
        for (Column column : columns()) {
            for (String value : values(association, column)) {
                String plain = plain(value);
                if (plain.length() >= SENTENCE || (plain.contains(" ") && plain.length() > SHORT)) {
                    secrets.add(plain);
                }
            }
        }
        secrets.remove(plain(association.name()));
        return List.copyOf(secrets);
    }

    private static List<Column> columns() {
        return server
                .house()
                .database()
                .operator(
                        "test",
                        tx ->
                                tx.query(
                                                """
                                                select c.table_name as table, c.column_name as name
                                                  from information_schema.columns c
                                                  join information_schema.columns t
                                                    on t.table_schema = c.table_schema
                                                   and t.table_name = c.table_name
                                                   and t.column_name = 'tenant_id'
                                                  join information_schema.tables b
                                                    on b.table_schema = c.table_schema
                                                   and b.table_name = c.table_name
                                                   and b.table_type = 'BASE TABLE'
                                                 where c.table_schema = 'preau'
                                                   and c.data_type = 'text'
                                                """)
                                        .list(Column.class))
                .stream()
                .filter(it -> PERSONAL.matcher(it.name()).matches())
                .filter(it -> !OF_THINGS.contains(it.table() + "." + it.name()))
                .toList();
    }

    private static List<String> values(Tenant association, Column column) {
        return server.house()
                .database()
                .operator(
                        "test",
                        tx ->
                                tx.query(
                                                "select distinct %s from preau.%s where tenant_id = :tenant and %s <> ''"
                                                        .formatted(
                                                                column.name(),
                                                                column.table(),
                                                                column.name()))
                                        .bind("tenant", association.id())
                                        .list(String.class));
    }

    /** Each word of a name of somebody whom the association knows. */
    private static Set<String> people(Tenant association) {
        Set<String> people = new TreeSet<>();
        List<String> names =
                server.house()
                        .database()
                        .operator(
                                "test",
                                tx ->
                                        tx.query(
                                                        """
                                                        select a.name
                                                          from preau.membership m
                                                          join preau.account a on a.account_id = m.account_id
                                                         where m.tenant_id = :tenant
                                                         union
                                                        select author_name from preau.article where tenant_id = :tenant
                                                         union
                                                        select director from preau.site where tenant_id = :tenant
                                                         union
                                                        select person ->> 'name'
                                                          from preau.site, jsonb_path_query(home, '$.blocks[*].people[*]') as person
                                                         where tenant_id = :tenant
                                                        """)
                                                .bind("tenant", association.id())
                                                .list(String.class));
        for (String name : names) {
            for (String word : GAPS.split(name, -1)) {
                if (word.length() >= SHORT && Character.isUpperCase(word.codePointAt(0))) {
                    people.add(plain(word));
                }
            }
        }
        return people;
    }

    private static List<String> words(String text) {
        return List.of(plain(text).split(" ", -1));
    }

    private static String plain(String text) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return GAPS.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
