package org.preau.snapshot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.ObjectStores;
import org.preau.backup.vault.CommitOutcome;
import org.preau.backup.vault.Note;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultName;
import org.preau.backup.vault.VaultPath;
import org.preau.base.HostName;
import org.preau.base.TenantId;
import org.preau.main.ArchiveWiring;
import org.preau.sql.Database;
import org.preau.sql.TwoTenants;
import org.preau.tenancy.Tenancies;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.TenantDirectory;

/**
 * Everything an association owns goes out and comes back to the last digit, and its neighbour does
 * not notice.
 */
class RoundTripTest {

    /** Kinds of values that are easily lost on the way: line ends, fences, digits, microseconds. */
    private static final List<String> DIFFICULT =
            List.of(
                    """
                    update preau.article
                       set title = 'Œuvre « à » 100 %% — "l’été"', lead = e'deux\\nlignes\\t\\u00a0!', tags = '{"a, b","c\\"d",""}',
                           body = e'---\\nkind: page\\n---\\r\\n# Été \\U0001F333\\n\\n', created_at = '2024-02-29 23:59:59.123456+01'
                     where tenant_id = '%1$s'
                    """,
                    """
                    insert into preau.article (tenant_id, id, kind, slug, title, section_id, body)
                    select '%1$s', '0199a7b0-0000-7000-8000-000000000001', 'article', 'y', 'y', id, 'no line end'
                      from preau.section where tenant_id = '%1$s'
                    """,
                    "update preau.site set home = '{\"b\":1.10,\"a\":[1e3,12345678901234567890.5,null,{\"z\":\"\",\"é\":true}]}', menu = 'null', version = 7 where tenant_id = '%1$s'",
                    "update preau.answer set given = '[{\"q\":\"n\",\"a\":\"x\\ny\"}]', reasons = '{a,\"b c\"}', email = 'a@b.example' where tenant_id = '%1$s'",
                    "update preau.media_former set kept = true, width = 3 where tenant_id = '%1$s'",
                    "update preau.template_version set body = e'{{#if x}}\\r\\n{{/if}}\\n\\n' where tenant_id = '%1$s'",
                    """
                    insert into preau.section (tenant_id, id, parent_id, slug, title)
                    values ('%1$s', '0199a7b0-0000-7000-8000-000000000002', null, 's2', 'outer')
                    """,
                    "update preau.section set parent_id = '0199a7b0-0000-7000-8000-000000000002' where tenant_id = '%1$s' and slug = 'x'",
                    """
                    insert into preau.comment (tenant_id, id, article_id, parent_id, name, body, state)
                    select tenant_id, '0099a7b0-0000-7000-8000-000000000003', article_id, id, 'reply', 'earlier in order than what it replies to', 'published'
                      from preau.comment where tenant_id = '%1$s'
                    """);

    /**
     * A folder, a file in it with a former version, and a file in a folder that is in the trash.
     */
    private static final List<String> FILES =
            List.of(
                    """
                    insert into preau.file_object (tenant_id, sha256, bytes)
                    select '%1$s', repeat(letter, 64), 1 from unnest(array['d', 'e', 'f']) letter
                    """,
                    """
                    insert into preau.file_state (tenant_id, node_id, from_at, until_at, ended, parent_id, name, folder, sha256, made_at, modified_at, by_name)
                    values ('%1$s', '0199a7b0-0000-7000-8000-00000000000a', '2026-01-01', null, null, '00000000-0000-0000-0000-000000000000', 'Été 2026', true, null, now(), now(), 'x'),
                           ('%1$s', '0199a7b0-0000-7000-8000-00000000000b', '2026-01-02', '2026-01-03', 'changed', '0199a7b0-0000-7000-8000-00000000000a', 'n° 1: l’été.jsonl', false, repeat('d', 64), now(), now(), 'x'),
                           ('%1$s', '0199a7b0-0000-7000-8000-00000000000b', '2026-01-03', null, null, '0199a7b0-0000-7000-8000-00000000000a', 'n° 1: l’été.jsonl', false, repeat('e', 64), now(), now(), 'x'),
                           ('%1$s', '0199a7b0-0000-7000-8000-00000000000c', '2026-01-01', '2026-01-04', 'deleted', '00000000-0000-0000-0000-000000000000', 'jeté', true, null, now(), now(), 'x'),
                           ('%1$s', '0199a7b0-0000-7000-8000-00000000000d', '2026-01-01', null, null, '0199a7b0-0000-7000-8000-00000000000c', 'dedans', false, repeat('f', 64), now(), now(), 'x')
                    """);

    @TempDir private Path folder;
    private TwoTenants tenants;
    private Database database;
    private ObjectStore objects;
    private ObjectStore vaults;
    private Vault vault;
    private Tenancy alpha;
    private final Chapters chapters = ArchiveWiring.chapters();

    @BeforeEach
    void open() throws SQLException, IOException {
        tenants = new TwoTenants();
        database = new Database(tenants.settings(), new TenantDirectory(new HostName("localhost")));
        objects = ObjectStores.open(folder.resolve("objects").toString(), null);
        vaults = ObjectStores.open(folder.resolve("vaults").toString(), null);
        vault = Vault.open(vaults, new VaultName("alpha"));
        alpha = new Tenancies().enter(new TenantId(TwoTenants.ALPHA));
        for (UUID tenant : List.of(TwoTenants.ALPHA, TwoTenants.BETA)) {
            tenants.asSuperuser(DIFFICULT.stream().map(it -> it.formatted(tenant)).toList());
            tenants.asSuperuser(FILES.stream().map(it -> it.formatted(tenant)).toList());
            object(tenant, "media/" + "a".repeat(64));
            for (String file : List.of("a", "d", "e", "f")) {
                object(tenant, "files/" + file.repeat(64));
            }
            object(tenant, "media/" + "b".repeat(64));
            for (String file : column(tenant, "answer_file", "id")) {
                object(tenant, "answers/" + file);
            }
        }
    }

    private void object(UUID tenant, String name) throws IOException {
        objects.put(
                new ObjectKey("tenants/" + tenant + "/" + name),
                Content.of((tenant + name).getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void close() {
        database.close();
        objects.close();
        vaults.close();
    }

    @Test
    void everyTableOfTenantsIsCarriedOrLeftOutWithItsReason() {
        assertThat(database.read(alpha, chapters::gaps)).isEmpty();
    }

    @Test
    void everyColumnOfACarriedTableStandsInItsText() throws Exception {
        Map<String, List<String>> forgotten = new TreeMap<>();
        long version = commit();

        for (Table table : chapters.tables()) {
            JsonNode row = row(table, version);
            for (String column : columns(table.name())) {
                if (!row.has(column) && !table.leftOut().containsKey(column)) {
                    forgotten.computeIfAbsent(table.name(), _ -> new ArrayList<>()).add(column);
                }
            }
        }

        assertThat(forgotten).isEmpty();
    }

    @Test
    void everyCarriedTableSaysThatItChanged() throws SQLException {
        List<String> followed =
                texts("select tgrelid::regclass::text from pg_trigger where tgname = 'followed'");

        assertThat(followed.stream().map(it -> it.replace("preau.", "")).toList())
                .containsExactlyInAnyOrderElementsOf(
                        chapters.tables().stream()
                                .filter(table -> table.way() != Table.Way.HAPPENED)
                                .map(Table::name)
                                .toList());
    }

    @Test
    void whatIsWipedComesBackToTheLastDigitAndTheNeighbourDoesNotNotice() throws Exception {
        long version = commit();
        Map<String, List<String>> owned = rows(TwoTenants.ALPHA, true);
        Map<String, List<String>> neighbours = rows(TwoTenants.BETA, false);
        wipe();
        long wiped = commit();

        restore(wiped, version, Scope.INTO_NOTHING);
        long again = commit();

        assertThat(vault.diff(version, again)).isEmpty();
        assertThat(rows(TwoTenants.ALPHA, true)).isEqualTo(owned);
        assertThat(rows(TwoTenants.BETA, false)).isEqualTo(neighbours);
        assertThat(owned.values()).noneMatch(List::isEmpty);
    }

    @Test
    void theFilesOfNowLieWherePeopleKnowThem() throws Exception {
        long version = commit();

        assertThat(vault.paths(version).stream().map(VaultPath::value))
                .contains(
                        "files/Été 2026/n° 1: l’été.jsonl",
                        "file-history/bytes/" + "d".repeat(64),
                        "file-history/bytes/" + "f".repeat(64))
                .doesNotContain("file-history/bytes/" + "e".repeat(64));
    }

    @Test
    void aSnapshotOfWhatDidNotChangeReadsNothing() throws Exception {
        commit();

        CommitOutcome second = outcome();

        assertThat(second).isInstanceOf(CommitOutcome.Unchanged.class);
    }

    @Test
    void oneChangeReadsOneFile() throws Exception {
        commit();
        tenants.asSuperuser(
                List.of(
                        "update preau.section set title = 'other' where slug = 's2' and tenant_id = '"
                                + TwoTenants.ALPHA
                                + "'"));

        CommitOutcome second = outcome();

        assertThat(second)
                .isInstanceOfSatisfying(
                        CommitOutcome.Committed.class,
                        it -> assertThat(it.figures().filesRead()).isEqualTo(1));
    }

    private long commit() throws IOException {
        return switch (outcome()) {
            case CommitOutcome.Committed it -> it.number();
            case CommitOutcome.Unchanged it -> it.number();
        };
    }

    private CommitOutcome outcome() {
        return database.view(
                alpha,
                tx -> {
                    try {
                        CommitOutcome outcome =
                                vault.commit(
                                        new TreeSource(tx, chapters, objects),
                                        new Note("x", "x", "x", Instant.now()),
                                        Progress.SILENT);
                        assertThat(outcome.problems()).isEmpty();
                        return outcome;
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private void restore(long from, long to, Scope scope) {
        database.together(
                alpha,
                true,
                tx -> {
                    try {
                        RestoreTree restore = new RestoreTree(chapters);
                        Delta delta =
                                restore.plan(tx, tree(from), tree(to), differing(from, to), scope);
                        new RestoreObjects(objects, folder).run(tx.tenant(), delta, tree(to));
                        restore.run(tx, delta, _ -> {});
                        return 0;
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private Differing differing(long from, long to) throws IOException {
        List<String> added = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> edited = new ArrayList<>();
        for (var change : vault.diff(from, to)) {
            switch (change) {
                case org.preau.backup.vault.Change.Added it -> added.add(it.path().value());
                case org.preau.backup.vault.Change.Removed it -> removed.add(it.path().value());
                case org.preau.backup.vault.Change.Edited it -> edited.add(it.path().value());
                case org.preau.backup.vault.Change.Moved it -> {
                    added.add(it.path().value());
                    removed.add(it.from().value());
                }
            }
        }
        return new Differing(added, removed, edited);
    }

    private Tree tree(long version) {
        return new Tree() {
            @Override
            public Collection<String> paths() throws IOException {
                return vault.paths(version).stream().map(VaultPath::value).toList();
            }

            @Override
            public void copy(String path, OutputStream to) throws IOException {
                assertThat(vault.copy(version, new VaultPath(path), to)).isTrue();
            }
        };
    }

    private JsonNode row(Table table, long version) throws IOException {
        String path =
                tree(version).paths().stream()
                        .filter(table.layout()::holds)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no row of " + table.name()));
        byte[] bytes = vault.read(version, new VaultPath(path), 1 << 20).orElseThrow();
        return switch (table.layout()) {
            case Layout.Each each -> RowText.read(bytes, each.body());
            case Layout.Only _ -> RowText.read(bytes, null);
            case Layout.Lines _ ->
                    RowText.parse(
                            new String(bytes, StandardCharsets.UTF_8).lines().toList().getFirst());
        };
    }

    /** All rows that a restore must bring back, but what was left out by name. */
    private Map<String, List<String>> rows(UUID tenant, boolean carried) throws SQLException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Map<String, Table> tables = new LinkedHashMap<>();
        chapters.tables().forEach(table -> tables.put(table.name(), table));
        for (String name : carried ? tables.keySet() : TwoTenants.tables()) {
            List<String> leftOut =
                    carried
                            ? List.copyOf(requireNonNull(tables.get(name)).leftOut().keySet())
                            : List.of();
            rows.put(
                    name,
                    texts(
                            "select (to_jsonb(t) - '{%s}'::text[])::text from preau.%s t where tenant_id = '%s' order by 1"
                                    .formatted(String.join(",", leftOut), name, tenant)));
        }
        return rows;
    }

    private void wipe() throws Exception {
        List<String> statements = new ArrayList<>();
        List<String> order = new ArrayList<>(TwoTenants.tables());
        order.remove("tenant");
        statements.add("update preau.site set logo_id = null where tenant_id = '%s'");
        for (String table : order.reversed()) {
            statements.add("delete from preau." + table + " where tenant_id = '%s'");
        }
        statements.add(
                "update preau.tenant set name = 'wiped', language = 'en' where tenant_id = '%s'");
        tenants.asSuperuser(statements.stream().map(it -> it.formatted(TwoTenants.ALPHA)).toList());
        for (String key :
                List.of(
                        "media/" + "a".repeat(64),
                        "media/" + "b".repeat(64),
                        "files/" + "d".repeat(64),
                        "files/" + "e".repeat(64),
                        "files/" + "f".repeat(64))) {
            objects.delete(new ObjectKey("tenants/" + TwoTenants.ALPHA + "/" + key));
        }
    }

    private List<String> column(UUID tenant, String table, String column) throws SQLException {
        return texts(
                "select %s::text from preau.%s where tenant_id = '%s'"
                        .formatted(column, table, tenant));
    }

    private List<String> columns(String table) throws SQLException {
        return texts(
                """
                select column_name from information_schema.columns
                 where table_schema = 'preau' and table_name = '%s' and column_name <> 'tenant_id' and is_generated = 'NEVER'
                """
                        .formatted(table));
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = tenants.superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
