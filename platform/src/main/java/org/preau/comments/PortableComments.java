package org.preau.comments;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.text.CleanInput;

/**
 * What readers wrote and who may, as they leave one site and come to another. Addresses of mail
 * stay: nobody gave them for that.
 */
public final class PortableComments {

    /** What a site says of all its articles, in words. */
    public record Policy(String mode, int days, String office) {}

    /**
     * A comment as it comes.
     *
     * @param parent one that came before; null for none
     * @param state {@code waiting}, {@code published} or {@code declined}
     * @param answer whether somebody wrote it for the association
     */
    public record Coming(
            UUID id,
            UUID article,
            @Nullable UUID parent,
            String name,
            String body,
            String state,
            boolean answer,
            Instant writtenAt) {}

    private record Mode(UUID id, CommentMode comments) {}

    private PortableComments() {}

    public static Policy policy(TenantTx tx) {
        Comments.Settings it = Comments.settings(tx);
        return new Policy(
                it.mode().word(), it.days(), it.office().name().toLowerCase(java.util.Locale.ROOT));
    }

    /** The articles that say otherwise than their site, and what. */
    public static Map<UUID, String> modes(TenantTx tx) {
        return tx
                .query("select id, comments from article where comments is not null")
                .list(Mode.class)
                .stream()
                .collect(Collectors.toMap(Mode::id, it -> it.comments().word()));
    }

    /** All that is no spam, article by article, the oldest first. */
    public static Map<UUID, List<Comment>> all(TenantTx tx) {
        return tx
                .query(
                        """
                        select c.*, r.title as article_title, r.slug as article_slug
                          from comment c
                          join article r on r.tenant_id = c.tenant_id and r.id = c.article_id
                         where c.state <> 'spam'
                         order by r.slug, c.written_at, c.id
                        """)
                .list(Comment.class)
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Comment::articleId, LinkedHashMap::new, Collectors.toList()));
    }

    /** False, and nothing is written, when it says what there is not. */
    public static boolean take(TenantTx tx, Policy policy) {
        Optional<CommentMode> mode = CommentMode.of(policy.mode());
        Optional<Office> office = office(policy.office());
        if (mode.isEmpty() || office.isEmpty()) {
            return false;
        }
        tx.query(
                        """
                        update site
                           set comments = :mode, comments_days = :days, comments_office = :office
                        """)
                .bind("mode", mode.get())
                .bind("days", Math.clamp(policy.days(), 0, SetComments.MOST_DAYS))
                .bind("office", office.get())
                .execute();
        tx.siteChanged();
        return true;
    }

    private static Optional<Office> office(String word) {
        return List.of(
                        Office.PRESIDENT,
                        Office.SECRETARY,
                        Office.TREASURER,
                        Office.WEBMASTER,
                        Office.WRITER,
                        Office.MEMBER)
                .stream()
                .filter(it -> it.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** Says who may write below an article that came, unless somebody has said it here. */
    public static void take(TenantTx tx, UUID article, String mode) {
        CommentMode.of(mode)
                .ifPresent(it ->
                        tx.query(
                                        """
                                        update article
                                           set comments = :mode
                                         where id = :id
                                           and kind = 'article'
                                           and comments is null
                                        """)
                                .bind("mode", it)
                                .bind("id", article)
                                .execute());
    }

    /**
     * False, and nothing is written, when it is here already, has no words or no article. Once all
     * of an article have come, {@link #count} has visitors see them.
     */
    public static boolean take(TenantTx tx, Coming it) {
        String name = Words.cut(CleanInput.line(it.name()), Words.NAME);
        String body = Words.cut(CleanInput.text(it.body()).strip(), Words.BODY);
        Optional<Comment.State> state = state(it.state());
        boolean usable = !name.isEmpty() && !body.isEmpty() && state.isPresent();
        if (!usable || !isThere(tx, it.article())) {
            return false;
        }
        UUID parent =
                it.parent() != null && Comments.find(tx, it.parent()).isPresent()
                        ? it.parent()
                        : null;
        return Comments.insert(
                tx,
                NewComment.coming(
                        it.id(),
                        it.article(),
                        parent,
                        name,
                        body,
                        state.get(),
                        it.answer(),
                        it.writtenAt()));
    }

    /** Has visitors see what came below an article. */
    public static void count(TenantTx tx, UUID article) {
        Comments.recount(tx, article);
    }

    private static Optional<Comment.State> state(String word) {
        return List.of(Comment.State.WAITING, Comment.State.PUBLISHED, Comment.State.DECLINED)
                .stream()
                .filter(it -> it.word().equals(word))
                .findFirst();
    }

    private static boolean isThere(TenantTx tx, UUID article) {
        return tx.query("select 1 from article where id = :id").bind("id", article).exists();
    }
}
