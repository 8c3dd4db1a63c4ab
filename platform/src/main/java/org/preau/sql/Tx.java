package org.preau.sql;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open transaction. Use it on the thread that got it and only until the work returns; it commits
 * when the work returns and rolls back when the work throws.
 */
public abstract sealed class Tx permits TenantTx, IdentityTx, OperatorTx {

    private final Connection connection;
    private final List<Runnable> afterCommit = new ArrayList<>(0);
    private int statements;

    Tx(Connection connection) {
        this.connection = connection;
    }

    /**
     * A statement, with values as {@code :name}.
     *
     * @param sql written as SQL in a text block by the method that runs it; never concatenated
     */
    public Query query(String sql) {
        statements++;
        return new Query(connection, sql, reader());
    }

    /**
     * Reads what several statements find, in one message and as of one moment where this
     * transaction only reads, one after another elsewhere.
     */
    public void ask(Later<?>... all) {
        String reader = reader();
        if (reader == null || Arrays.stream(all).anyMatch(later -> later.query().isFenced())) {
            Arrays.stream(all).forEach(Tx::alone);
        } else {
            Query.together(connection, reader, List.of(all));
        }
    }

    private static <T> void alone(Later<T> later) {
        later.found(later.query().list(later.type()));
    }

    /** Runs {@code act} once, right after the commit, on this thread; not at all on a rollback. */
    public void afterCommit(Runnable act) {
        afterCommit.add(act);
    }

    /**
     * The tenant whose name each statement brings along; null when the transaction has named it.
     */
    @Nullable String reader() {
        return null;
    }

    /** How many acts wait for the commit; for {@link #forget}. */
    int waiting() {
        return afterCommit.size();
    }

    /** Drops the acts after the first {@code kept}: what asked for them was rolled back. */
    void forget(int kept) {
        afterCommit.subList(kept, afterCommit.size()).clear();
    }

    Connection connection() {
        return connection;
    }

    int statements() {
        return statements;
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
