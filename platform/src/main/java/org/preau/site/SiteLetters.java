package org.preau.site;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.mail.Letter;
import org.preau.mail.Post;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.tenancy.Right;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.Actor;
import org.preau.web.Desk;
import org.preau.web.Origins;

/**
 * Writes to the people whom a change of state concerns, each in their language. Nobody gets a
 * letter about what they did themselves, and nobody any about what the platform does by itself.
 */
public final class SiteLetters {

    /** Somebody to write to. */
    record Reader(EmailAddress email, String name, @Nullable String language) {

        Language speaks() {
            return Language.ofTag(language == null ? "" : language).orElse(Language.FR);
        }
    }

    private final Post post;
    private final Messages messages;
    private final Origins origins;

    public SiteLetters(Post post, Messages messages, Origins origins) {
        this.post = post;
        this.messages = messages;
        this.origins = origins;
    }

    void proposed(TenantTx tx, Desk desk, Article article) {
        if (desk.actor().kind() != Actor.Kind.SYSTEM) {
            publishers(tx, desk.actor(), article)
                    .forEach(to -> send(tx, desk, to, article, "proposed"));
        }
    }

    void published(TenantTx tx, Desk desk, Article article) {
        toAuthor(tx, desk, article, "published");
    }

    void scheduled(TenantTx tx, Desk desk, Article article) {
        toAuthor(tx, desk, article, "scheduled");
    }

    void declined(TenantTx tx, Desk desk, Article article) {
        toAuthor(tx, desk, article, "declined");
    }

    /**
     * To everybody who has a part in what is said about the text: its author, and whoever said
     * something before; to those who publish as long as nobody but the author did.
     */
    void remarked(TenantTx tx, Desk desk, Article article, String words) {
        if (desk.actor().kind() == Actor.Kind.SYSTEM) {
            return;
        }
        List<Reader> readers = partners(tx, article, desk.actor());
        List<Reader> to = readers.isEmpty() ? publishers(tx, desk.actor(), article) : readers;
        to.forEach(it -> send(tx, desk, it, article, "remarked", words));
    }

    private void toAuthor(TenantTx tx, Desk desk, Article article, String what) {
        UUID author = article.authorId();
        boolean self = author != null && author.equals(desk.actor().id());
        if (author != null && !self && desk.actor().kind() != Actor.Kind.SYSTEM) {
            reader(tx, author).forEach(to -> send(tx, desk, to, article, what));
        }
    }

    private void send(TenantTx tx, Desk desk, Reader to, Article article, String what) {
        send(tx, desk, to, article, what, article.stateNote());
    }

    private void send(
            TenantTx tx, Desk desk, Reader to, Article article, String what, String word) {
        Dates dates = new Dates(messages, to.speaks(), Dates.PARIS);
        Map<String, Object> words =
                Map.of(
                        "when",
                        article.waitsFor().map(dates::moment).orElse(""),
                        "title",
                        article.title(),
                        "who",
                        desk.actor().name(),
                        "association",
                        desk.tenant().name(),
                        "word",
                        word,
                        "kind",
                        article.kind() == ArticleKind.PAGE ? "page" : "article",
                        "desk",
                        origins.portal() + ArticlePaths.of(desk, article),
                        "site",
                        origins.of(desk.tenant()) + "/" + article.slug());
        String key = "site.letter." + what;
        post.queue(
                tx,
                new Letter(
                        to.email(),
                        messages.text(to.speaks(), key + ".subject", words),
                        messages.text(to.speaks(), key + ".text", words)));
    }

    /** Whoever may publish that text: those who keep to other sections are left in peace. */
    private static List<Reader> publishers(TenantTx tx, Actor but, Article article) {
        List<Office> offices =
                Arrays.stream(Office.values())
                        .filter(office -> office.rights().contains(Right.PUBLISH))
                        .toList();
        return tx.query(
                        """
                        with recursive around as (
                            select id, parent_id from section where id = cast(:section as uuid)
                             union
                            select s.id, s.parent_id
                              from section s
                              join around a on s.id = a.parent_id)
                        select distinct a.email, a.name, a.language
                          from membership m
                          join account a on a.account_id = m.account_id
                         where m.office = any(:offices)
                           and m.since <= (now() at time zone 'Europe/Paris')::date
                           and (m.until is null or m.until >= (now() at time zone 'Europe/Paris')::date)
                           and m.ended_at is null
                           and (not m.limited
                                or exists (select 1
                                             from membership_section k
                                             join around on around.id = k.section_id
                                            where k.account_id = m.account_id
                                              and k.office = m.office))
                           and a.account_id is distinct from cast(:but as uuid)
                        """)
                .bind("section", article.sectionId())
                .bind("offices", offices)
                .bind("but", but.id())
                .list(Reader.class);
    }

    /** Those who wrote it or about it, and hold an office today. */
    private static List<Reader> partners(TenantTx tx, Article article, Actor but) {
        return tx.query(
                        """
                        select distinct a.email, a.name, a.language
                          from account a
                          join membership m on m.account_id = a.account_id
                         where (a.account_id = cast(:author as uuid)
                                or a.account_id in (select account_id from remark where article_id = :article))
                           and m.since <= (now() at time zone 'Europe/Paris')::date
                           and (m.until is null or m.until >= (now() at time zone 'Europe/Paris')::date)
                           and m.ended_at is null
                           and a.account_id is distinct from cast(:but as uuid)
                        """)
                .bind("author", article.authorId())
                .bind("article", article.id())
                .bind("but", but.id())
                .list(Reader.class);
    }

    /** Its author, as long as an office is held here; row security hides the others. */
    private static List<Reader> reader(TenantTx tx, UUID author) {
        return tx.query(
                        """
                        select email, name, language
                          from account
                         where account_id = :author
                        """)
                .bind("author", author)
                .list(Reader.class);
    }
}
