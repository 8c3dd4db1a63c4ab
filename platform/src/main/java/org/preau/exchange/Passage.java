package org.preau.exchange;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.preau.exchange.ArrivalReport.What;
import org.preau.sql.Database;

/** How an import goes: for good or as a rehearsal, and whom it tells what comes. */
public interface Passage {

    /** Whether nothing of it will be kept: pictures are then only looked at. */
    boolean looks();

    /** Told now and then how many things have come so far. */
    void seen(long count);

    /**
     * Told of each thing that was not here before.
     *
     * @param what a section, an article, a page, a picture or the menus
     */
    void came(What what, UUID id, int version);

    /** Runs what must not wait for the rest to be kept: see {@code Database.aside}. */
    <T> T aside(Supplier<T> act);

    /**
     * A file of the former site, fetched from there; empty when it cannot be had or nobody asked
     * for it.
     */
    default Optional<Path> fetched(String address) {
        return Optional.empty();
    }

    /** Whether {@link #fetched} asks the former site. */
    default boolean fetches() {
        return false;
    }

    /** One for good that tells nobody but {@code progress}, act by act. */
    static Passage plain(LongConsumer progress) {
        return plain(progress, Optional.empty());
    }

    /** The same within one transaction of {@code database}. */
    static Passage plain(LongConsumer progress, Database database) {
        return plain(progress, Optional.of(database));
    }

    private static Passage plain(LongConsumer progress, Optional<Database> database) {
        return new Passage() {
            @Override
            public boolean looks() {
                return false;
            }

            @Override
            public void seen(long count) {
                progress.accept(count);
            }

            @Override
            public void came(What what, UUID id, int version) {}

            @Override
            public <T> T aside(Supplier<T> act) {
                return database.isPresent() ? database.get().aside(act) : act.get();
            }
        };
    }
}
