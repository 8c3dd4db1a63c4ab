package org.preau.files;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * On what terms a change is asked for: what must be so for it to happen, and the locks that the
 * asker holds.
 *
 * @param tokens of locks that the asker says to hold
 * @param met whether what must be so is so, judged within the change
 */
record Terms(Set<UUID> tokens, Function<Seen, Boolean> met) {

    /** What a condition is judged by. */
    interface Seen {
        /** What is there now on that path. */
        Trail at(FilePath path);

        /** The locks that hold now. */
        List<Lock> locks();
    }

    /** No condition, and no lock held: as a person asks in the browser. */
    static final Terms NONE = new Terms(Set.of(), seen -> true);

    /** Terms judged within {@code change}. */
    Judged judge(Change change) {
        List<Lock> locks = Lock.all(change.tx());
        Seen seen =
                new Seen() {
                    @Override
                    public Trail at(FilePath path) {
                        return Tree.walk(change.tx(), path);
                    }

                    @Override
                    public List<Lock> locks() {
                        return locks;
                    }
                };
        return new Judged(this, locks, change.who().id(), met.apply(seen));
    }

    /**
     * The same in one change.
     *
     * @param asker the account that asks; a lock's token is worth something in its holder's hand
     */
    record Judged(
            Terms terms,
            List<Lock> locks,
            @org.jspecify.annotations.Nullable UUID asker,
            boolean met) {

        /**
         * The lock that stands in the way of changing what lies at the end of {@code ids}.
         *
         * @param ids from the root to the node
         */
        Optional<Lock> inTheWay(List<UUID> ids) {
            return unheld(locks.stream().filter(it -> it.covers(ids)).toList());
        }

        /** The same of a node with all that is below it, as it goes. */
        Optional<Lock> inTheWayOfAll(List<UUID> ids) {
            Optional<Lock> above = inTheWay(ids);
            return above.isPresent()
                    ? above
                    : locks.stream()
                            .filter(it -> it.isWithin(ids.getLast()) && !isHeld(it))
                            .findFirst();
        }

        /** Of shared locks on one thing it is enough to hold one. */
        private Optional<Lock> unheld(List<Lock> covering) {
            boolean one = covering.stream().anyMatch(this::isHeld);
            return one ? Optional.empty() : covering.stream().findFirst();
        }

        private boolean isHeld(Lock lock) {
            return terms.tokens().contains(lock.token())
                    && java.util.Objects.equals(lock.byId(), asker);
        }
    }
}
