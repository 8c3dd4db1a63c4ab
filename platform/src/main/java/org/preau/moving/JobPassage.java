package org.preau.moving;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preau.exchange.ArrivalReport.What;
import org.preau.exchange.FetchFormer;
import org.preau.exchange.Passage;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;

/** The passage of a job: its progress and its things are noted in rows. */
final class JobPassage implements Passage {

    private static final long OFTEN_NS = Duration.ofMillis(400).toNanos();

    private final Database database;
    private final Tenancy tenancy;
    private final UUID arrival;
    private final boolean looks;
    private final Optional<FetchFormer> fetch;
    private long told = System.nanoTime() - OFTEN_NS;

    /**
     * @param fetched a folder for what is fetched from the former site; null to fetch nothing
     */
    JobPassage(
            Database database,
            Tenancy tenancy,
            UUID arrival,
            boolean looks,
            @Nullable Path fetched) {
        this.database = database;
        this.tenancy = tenancy;
        this.arrival = arrival;
        this.looks = looks;
        this.fetch = fetched == null ? Optional.empty() : Optional.of(new FetchFormer(fetched));
    }

    @Override
    public boolean looks() {
        return looks;
    }

    @Override
    public void seen(long count) {
        if (System.nanoTime() - told >= OFTEN_NS) {
            told = System.nanoTime();
            database.aside(() ->
                    database.write(
                            tenancy,
                            tx -> {
                                Arrivals.seen(tx, arrival, count);
                                return count;
                            }));
        }
    }

    @Override
    public void came(What what, UUID id, int version) {
        if (looks) {
            return;
        }
        database.write(
                tenancy,
                tx -> {
                    switch (what) {
                        case SECTION -> Arrivals.item(tx, arrival, "section", id, version);
                        case ARTICLE, PAGE -> Arrivals.item(tx, arrival, "article", id, version);
                        case PICTURE -> Arrivals.picture(tx, arrival, id);
                        case MENU -> Arrivals.item(tx, arrival, "menu", id, version);
                        default -> {}
                    }
                    return id;
                });
    }

    @Override
    public <T> T aside(Supplier<T> act) {
        return looks ? act.get() : database.aside(act);
    }

    @Override
    public Optional<Path> fetched(String address) {
        return looks ? Optional.empty() : fetch.flatMap(it -> it.fetch(address));
    }

    @Override
    public boolean fetches() {
        return fetch.isPresent();
    }
}
