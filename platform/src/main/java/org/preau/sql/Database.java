package org.preau.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.TenantId;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.TenantDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door to PostgreSQL: one pool for each of three roles, so that no statement of a tenant's
 * transaction, not even an injected one, could become the operator's.
 *
 * <p>Blocking; call from virtual threads. All methods may throw {@link DatabaseUnavailable}.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int CONNECTION_TIMEOUT_MS = 5_000;

    private final HikariDataSource tenantPool;
    private final HikariDataSource identityPool;
    private final HikariDataSource operatorPool;
    private final Jdbi tenantJdbi;
    private final Jdbi identityJdbi;
    private final Jdbi operatorJdbi;
    private final DirectoryRows directory;
    private final LongAdder statements = new LongAdder();

    /** Opens the pools lazily: a database that is away delays no start and fails no constructor. */
    public Database(DatabaseSettings settings, TenantDirectory directory) {
        int third = Math.max(2, settings.poolSize() / 3);
        tenantPool = pool(settings, DatabaseRole.TENANT, settings.poolSize());
        identityPool = pool(settings, DatabaseRole.IDENTITY, third);
        operatorPool = pool(settings, DatabaseRole.OPERATOR, third + 1);
        tenantJdbi = Rows.teach(Jdbi.create(tenantPool));
        identityJdbi = Rows.teach(Jdbi.create(identityPool));
        operatorJdbi = Rows.teach(Jdbi.create(operatorPool));
        this.directory = new DirectoryRows(this, directory);
    }

    /** Reads rows of one tenant; whatever {@code work} writes by mistake is rolled back. */
    public <T> T read(Tenancy tenancy, Function<TenantTx, T> work) {
        return in(tenantJdbi, handle -> open(handle, tenancy), work, false);
    }

    /** Reads and writes rows of one tenant, and commits durably before it returns. */
    public <T> T write(Tenancy tenancy, Function<TenantTx, T> work) {
        return in(tenantJdbi, handle -> open(handle, tenancy), work, true);
    }

    /**
     * Works on accounts.
     *
     * @param self the account whose offices may be seen; null when nobody has signed in yet
     */
    public <T> T identity(@Nullable AccountId self, Function<IdentityTx, T> work) {
        return in(identityJdbi, handle -> open(handle, self), work, true);
    }

    /**
     * Works across tenants.
     *
     * @param reason why, for the log: a constant sentence
     */
    public <T> T operator(String reason, Function<OperatorTx, T> work) {
        LOG.debug("operator transaction: {}", reason);
        return in(operatorJdbi, handle -> new OperatorTx(handle, directory), work, true);
    }

    /** Whether PostgreSQL answers at all, within the pool's patience. */
    public boolean answers() {
        try {
            return in(
                    operatorJdbi,
                    handle -> new OperatorTx(handle, directory),
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

    private static TenantTx setTenant(Handle handle, TenantTx tx, TenantId tenant) {
        set(handle, "preau.tenant", tenant.toString());
        return tx;
    }

    private TenantTx open(Handle handle, Tenancy tenancy) {
        return setTenant(handle, new TenantTx(handle, tenancy, directory), tenancy.tenant());
    }

    private static IdentityTx open(Handle handle, @Nullable AccountId self) {
        if (self != null) {
            set(handle, "preau.account", self.toString());
        }
        return new IdentityTx(handle);
    }

    private static void set(Handle handle, String name, String value) {
        try (var query = handle.createQuery("select set_config(:name, :value, true)")) {
            query.bind("name", name).bind("value", value).mapTo(String.class).one();
        }
    }

    private <X extends Tx, T> T in(
            Jdbi jdbi, Function<Handle, X> opening, Function<X, T> work, boolean commit) {
        try (Handle handle = jdbi.open()) {
            handle.begin();
            X tx;
            T result;
            try {
                tx = opening.apply(handle);
                result = work.apply(tx);
            } catch (RuntimeException | Error e) {
                rollBack(handle, e);
                throw e;
            }
            statements.add(tx.statements());
            if (commit) {
                handle.commit();
                tx.committed();
            } else {
                handle.rollback();
            }
            return result;
        } catch (RuntimeException e) {
            throw Failures.translated(e);
        }
    }

    private static void rollBack(Handle handle, Throwable cause) {
        try {
            handle.rollback();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private static HikariDataSource pool(DatabaseSettings settings, DatabaseRole role, int size) {
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
