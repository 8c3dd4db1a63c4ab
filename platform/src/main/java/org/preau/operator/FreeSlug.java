package org.preau.operator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.preau.base.Ids;
import org.preau.base.Slug;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.ReservedNames;
import org.preau.text.Slugs;

/** Proposes short names that are free. */
public final class FreeSlug {

    private static final int TRIES = 30;

    private FreeSlug() {}

    /**
     * A short name that nobody has and that is not kept for the platform, as near to {@code text}
     * as can be: a name with its accents, or a short name that is taken.
     */
    public static Slug near(OperatorTx tx, String text) {
        List<String> candidates = candidates(text);
        Set<String> taken =
                new HashSet<>(
                        tx.query(
                                        """
                                        select slug
                                          from tenant
                                         where slug = any(:candidates)
                                        """)
                                .bind("candidates", candidates)
                                .list(String.class));
        return candidates.stream()
                .filter(candidate -> !taken.contains(candidate))
                .map(Slug::new)
                .filter(slug -> !ReservedNames.has(slug))
                .findFirst()
                .orElseGet(FreeSlug::random);
    }

    /** The short name that {@code name} gives by itself, taken or not; empty when it gives none. */
    public static Optional<Slug> of(String name) {
        String plain = Slugs.from(name);
        return plain.equals(Slugs.UNTITLED) ? Optional.empty() : Slug.of(cut(plain, Slug.MAX));
    }

    private static List<String> candidates(String text) {
        String base = cut(Slugs.from(text), Slug.MAX);
        String start = base.length() < 2 ? "asso-" + base : base;
        List<String> all = new ArrayList<>();
        all.add(start);
        for (int n = 2; n < TRIES; n++) {
            String suffix = "-" + n;
            all.add(cut(start, Slug.MAX - suffix.length()) + suffix);
        }
        return all;
    }

    /** Thirty associations of one name: the thirty-first gets what nobody would choose. */
    private static Slug random() {
        String id = Ids.next().toString();
        return new Slug("asso-" + id.substring(id.length() - 12));
    }

    private static String cut(String slug, int length) {
        String kept = slug.length() > length ? slug.substring(0, length) : slug;
        return kept.endsWith("-") ? kept.substring(0, kept.length() - 1) : kept;
    }
}
