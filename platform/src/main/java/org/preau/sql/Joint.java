package org.preau.sql;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preau.tenancy.Tenancy;

/**
 * The transaction that many acts of one thread share, each of them a part that can be taken back.
 */
final class Joint {

    /** What the work of this thread has joined; empty for none. */
    private static final ScopedValue<Optional<TenantTx>> NOW = ScopedValue.newInstance();

    private Joint() {}

    /** What a work for {@code tenancy} on this thread belongs to. */
    static Optional<TenantTx> of(Tenancy tenancy) {
        return NOW.isBound()
                ? NOW.get().filter(tx -> tx.tenant().equals(tenancy.tenant()))
                : Optional.empty();
    }

    /**
     * Runs {@code work} with its acts in {@code tx}.
     *
     * @param tx null for each in a transaction of its own, whatever this thread has joined
     */
    static <T> T call(@Nullable TenantTx tx, Supplier<T> work) {
        return ScopedValue.where(NOW, Optional.ofNullable(tx)).call(work::get);
    }

    /** One act of it: what throws leaves nothing of itself, and the rest stands. */
    static <T> T part(TenantTx tx, Function<TenantTx, T> work) {
        int waiting = tx.waiting();
        try {
            Savepoint before = tx.connection().setSavepoint();
            try {
                T result = work.apply(tx);
                tx.connection().releaseSavepoint(before);
                return result;
            } catch (RuntimeException | Error e) {
                tx.connection().rollback(before);
                tx.forget(waiting);
                throw e;
            }
        } catch (SQLException e) {
            throw Failures.translated(e);
        } catch (RuntimeException e) {
            throw Failures.translated(e);
        }
    }
}
