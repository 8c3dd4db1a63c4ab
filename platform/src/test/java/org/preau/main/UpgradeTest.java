package org.preau.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.archive.Reason;
import org.preau.archive.Snapshot;
import org.preau.archive.Vaults;
import org.preau.backup.vault.VaultPath;
import org.preau.base.TenantId;
import org.preau.postgres.DatabaseAccess;
import org.preau.sql.Migrations;
import org.preau.testing.TestPostgres;

/**
 * A database of an earlier version, as its server left it, is opened by this one: what its
 * associations changed is in a snapshot before the first migration touches it.
 */
class UpgradeTest {

    private static final TenantId CHANGED = TenantId.parse("01980000-0000-7000-8000-0000000000a1");
    private static final TenantId QUIET = TenantId.parse("01980000-0000-7000-8000-0000000000b2");
    private static final String ARTICLE = "0199a7b0-0000-7000-8000-0000000000aa";

    @TempDir private Path data;
    private DatabaseAccess access;

    @BeforeEach
    void start() {
        access = TestPostgres.database();
    }

    @ParameterizedTest
    @ValueSource(strings = {"040", "042", "044", "046", "047", "048", "049", "050", "052"})
    void whateverTheVersionWhatChangedIsKeptAsItWas(String version) throws Exception {
        old(version);

        try (Platform platform = open(true)) {
            Vaults vaults = new Vaults(platform.vaults());
            List<Snapshot> kept = vaults.snapshots(CHANGED);
            assertThat(kept).hasSize(1);
            assertThat(kept.getFirst().reason()).isEqualTo(Reason.BEFORE_UPGRADE);
            assertThat(text(vaults, "site/articles/" + ARTICLE + ".md"))
                    .contains("Du texte d’avant", "Un titre")
                    .doesNotContain("heading", "words");
            assertThat(text(vaults, "site.json")).contains("Une devise");
            assertThat(vaults.snapshots(QUIET)).as("nothing changed there").isEmpty();
        }

        assertThat(latest()).isEqualTo("%03d".formatted(Migrations.latest()));
        assertThat(marks()).isZero();
        assertThat(found("avant")).as("it is still found").isEqualTo("1");
        try (Platform again = open(true)) {
            assertThat(new Vaults(again.vaults()).snapshots(CHANGED)).hasSize(1);
        }
    }

    @Test
    void withoutARoomForTheSnapshotNothingIsMigratedUnlessThatIsMeant() throws Exception {
        old("049");
        break_();

        assertThatThrownBy(() -> open(true))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("avant", "Nothing was migrated", "--without-snapshots");
        assertThat(latest()).isEqualTo("049");

        try (Platform platform = open(false)) {
            assertThat(platform.database().statements()).isGreaterThanOrEqualTo(0);
        }
        assertThat(latest()).isEqualTo("%03d".formatted(Migrations.latest()));
    }

    @Test
    void aDatabaseFromBeforeThereWereSnapshotsIsMigrated() throws Exception {
        old("038");

        try (Platform platform = open(true)) {
            assertThat(new Vaults(platform.vaults()).snapshots(CHANGED)).isEmpty();
        }
        assertThat(latest()).isEqualTo("%03d".formatted(Migrations.latest()));
        assertThat(marks()).as("all are due for their first one").isEqualTo(2);
    }

    /** As a server of that version would have left it. */
    private void old(String version) throws SQLException {
        superuser("drop schema preau cascade");
        superuser("drop schema preau_history cascade");
        var _ =
                Flyway.configure()
                        .dataSource(access.url(), access.user(), access.password())
                        .locations("classpath:org/preau/sql/migrations")
                        .defaultSchema("preau_history")
                        .createSchemas(true)
                        .target(version)
                        .placeholders(
                                Map.of(
                                        "tenant_role", "preau_tenant",
                                        "identity_role", "preau_identity",
                                        "operator_role", "preau_operator"))
                        .load()
                        .migrate();
        for (TenantId tenant : List.of(CHANGED, QUIET)) {
            superuser(
                    """
                    insert into preau.tenant (tenant_id, kind, slug, name, theme)
                    values ('%s', 'association', 'avant-%s', 'Avant', 'ardoise')
                    """
                            .formatted(tenant, tenant.toString().substring(34)));
            superuser(
                    "insert into preau.site (tenant_id, tagline) values ('%s', 'Une devise') on conflict (tenant_id) do update set tagline = excluded.tagline"
                            .formatted(tenant));
        }
        superuser(
                """
                insert into preau.article (tenant_id, id, kind, slug, title, body, state, published_at)
                values ('%s', '%s', 'page', 'une-page', 'Un titre', 'Du texte d’avant', 'published', now())
                """
                        .formatted(CHANGED, ARTICLE));
        if (version.compareTo("040") >= 0) {
            superuser("delete from preau.change_mark");
            superuser("insert into preau.change_mark (tenant_id) values ('%s')".formatted(CHANGED));
        }
    }

    /** The vaults lie where nobody may write. */
    private void break_() throws IOException {
        Path vault = data.resolve("vaults/objects/vaults+");
        Files.createDirectories(vault.getParent());
        Files.writeString(vault, "in the way");
    }

    private Platform open(boolean keeping) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PREAU_DATABASE_URL", access.url());
        environment.put("PREAU_DATABASE_USER", access.user());
        environment.put("PREAU_DATABASE_PASSWORD", access.password());
        environment.put("PREAU_SECRET", TestPostgres.SECRET);
        return Platform.open(Settings.read(data, environment, Map.of()), true, keeping);
    }

    private static String text(Vaults vaults, String path) throws IOException {
        return new String(
                vaults.of(CHANGED).read(1, new VaultPath(path), 1 << 20).orElseThrow(),
                StandardCharsets.UTF_8);
    }

    private String latest() throws SQLException {
        return one(
                "select version from preau_history.flyway_schema_history where version is not null order by installed_rank desc limit 1");
    }

    private String found(String word) throws SQLException {
        return one(
                """
                select count(*)::text
                  from preau.searchable
                 where tenant_id = '%s'
                   and words @@ to_tsquery('preau.french', '%s')
                """
                        .formatted(CHANGED, word));
    }

    private long marks() throws SQLException {
        return Long.parseLong(one("select count(*)::text from preau.change_mark"));
    }

    private String one(String sql) throws SQLException {
        DatabaseAccess superuser = TestPostgres.superuser(access);
        try (Connection connection =
                        DriverManager.getConnection(
                                superuser.url(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private void superuser(String sql) throws SQLException {
        DatabaseAccess superuser = TestPostgres.superuser(access);
        try (Connection connection =
                        DriverManager.getConnection(
                                superuser.url(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(sql);
        }
    }
}
