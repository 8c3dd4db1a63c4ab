package org.preau.theme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private final AtomicReference<@Nullable List<Rows.Kin>> kin = new AtomicReference<>();
    private final ConcurrentMap<UUID, Rows.Card> cards = new ConcurrentHashMap<>();
    private final ConcurrentMap<UUID, List<Rows.Card>> ofSections = new ConcurrentHashMap<>();

    /** At most three, the nearest first, never the article itself. */
    List<Rows.Card> to(TenantTx tx, Rows.Article article) {
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

    private List<Rows.Kin> kin(TenantTx tx) {
        List<Rows.Kin> known = kin.get();
        if (known == null) {
            known = Published.kin(tx, LATEST);
            kin.set(known);
        }
        return known;
    }

    private static List<UUID> nearest(List<Rows.Kin> all, Rows.Article article) {
        Set<String> tags = new HashSet<>(article.tags());
        List<Near> near = new ArrayList<>();
        for (Rows.Kin one : all) {
            int shared = (int) one.tags().stream().filter(tags::contains).count();
            if (shared > 0 && !one.id().equals(article.id())) {
                boolean home = Objects.equals(one.sectionId(), article.sectionId());
                near.add(new Near(one.id(), 2 * shared + (home ? 1 : 0)));
            }
        }
        near.sort(Comparator.comparingInt(Near::weight).reversed());
        return near.stream().limit(MOST).map(Near::id).toList();
    }

    /** How near an article is; the sort is stable, so the later of two equals stays first. */
    private record Near(UUID id, int weight) {}
}
