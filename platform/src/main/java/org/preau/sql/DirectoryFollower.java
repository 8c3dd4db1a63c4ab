package org.preau.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.preau.base.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens, on a connection of its own, for the tenants that any server changed, and reads them into
 * the directory. After a lost connection it reads all of them, as notifications are not kept.
 */
public final class DirectoryFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryFollower.class);
    private static final int WAIT_MS = 10_000;
    private static final long RETRY_MS = 500;

    private final DatabaseSettings settings;
    private final DirectoryRows rows;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch listening = new CountDownLatch(1);
    private volatile @Nullable Connection connection;

    public DirectoryFollower(DatabaseSettings settings, DirectoryRows rows) {
        this.settings = settings;
        this.rows = rows;
        this.thread = Thread.ofPlatform().name("directory-follower").daemon().unstarted(this::run);
    }

    /**
     * Starts to listen, and returns once every tenant is known; waits while the database is away.
     */
    public void start() throws InterruptedException {
        thread.start();
        listening.await();
    }

    @Override
    public void close() {
        closing.countDown();
        listening.countDown();
        closeQuietly(connection);
        thread.interrupt();
    }

    private void run() {
        while (!isClosing(0)) {
            try (Connection opened = open()) {
                connection = opened;
                rows.loadAll();
                listening.countDown();
                follow(opened.unwrap(PGConnection.class));
            } catch (SQLException | RuntimeException e) {
                if (!isClosing(RETRY_MS)) {
                    LOG.warn("directory follower lost PostgreSQL, retrying: {}", e.getMessage());
                }
            }
        }
    }

    private void follow(PGConnection listener) throws SQLException {
        while (!isClosing(0)) {
            PGNotification[] heard = listener.getNotifications(WAIT_MS);
            Set<String> changed = new LinkedHashSet<>();
            for (PGNotification one : heard) {
                changed.add(one.getParameter());
            }
            changed.forEach(id -> rows.load(TenantId.parse(id)));
        }
    }

    private Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.role(DatabaseRole.OPERATOR));
        properties.setProperty("password", settings.password(DatabaseRole.OPERATOR));
        properties.setProperty("ApplicationName", "preau follower");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        Connection opened = DriverManager.getConnection(settings.url(), properties);
        try (Statement statement = opened.createStatement()) {
            statement.execute("listen preau_tenant");
        }
        return opened;
    }

    private boolean isClosing(long waitMs) {
        try {
            return closing.await(waitMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void closeQuietly(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("closing the follower's connection", e);
        }
    }
}
