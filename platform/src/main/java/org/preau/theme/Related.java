package org.preau.theme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/**
 * What to read after an article: three that share its tags, those with most of them and of its own
 * section first; then the latest of its section.
 *
 * <p>Belongs to one revision of a site and reads each thing once for it, so that the second article
 * of a section costs no statement more. No index answers to shared tags under row security; hence
 * they are looked for among the latest {@value #LATEST}, in memory. Any thread.
 */
final class Related {

    private static final int MOST = 3;
    private static final int LATEST = 300;
    private static final int MOST_ANSWERS = 100;

    private static final Comparator<Near> NEAREST =
            Comparator.comparingInt(Near::weight).reversed().thenComparingInt(Near::rank);

    private final AtomicReference<@Nullable Map<String, List<Ranked>>> kin =
            new AtomicReference<>();
    private final ConcurrentMap<UUID, Rows.Card> cards = new ConcurrentHashMap<>();
    private final ConcurrentMap<UUID, List<Rows.Card>> ofSections = new ConcurrentHashMap<>();
    private final ConcurrentMap<Asked, List<Rows.Card>> answers = new ConcurrentHashMap<>();

    /** At most three, the nearest first, never the article itself. */
    List<Rows.Card> to(TenantTx tx, Rows.Article article) {
        Asked asked = new Asked(article.id(), article.sectionId(), article.tags());
        List<Rows.Card> known = answers.get(asked);
        if (known != null) {
            return known;
        }
        List<Rows.Card> found = find(tx, article);
        if (answers.size() < MOST_ANSWERS) {
            answers.put(asked, found);
        }
        return found;
    }

    private List<Rows.Card> find(TenantTx tx, Rows.Article article) {
        Map<UUID, Rows.Card> found = new LinkedHashMap<>();
        if (!article.tags().isEmpty()) {
            akin(tx, article).forEach(card -> found.put(card.id(), card));
        }
        if (found.size() < MOST && article.sectionId() != null) {
            ofSection(tx, article.sectionId()).forEach(card -> found.putIfAbsent(card.id(), card));
        }
        found.remove(article.id());
        return found.values().stream().limit(MOST).toList();
    }

    private List<Rows.Card> ofSection(TenantTx tx, UUID section) {
        return ofSections.computeIfAbsent(
                section, id -> Published.of(tx, Gathering.in(List.of(id)), MOST + 1, 0));
    }

    private List<Rows.Card> akin(TenantTx tx, Rows.Article article) {
        List<UUID> ids = nearest(kin(tx), article);
        List<UUID> unknown = ids.stream().filter(id -> !cards.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            Published.cards(tx, unknown).forEach(card -> cards.put(card.id(), card));
        }
        return ids.stream().map(cards::get).filter(Objects::nonNull).toList();
    }

    /** The latest articles under each of their tags, the latest first. */
    private Map<String, List<Ranked>> kin(TenantTx tx) {
        Map<String, List<Ranked>> known = kin.get();
        if (known == null) {
            known = new HashMap<>();
            int rank = 0;
            for (Rows.Kin one : Published.kin(tx, LATEST)) {
                Ranked ranked = new Ranked(one, rank++);
                for (String tag : one.tags()) {
                    known.computeIfAbsent(tag, none -> new ArrayList<>()).add(ranked);
                }
            }
            kin.set(known);
        }
        return known;
    }

    private static List<UUID> nearest(Map<String, List<Ranked>> all, Rows.Article article) {
        Map<UUID, Near> near = new HashMap<>();
        for (String tag : article.tags()) {
            for (Ranked one : all.getOrDefault(tag, List.of())) {
                near.merge(
                        one.kin().id(), one.to(article), (there, again) -> there.sharingOneMore());
            }
        }
        near.remove(article.id());
        return near.values().stream().sorted(NEAREST).limit(MOST).map(Near::id).toList();
    }

    /** All that an answer depends on, beside the site's revision. */
    private record Asked(UUID article, @Nullable UUID section, List<String> tags) {}

    /**
     * One of the latest.
     *
     * @param rank 0 for the very latest
     */
    private record Ranked(Rows.Kin kin, int rank) {
        Near to(Rows.Article article) {
            boolean home = Objects.equals(kin.sectionId(), article.sectionId());
            return new Near(kin.id(), home ? 3 : 2, rank);
        }
    }

    /**
     * How near an article is.
     *
     * @param weight two for each tag that both have, one for the same section
     */
    private record Near(UUID id, int weight, int rank) {
        Near sharingOneMore() {
            return new Near(id, weight + 2, rank);
        }
    }
}
