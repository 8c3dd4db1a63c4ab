package org.preau.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** How a pool of connections is set up: the same for each role. */
final class Pools {

    private static final int CONNECTION_TIMEOUT_MS = 5_000;

    private Pools() {}

    /** Connects when it is first asked: a database that is away delays nothing. */
    static HikariDataSource open(DatabaseSettings settings, DatabaseRole role, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(role.suffix());
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.role(role));
        config.setPassword(settings.password(role));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setAutoCommit(true);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("currentSchema", "preau");
        config.addDataSourceProperty("ApplicationName", "preau " + role.suffix());
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty(
                "options", "-c statement_timeout=30s -c idle_in_transaction_session_timeout=60s");
        return new HikariDataSource(config);
    }
}
