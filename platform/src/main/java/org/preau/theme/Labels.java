package org.preau.theme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.text.Slugs;

/**
 * The tags, or the authors, of a site by their addresses. Spellings that give the same address
 * ("Fête", "fete") are one. Immutable.
 */
final class Labels {

    static final String TAGS = "/etiquette/";
    static final String AUTHORS = "/auteur/";

    /** With fewer, a list says no more than the article itself. */
    private static final int WORTH_FINDING = 2;

    /** The same few names stand below all texts of a site. */
    private static final Cache<String, String> SLUGS =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private final Map<String, Label> bySlug = new LinkedHashMap<>();

    /**
     * A tag or an author.
     *
     * @param address where its list stands
     * @param name in its most frequent spelling
     * @param spellings all of them
     */
    record Label(String address, String name, List<String> spellings, long articles) {

        /** Whether search engines should know the list. */
        boolean isWorthFinding() {
            return articles >= WORTH_FINDING;
        }
    }

    /**
     * @param prefix {@link #TAGS} or {@link #AUTHORS}
     * @param rows of that kind
     */
    Labels(String prefix, List<Rows.Label> rows) {
        Map<String, List<Rows.Label>> spellings = new LinkedHashMap<>();
        for (Rows.Label row : rows) {
            spellings.computeIfAbsent(Slugs.from(row.name()), slug -> new ArrayList<>()).add(row);
        }
        spellings.forEach((slug, all) -> bySlug.put(slug, label(prefix + slug, all)));
    }

    private static Label label(String address, List<Rows.Label> all) {
        Rows.Label first = all.getFirst();
        for (Rows.Label row : all) {
            first = row.articles() > first.articles() ? row : first;
        }
        return new Label(
                address,
                first.name(),
                all.stream().map(Rows.Label::name).toList(),
                all.stream().mapToLong(Rows.Label::articles).sum());
    }

    static String tag(String name) {
        return TAGS + SLUGS.get(name, Slugs::from);
    }

    static String author(String name) {
        return AUTHORS + SLUGS.get(name, Slugs::from);
    }

    Optional<Label> at(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    Collection<Label> all() {
        return bySlug.values();
    }
}
