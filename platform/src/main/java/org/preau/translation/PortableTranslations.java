package org.preau.translation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.sql.TenantTx;
import org.preau.text.Tongue;

/**
 * Which language texts and sections are in and which of them say the same, as they leave one site
 * and come to another.
 */
public final class PortableTranslations {

    private record Row(UUID groupId, String language, String slug) {}

    private record Where(UUID id, String kind, @Nullable UUID groupId) {}

    private PortableTranslations() {}

    /**
     * The addresses of those that say the same, by their language; one alone is only in another
     * language than its site.
     */
    public static List<Map<String, String>> write(TenantTx tx) {
        Map<UUID, Map<String, String>> groups = new LinkedHashMap<>();
        List<Row> rows =
                tx.query(
                                """
                                select l.group_id, l.language, coalesce(t.slug, s.slug) as slug
                                  from translation l
                                  left join article t on t.tenant_id = l.tenant_id and t.id = l.article_id
                                  left join section s on s.tenant_id = l.tenant_id and s.id = l.section_id
                                 order by min(coalesce(t.slug, s.slug)) over (partition by l.group_id), l.language
                                """)
                        .list(Row.class);
        for (Row row : rows) {
            groups.computeIfAbsent(row.groupId(), any -> new TreeMap<>())
                    .put(row.language(), row.slug());
        }
        return List.copyOf(groups.values());
    }

    /**
     * Says of texts that came what nobody has said of them here.
     *
     * @param targets those that say the same, by their language
     * @return how many of them are said now
     */
    public static int take(TenantTx tx, Map<String, UUID> targets) {
        Map<String, Where> fit = new TreeMap<>();
        targets.forEach((language, id) ->
                where(tx, id)
                        .filter(it -> Tongue.of(language).isPresent())
                        .filter(it -> alike(fit, it))
                        .ifPresent(it -> fit.put(language, it)));
        UUID group =
                fit.values().stream()
                        .map(Where::groupId)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElseGet(Ids::next);
        int said = 0;
        for (Map.Entry<String, Where> one : fit.entrySet()) {
            said += insert(tx, one.getKey(), one.getValue(), group);
        }
        if (said > 0) {
            tx.siteChanged();
        }
        return said;
    }

    /** Articles say the same as articles, and so on. */
    private static boolean alike(Map<String, Where> fit, Where it) {
        return new ArrayList<>(fit.values()).stream().allMatch(one -> one.kind().equals(it.kind()));
    }

    private static Optional<Where> where(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select x.id, x.kind, l.group_id
                          from (select id, kind from article
                                 union all
                                select id, 'section' from section) x
                          left join translation l on l.target_id = x.id
                         where x.id = :id
                        """)
                .bind("id", id)
                .first(Where.class);
    }

    private static int insert(TenantTx tx, String language, Where it, UUID group) {
        boolean section = it.kind().equals("section");
        return tx.query(
                        """
                        insert into translation (target_id, article_id, section_id, language, group_id)
                        values (:id, :article, :section, :language, :group)
                        on conflict do nothing
                        """)
                .bind("id", it.id())
                .bind("article", section ? null : it.id())
                .bind("section", section ? it.id() : null)
                .bind("language", language)
                .bind("group", group)
                .execute();
    }
}
