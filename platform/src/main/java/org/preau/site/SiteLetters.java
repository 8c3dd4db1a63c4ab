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
            publishers(tx, desk.actor()).forEach(to -> send(tx, desk, to, article, "proposed"));
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

    private void toAuthor(TenantTx tx, Desk desk, Article article, String what) {
        UUID author = article.authorId();
        boolean self = author != null && author.equals(desk.actor().id());
        if (author != null && !self && desk.actor().kind() != Actor.Kind.SYSTEM) {
            reader(tx, author).forEach(to -> send(tx, desk, to, article, what));
        }
    }

    private void send(TenantTx tx, Desk desk, Reader to, Article article, String what) {
        Dates dates = new Dates(messages, to.speaks(), Dates.PARIS);
        Map<String, Object> words =
                Map.of(
                        "when", article.waitsFor().map(dates::moment).orElse(""),
                        "title", article.title(),
                        "who", desk.actor().name(),
                        "association", desk.tenant().name(),
                        "word", article.stateNote(),
                        "kind", article.kind() == ArticleKind.PAGE ? "page" : "article",
                        "desk", origins.portal() + ArticlePaths.of(desk, article),
                        "site", origins.of(desk.tenant()) + "/" + article.slug());
        String key = "site.letter." + what;
        post.queue(
                tx,
                new Letter(
                        to.email(),
                        messages.text(to.speaks(), key + ".subject", words),
                        messages.text(to.speaks(), key + ".text", words)));
    }

    private static List<Reader> publishers(TenantTx tx, Actor but) {
        List<Office> offices =
                Arrays.stream(Office.values())
                        .filter(office -> office.rights().contains(Right.PUBLISH))
                        .toList();
        return tx.query(
                        """
                        select distinct a.email, a.name, a.language
                          from membership m
                          join account a on a.account_id = m.account_id
                         where m.office = any(:offices)
                           and m.since <= current_date
                           and (m.until is null or m.until >= current_date)
                           and m.ended_at is null
                           and a.account_id is distinct from cast(:but as uuid)
                        """)
                .bind("offices", offices)
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
