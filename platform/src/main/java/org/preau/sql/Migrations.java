package org.preau.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the database to this version: makes the three roles, then runs the migrations by Flyway as
 * the owner. Two servers may start at once; Flyway's lock lets one of them work.
 */
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    static final String LATEST = "055";

    private final DatabaseSettings settings;

    /** The number of the last migration that this server knows. */
    public static int latest() {
        return Integer.parseInt(LATEST);
    }

    public Migrations(DatabaseSettings settings) {
        this.settings = settings;
    }

    /**
     * Migrates if needed.
     *
     * @return how many migrations ran
     * @throws DatabaseUnavailable when the database is out of reach
     * @throws MigrationRefused when the owner may not do what is needed; says what to run by hand
     */
    public int run() {
        return run(() -> {});
    }

    /**
     * The same.
     *
     * @param beforeUpgrade done first where a platform of an earlier version is there: all three
     *     roles can read it as it is. What it throws leaves that version as it was
     */
    public int run(Runnable beforeUpgrade) {
        boolean upgrade;
        try (Connection connection = owner()) {
            if (isCurrent(connection)) {
                return 0;
            }
            makeRoles(connection);
            upgrade = hasHistory(connection) && !hasLatest(connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
        if (upgrade) {
            beforeUpgrade.run();
        }
        int count = flyway().migrate().migrationsExecuted;
        LOG.info("database migrated: {} migrations", count);
        return count;
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet history =
                    statement.executeQuery(
                            "select to_regclass('preau_history.flyway_schema_history') is not null");
            return history.next() && history.getBoolean(1);
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(
                settings.url(), settings.owner(), settings.ownerPassword());
    }

    /**
     * One query instead of Flyway's own second of start-up, since nearly every start is a warm one.
     */
    private boolean isCurrent(Connection connection) throws SQLException {
        return hasHistory(connection) && hasLatest(connection) && rolesAreThere(connection);
    }

    private static boolean hasLatest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet latest =
                    statement.executeQuery(
                            "select exists (select from preau_history.flyway_schema_history where success and version = '"
                                    + LATEST
                                    + "')");
            return latest.next() && latest.getBoolean(1);
        }
    }

    private boolean rolesAreThere(Connection connection) throws SQLException {
        for (DatabaseRole role : DatabaseRole.values()) {
            if (!exists(connection, settings.role(role)) || !passwordFits(role)) {
                return false;
            }
        }
        return true;
    }

    private boolean passwordFits(DatabaseRole role) {
        try (Connection connection =
                DriverManager.getConnection(
                        settings.url(), settings.role(role), settings.password(role))) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private void makeRoles(Connection connection) throws SQLException {
        for (DatabaseRole role : DatabaseRole.values()) {
            String verb = exists(connection, settings.role(role)) ? "alter" : "create";
            String sql = roleStatement(verb, role);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                if (!passwordFits(role)) {
                    throw new MigrationRefused(
                            settings.owner(),
                            roleStatement(verb, role).replace(settings.password(role), "***"),
                            e);
                }
            }
        }
    }

    /**
     * Role names and passwords are made of safe letters by construction; DDL takes no parameters.
     */
    private String roleStatement(String verb, DatabaseRole role) {
        return "%s role \"%s\" login noinherit nosuperuser nobypassrls nocreatedb nocreaterole password '%s'"
                .formatted(verb, settings.role(role), settings.password(role))
                .replace(
                        " nosuperuser nobypassrls",
                        verb.equals("create") ? " nosuperuser nobypassrls" : "");
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select from pg_roles where rolname = ?")) {
            statement.setString(1, role);
            return statement.executeQuery().next();
        }
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(settings.url(), settings.owner(), settings.ownerPassword())
                .locations("classpath:org/preau/sql/migrations")
                .defaultSchema("preau_history")
                .createSchemas(true)
                .placeholders(
                        Map.of(
                                "tenant_role", settings.role(DatabaseRole.TENANT),
                                "identity_role", settings.role(DatabaseRole.IDENTITY),
                                "operator_role", settings.role(DatabaseRole.OPERATOR)))
                .load();
    }
}
