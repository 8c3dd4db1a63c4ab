package org.preau.site;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.web.Desk;

/**
 * Where somebody may use a right: the whole site, or some sections with all that is within them as
 * the sections stand now. Pages stand in no section: they belong to those who keep to none.
 */
public final class Ground {

    private static final Ground EVERYWHERE = new Ground(null);

    private final @Nullable Set<UUID> sections;

    private Ground(@Nullable Set<UUID> sections) {
        this.sections = sections;
    }

    /** Asks the database only for whoever is limited. */
    public static Ground of(TenantTx tx, Desk desk, Right right) {
        return desk.limits(right)
                .map(roots -> new Ground(Set.copyOf(within(tx, roots))))
                .orElse(EVERYWHERE);
    }

    /** The names of the sections that somebody keeps to; none for the whole site. */
    static List<String> names(TenantTx tx, Desk desk, Right right) {
        List<UUID> roots = List.copyOf(desk.limits(right).orElse(Set.of()));
        return roots.isEmpty()
                ? List.of()
                : tx.query(
                                "select title from section where id = any(cast(:roots as uuid[])) order by title, id")
                        .bind("roots", roots)
                        .list(String.class);
    }

    private static Set<UUID> within(TenantTx tx, Set<UUID> roots) {
        if (roots.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                tx.query(
                                """
                                with recursive within as (
                                    select id from section where id = any(cast(:roots as uuid[]))
                                     union
                                    select s.id
                                      from section s
                                      join within w on s.parent_id = w.id)
                                select id from within
                                """)
                        .bind("roots", List.copyOf(roots))
                        .list(UUID.class));
    }

    /** Whether it is some sections only. */
    public boolean isLimited() {
        return sections != null;
    }

    /** The sections and those within; empty for the whole site. */
    public Optional<Set<UUID>> sections() {
        return Optional.ofNullable(sections);
    }

    /**
     * @param section null for what stands in none
     */
    public boolean holds(@Nullable UUID section) {
        return sections == null || (section != null && sections.contains(section));
    }

    /** Whether that text, as it stands, is within. */
    public boolean holds(Article article) {
        return holds(article.sectionId());
    }
}
