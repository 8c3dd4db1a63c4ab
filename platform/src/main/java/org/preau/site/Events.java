package org.preau.site;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.preau.sql.TenantTx;

/**
 * Tells followers what happened on a site, in the transaction of the act: what a follower writes is
 * committed with the act or not at all. A follower is quick, writes rows of the same tenant or
 * schedules a job; if it throws, the act did not happen.
 *
 * <p>Followers are named in the wiring, before the server starts. Any thread.
 */
public final class Events {

    /** Who wants to know. */
    @FunctionalInterface
    public interface Follower<E> {
        void happened(TenantTx tx, E event);
    }

    private final Map<Class<?>, List<Follower<Object>>> followers = new ConcurrentHashMap<>();

    /** Has {@code follower} told of every event of that record. */
    public <E extends Record> void follow(Class<E> kind, Follower<E> follower) {
        followers
                .computeIfAbsent(kind, any -> new CopyOnWriteArrayList<>())
                .add((tx, event) -> follower.happened(tx, kind.cast(event)));
    }

    void tell(TenantTx tx, Record event) {
        followers
                .getOrDefault(event.getClass(), List.of())
                .forEach(follower -> follower.happened(tx, event));
    }
}
