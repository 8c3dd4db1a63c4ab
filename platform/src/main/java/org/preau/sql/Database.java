package org.preau.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.TenantDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door to PostgreSQL: one pool for each of three roles, so that no statement of a tenant's
 * transaction, not even an injected one, could become the operator's.
 *
 * <p>Blocking; never call it on an event loop. All methods may throw {@link DatabaseUnavailable}.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** A long work may be busy with something else than the database between two statements. */
    private static final String LONG_PAUSE = "15min";

    private static final String VIEW = "set transaction isolation level repeatable read, read only";

    private final HikariDataSource tenantPool;
    private final HikariDataSource identityPool;
    private final HikariDataSource operatorPool;
    private final DirectoryRows directory;
    private final LongAdder statements = new LongAdder();

    /** Opens the pools lazily: a database that is away delays no start and fails no constructor. */
    public Database(DatabaseSettings settings, TenantDirectory directory) {
        int third = Math.max(2, settings.poolSize() / 3);
        tenantPool = Pools.open(settings, DatabaseRole.TENANT, settings.poolSize());
        identityPool = Pools.open(settings, DatabaseRole.IDENTITY, third);
        operatorPool = Pools.open(settings, DatabaseRole.OPERATOR, third + 1);
        this.directory = new DirectoryRows(this, directory);
    }

    /**
     * Reads rows of one tenant; PostgreSQL refuses to write.
     *
     * <p>Each statement is a transaction of its own, and goes out as one message: name the tenant,
     * ask. That is one way to the database and back where four messages are three, and each of
     * those parks a thread. As everywhere in READ COMMITTED, two statements of one work may see two
     * states. Were such a message ever cut in two, its second half would have no tenant, which is
     * an error and not a row.
     */
    public <T> T read(Tenancy tenancy, Function<TenantTx, T> work) {
        Optional<TenantTx> joint = Joint.of(tenancy);
        if (joint.isPresent()) {
            return work.apply(joint.get());
        }
        try (Connection connection = tenantPool.getConnection()) {
            TenantTx tx = new TenantTx(connection, tenancy, directory, true);
            T result;
            try {
                result = work.apply(tx);
            } catch (RuntimeException | Error e) {
                end(connection, e);
                throw e;
            }
            statements.add(tx.statements());
            return result;
        } catch (SQLException e) {
            throw Failures.translated(e);
        } catch (RuntimeException e) {
            throw Failures.translated(e);
        }
    }

    /** A statement that failed has left its transaction open, and the pool does not know of it. */
    private void end(Connection connection, Throwable cause) {
        try (PreparedStatement statement = connection.prepareStatement("rollback")) {
            statement.execute();
        } catch (SQLException e) {
            cause.addSuppressed(e);
            tenantPool.evictConnection(connection);
        }
    }

    /**
     * Reads rows of one tenant as they all were at one moment, however long it takes: one
     * transaction, repeatable read and read only, with times in UTC. It takes a connection of its
     * own, and PostgreSQL cleans up nothing younger meanwhile.
     */
    public <T> T view(Tenancy tenancy, Function<TenantTx, T> work) {
        return in(
                tenantPool,
                connection -> {
                    beginView(connection);
                    return open(connection, tenancy);
                },
                work,
                false);
    }

    /** Reads and writes rows of one tenant, and commits durably before it returns. */
    public <T> T write(Tenancy tenancy, Function<TenantTx, T> work) {
        Optional<TenantTx> joint = Joint.of(tenancy);
        return joint.isPresent()
                ? Joint.part(joint.get(), work)
                : in(tenantPool, connection -> open(connection, tenancy), work, true);
    }

    /**
     * Has all that {@code work} reads and writes of one tenant on this thread, by whatever acts, be
     * one transaction: everything is there at once or nothing is. An act that throws takes back its
     * own part only, if {@code work} catches it. Visitors see one change of the site, at the end.
     *
     * @param keep false to take everything back at the end: a rehearsal
     */
    public <T> T together(Tenancy tenancy, boolean keep, Function<TenantTx, T> work) {
        return in(
                tenantPool,
                connection -> {
                    TenantTx tx = open(connection, tenancy);
                    set(connection, "idle_in_transaction_session_timeout", LONG_PAUSE);
                    return tx;
                },
                tx -> {
                    tx.gather();
                    T result = Joint.call(tx, () -> work.apply(tx));
                    if (keep) {
                        tx.settle();
                    }
                    return result;
                },
                keep);
    }

    /**
     * Runs {@code act} beside the work that this thread has {@linkplain #together joined}: what it
     * writes is there at once, and stays when the rest does not. It takes a connection of its own,
     * so no more such works may run at a time than the pool has to spare.
     */
    public <T> T aside(Supplier<T> act) {
        return Joint.call(null, act);
    }

    /**
     * Works on accounts.
     *
     * @param self the account whose offices may be seen; null when nobody has signed in yet
     */
    public <T> T identity(@Nullable AccountId self, Function<IdentityTx, T> work) {
        return in(identityPool, connection -> open(connection, self), work, true);
    }

    /**
     * Works across tenants.
     *
     * @param reason why, for the log: a constant sentence
     */
    public <T> T operator(String reason, Function<OperatorTx, T> work) {
        LOG.debug("operator transaction: {}", reason);
        return in(operatorPool, connection -> new OperatorTx(connection, directory), work, true);
    }

    /**
     * Reads across tenants as everything was at one moment: as {@link #view}, by the operator's
     * role.
     *
     * @param reason why, for the log: a constant sentence
     */
    public <T> T operatorView(String reason, Function<OperatorTx, T> work) {
        LOG.debug("operator view: {}", reason);
        return in(
                operatorPool,
                connection -> {
                    beginView(connection);
                    return new OperatorTx(connection, directory);
                },
                work,
                false);
    }

    /** Reads accounts as they all were at one moment: as {@link #view}, by the identity role. */
    public <T> T identityView(Function<IdentityTx, T> work) {
        return in(
                identityPool,
                connection -> {
                    beginView(connection);
                    return new IdentityTx(connection);
                },
                work,
                false);
    }

    private static void beginView(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VIEW)) {
            statement.execute();
        }
        set(connection, "timezone", "UTC");
        set(connection, "idle_in_transaction_session_timeout", LONG_PAUSE);
    }

    /** Whether PostgreSQL answers at all, within the pool's patience. */
    public boolean answers() {
        try {
            return in(
                    operatorPool,
                    connection -> new OperatorTx(connection, directory),
                    tx -> tx.query("select true").exists(),
                    false);
        } catch (DatabaseUnavailable e) {
            return false;
        }
    }

    /** How many statements ran since the start, all roles together. */
    public long statements() {
        return statements.sum();
    }

    /** The rows behind the directory of tenants. */
    public DirectoryRows directory() {
        return directory;
    }

    /** For the job runner, which brings its own SQL; the operator's role. */
    public DataSource jobSource() {
        return operatorPool;
    }

    @Override
    public void close() {
        tenantPool.close();
        identityPool.close();
        operatorPool.close();
    }

    /** Makes the transaction that a connection has begun. */
    private interface Opening<X extends Tx> {
        X open(Connection connection) throws SQLException;
    }

    private TenantTx open(Connection connection, Tenancy tenancy) throws SQLException {
        set(connection, "preau.tenant", tenancy.tenant().toString());
        return new TenantTx(connection, tenancy, directory, false);
    }

    private static IdentityTx open(Connection connection, @Nullable AccountId self)
            throws SQLException {
        if (self != null) {
            set(connection, "preau.account", self.toString());
        }
        return new IdentityTx(connection);
    }

    /** For this transaction only, so that a pooled connection cannot carry it to the next one. */
    private static void set(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config(?, ?, true)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private <X extends Tx, T> T in(
            DataSource pool, Opening<X> opening, Function<X, T> work, boolean commit) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            X tx;
            T result;
            try {
                tx = opening.open(connection);
                result = work.apply(tx);
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
            statements.add(tx.statements());
            if (commit) {
                connection.commit();
                tx.committed();
            } else {
                connection.rollback();
            }
            return result;
        } catch (SQLException e) {
            throw Failures.translated(e);
        } catch (RuntimeException e) {
            throw Failures.translated(e);
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
