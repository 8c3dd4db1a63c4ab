package org.preau.exchange;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.preau.exchange.ArrivalReport.What;

/** Remembers what was not here before an import: only that is told more of itself. */
final class Newcomers implements Passage {

    private final Passage passage;
    private final Set<UUID> come = new HashSet<>();

    Newcomers(Passage passage) {
        this.passage = passage;
    }

    boolean has(UUID id) {
        return come.contains(id);
    }

    @Override
    public void came(What what, UUID id, int version) {
        come.add(id);
        passage.came(what, id, version);
    }

    @Override
    public boolean looks() {
        return passage.looks();
    }

    @Override
    public void seen(long count) {
        passage.seen(count);
    }

    @Override
    public <T> T aside(Supplier<T> act) {
        return passage.aside(act);
    }

    @Override
    public Optional<Path> fetched(String address) {
        return passage.fetched(address);
    }

    @Override
    public boolean fetches() {
        return passage.fetches();
    }
}
