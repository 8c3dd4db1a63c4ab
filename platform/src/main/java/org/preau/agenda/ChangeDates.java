package org.preau.agenda;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.base.Ids;
import org.preau.site.Article;
import org.preau.site.ArticleKind;
import org.preau.site.Articles;
import org.preau.site.Ground;
import org.preau.site.Wrong;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;

/**
 * Gives a text dates, changes one and takes one away. What is said holds at once: visitors see a
 * concert that is cancelled as cancelled, without anybody publishing anything.
 */
public final class ChangeDates {

    /** What is to change. */
    sealed interface Change {}

    /** It takes place then, and again if it says so. */
    record Add(DateInput input) implements Change {}

    /** A date is to be another, or to be called off. */
    record Edit(UUID date, DateInput input) implements Change {}

    /** A date was never meant. */
    record Remove(UUID date) implements Change {}

    /** How it went. */
    sealed interface Outcome {}

    /** It is so now; of new ones all, of one that was taken away none. */
    record Kept(List<ArticleDate> dates) implements Outcome {}

    /** Some of it cannot be kept. */
    record Invalid(List<Wrong> wrongs) implements Outcome {}

    /** Somebody changed that date since: this is how it stands. */
    record Stale(ArticleDate now) implements Outcome {}

    /** The text is public, and who asks may not change what is public. */
    record PublishersOnly() implements Outcome {}

    /** It stands outside the sections that who asks keeps to. */
    record Elsewhere() implements Outcome {}

    /** There is no such text or date here. */
    record Missing() implements Outcome {}

    private final Database database;

    public ChangeDates(Database database) {
        this.database = database;
    }

    Outcome run(Desk desk, ArticleKind kind, UUID article, Change change) {
        return database.write(desk.tenancy(), tx -> decide(tx, desk, kind, article, change));
    }

    private static Outcome decide(
            TenantTx tx, Desk desk, ArticleKind kind, UUID id, Change change) {
        // One at a time, so that a text never gets more dates than it may have.
        tx.query("select version from article where id = :id for update")
                .bind("id", id)
                .first(Integer.class);
        Optional<Article> found = Articles.find(tx, id).filter(it -> it.kind() == kind);
        if (found.isEmpty()) {
            return new Missing();
        }
        Article article = found.get();
        if (!Ground.of(tx, desk, Right.WRITE).holds(article)) {
            return new Elsewhere();
        }
        if (article.isPublished() && !desk.may(Right.PUBLISH)) {
            return new PublishersOnly();
        }
        return change(tx, desk, article, change);
    }

    private static Outcome change(TenantTx tx, Desk desk, Article article, Change change) {
        Outcome outcome =
                switch (change) {
                    case Add(DateInput input) -> add(tx, article.id(), input);
                    case Edit(UUID date, DateInput input) -> edit(tx, article.id(), date, input);
                    case Remove(UUID date) -> remove(tx, article.id(), date);
                };
        if (outcome instanceof Kept) {
            tx.siteChanged();
            AuditLog.note(tx, desk.actor(), act(change), article.title(), Map.of());
        }
        return outcome;
    }

    private static String act(Change change) {
        return switch (change) {
            case Add _ -> "date.added";
            case Edit _ -> "date.changed";
            case Remove _ -> "date.removed";
        };
    }

    /** The same within a transaction that makes the text. */
    static Outcome add(TenantTx tx, UUID article, DateInput input) {
        return switch (CheckDate.of(input)) {
            case CheckDate.Bad(List<Wrong> wrongs) -> new Invalid(wrongs);
            case CheckDate.Good good -> insert(tx, article, input, good);
        };
    }

    private static Outcome insert(TenantTx tx, UUID article, DateInput input, CheckDate.Good good) {
        UUID first = input.id() == null ? Ids.next() : input.id();
        Optional<ArticleDate> there = ArticleDates.find(tx, article, first);
        if (there.isPresent()) {
            return new Kept(List.of(there.get()));
        }
        if (ArticleDates.count(tx, article) + good.days().size() > ArticleDates.MOST) {
            Message many = Message.of("agenda.wrong.full", "most", ArticleDates.MOST);
            return new Invalid(List.of(new Wrong("startsOn", many)));
        }
        UUID id = first;
        for (DateWriting one : good.all()) {
            ArticleDates.insert(tx, id, article, one);
            id = Ids.next();
        }
        return new Kept(ArticleDates.of(tx, article));
    }

    private static Outcome edit(TenantTx tx, UUID article, UUID id, DateInput input) {
        Optional<ArticleDate> before = ArticleDates.find(tx, article, id);
        if (before.isEmpty()) {
            return new Missing();
        }
        return switch (CheckDate.of(input)) {
            case CheckDate.Bad(List<Wrong> wrongs) -> new Invalid(wrongs);
            case CheckDate.Good good -> update(tx, before.get(), input, good.writing());
        };
    }

    private static Outcome update(
            TenantTx tx, ArticleDate before, DateInput input, DateWriting writing) {
        if (before.writing().equals(writing)) {
            return new Kept(List.of(before));
        }
        if (input.version() == null || input.version() != before.changes()) {
            return new Stale(before);
        }
        ArticleDates.update(tx, before.id(), writing);
        return new Kept(ArticleDates.find(tx, before.articleId(), before.id()).stream().toList());
    }

    private static Outcome remove(TenantTx tx, UUID article, UUID id) {
        if (ArticleDates.find(tx, article, id).isEmpty()) {
            return new Missing();
        }
        ArticleDates.delete(tx, id);
        return new Kept(List.of());
    }
}
