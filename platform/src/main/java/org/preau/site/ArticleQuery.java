package org.preau.site;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;

/**
 * Which texts of the workspace are asked for.
 *
 * @param words looked for in title, lead and body, without regard to accents and capitals
 * @param page from 1
 */
record ArticleQuery(
        ArticleKind kind,
        @Nullable ArticleState state,
        @Nullable UUID section,
        String words,
        int page) {

    static final int SIZE = 25;
    private static final int WORDS = 100;

    /** One line of the list. */
    record Row(
            UUID id,
            String title,
            ArticleState state,
            @Nullable UUID sectionId,
            @Nullable String section,
            String authorName,
            @Nullable UUID authorId,
            java.time.Instant updatedAt,
            java.time.@Nullable Instant publishedAt,
            boolean scheduled,
            java.time.@Nullable Instant expiresAt,
            int version) {}

    /** How many there are in a state. */
    record Count(ArticleState state, long number) {}

    static ArticleQuery of(
            ArticleKind kind, String state, String section, String words, String page) {
        String clean = CleanInput.line(words.length() > 1_000 ? "" : words);
        return new ArticleQuery(
                kind,
                state(state).orElse(null),
                Room.id(section).orElse(null),
                clean.length() > WORDS ? clean.substring(0, WORDS) : clean,
                Math.clamp(Room.number(page, 1), 1, 100_000));
    }

    boolean filters() {
        return state != null || section != null || !words.isEmpty();
    }

    List<Row> rows(TenantTx tx) {
        return tx.query(
                        """
                        select a.id, a.title, a.state, a.section_id, s.title as section, a.author_name, a.author_id, a.updated_at,
                               a.published_at, a.scheduled, a.expires_at, a.version
                          from article a
                          left join section s on s.tenant_id = a.tenant_id and s.id = a.section_id
                         where a.kind = :kind
                           and (cast(:state as text) is null or a.state = :state)
                           and (cast(:section as uuid) is null or a.section_id = :section)
                           and (:words = '' or position(plain(:words) in plain(a.title || ' ' || a.lead || ' ' || a.body)) > 0)
                         order by a.updated_at desc, a.id
                         limit :limit offset :offset
                        """)
                .bind("kind", kind)
                .bind("state", state)
                .bind("section", section)
                .bind("words", words)
                .bind("limit", SIZE)
                .bind("offset", (page - 1L) * SIZE)
                .list(Row.class);
    }

    /** How many there are in each state, whatever state is asked for. */
    List<Count> counts(TenantTx tx) {
        return tx.query(
                        """
                        select a.state, count(*) as number
                          from article a
                         where a.kind = :kind
                           and (cast(:section as uuid) is null or a.section_id = :section)
                           and (:words = '' or position(plain(:words) in plain(a.title || ' ' || a.lead || ' ' || a.body)) > 0)
                         group by a.state
                        """)
                .bind("kind", kind)
                .bind("section", section)
                .bind("words", words)
                .list(Count.class);
    }

    static Optional<ArticleState> state(String text) {
        return Arrays.stream(ArticleState.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
