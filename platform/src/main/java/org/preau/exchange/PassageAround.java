package org.preau.exchange;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.preau.exchange.ArrivalReport.What;

/** Another passage, of which whoever extends this listens to some of what is told. */
abstract class PassageAround implements Passage {

    private final Passage passage;

    PassageAround(Passage passage) {
        this.passage = passage;
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
    public void came(What what, UUID id, int version) {
        passage.came(what, id, version);
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
