package org.preau.look;

import java.util.List;

/**
 * What all themes of this version offer, in the order in which they are shown. Immutable, any
 * thread.
 *
 * @param all at least one
 */
public record Offers(List<Offer> all) {

    public Offers {
        all = List.copyOf(all);
    }

    boolean has(String theme) {
        return all.stream().anyMatch(it -> it.key().equals(theme));
    }

    /** That of a theme; the plainest one's when there is no such theme any more. */
    public Offer of(String theme) {
        return all.stream()
                .filter(it -> it.key().equals(theme))
                .findFirst()
                .or(() -> all.stream().filter(it -> it.key().equals("page-blanche")).findFirst())
                .orElse(all.getFirst());
    }
}
