package org.preau.exchange;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.preau.exchange.ArrivalReport.What;

/** Remembers what was not here before an import: only that is told more of itself. */
final class Newcomers extends PassageAround {

    private final Set<UUID> come = new HashSet<>();

    Newcomers(Passage passage) {
        super(passage);
    }

    boolean has(UUID id) {
        return come.contains(id);
    }

    @Override
    public void came(What what, UUID id, int version) {
        come.add(id);
        super.came(what, id, version);
    }
}
