package org.preau.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A process to kill: owns the database of its first argument (binaries in the second), commits
 * number after number and prints each one once PostgreSQL has acknowledged it.
 */
final class CommittingOwner {

    private CommittingOwner() {}

    public static void main(String[] arguments) throws SQLException {
        PostgresOptions options =
                PostgresOptions.defaults()
                        .withBinaries(Path.of(arguments[1]))
                        .withPatience(Duration.ofSeconds(5));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]), options);
        System.out.println("started " + postgres.port());
        try (Connection connection = Connections.open(postgres.owner())) {
            Connections.execute(
                    connection, "create table if not exists saved (n bigint primary key)");
            commitForEver(connection);
        }
    }

    private static void commitForEver(Connection connection) throws SQLException {
        long next = Connections.count(connection, "select coalesce(max(n), 0) from saved") + 1;
        try (PreparedStatement insert =
                connection.prepareStatement("insert into saved values (?)")) {
            for (; ; next++) {
                insert.setLong(1, next);
                insert.executeUpdate();
                System.out.println("committed " + next);
            }
        }
    }
}
