package org.preau.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.CleanInput;
import org.preau.web.Desk;

/**
 * Says something about a text to those who work on it: its author to those who publish, and they to
 * the author. The others get a letter. An answer opens a settled thread again.
 */
public final class SayRemark {

    private final Database database;
    private final SiteLetters letters;

    SayRemark(Database database, SiteLetters letters) {
        this.database = database;
        this.letters = letters;
    }

    /**
     * Begins a thread.
     *
     * @param id of the new remark, so that a form may be sent again
     */
    public RemarkOutcome run(Desk desk, UUID article, UUID id, String words) {
        String clean = CleanInput.text(words).strip();
        return database.write(
                desk.tenancy(), tx -> say(tx, desk, article, id, Optional.empty(), clean));
    }

    /**
     * Answers {@code remark}.
     *
     * @param id of the new remark, so that a form may be sent again
     */
    public RemarkOutcome answer(Desk desk, UUID remark, UUID id, String words) {
        String clean = CleanInput.text(words).strip();
        return database.write(desk.tenancy(), tx -> answer(tx, desk, remark, id, clean));
    }

    private RemarkOutcome answer(TenantTx tx, Desk desk, UUID remark, UUID id, String words) {
        Optional<Remark> answered = Remarks.find(tx, remark);
        return answered.isEmpty()
                ? new RemarkOutcome.Missing()
                : say(tx, desk, answered.get().articleId(), id, answered, words);
    }

    private RemarkOutcome say(
            TenantTx tx,
            Desk desk,
            UUID article,
            UUID id,
            Optional<Remark> answered,
            String words) {
        Optional<Article> found = Articles.lock(tx, article);
        if (found.isEmpty()) {
            return new RemarkOutcome.Missing();
        }
        if (!may(tx, desk, found.get())) {
            return new RemarkOutcome.NotYours(found.get());
        }
        Optional<Remark> before = find(tx, article, id);
        if (before.isPresent()) {
            return new RemarkOutcome.Done(found.get(), before.get());
        }
        Optional<Wrong> wrong = wrong(tx, article, words);
        return wrong.isPresent()
                ? new RemarkOutcome.Invalid(found.get(), wrong.get())
                : said(tx, desk, found.get(), id, answered, words);
    }

    private RemarkOutcome said(
            TenantTx tx,
            Desk desk,
            Article article,
            UUID id,
            Optional<Remark> answered,
            String words) {
        @Nullable UUID thread = answered.map(Remark::thread).orElse(null);
        Remarks.insert(tx, id, article, thread, desk.actor(), words);
        if (thread != null) {
            Remarks.settle(tx, thread, null);
        }
        Optional<Remark> remark = find(tx, article.id(), id);
        if (remark.isEmpty()) {
            // The identifier is another text's remark's.
            return new RemarkOutcome.Missing();
        }
        AuditLog.note(tx, desk.actor(), "remark.said", article.title(), Map.of());
        letters.remarked(tx, desk, article, words);
        return new RemarkOutcome.Done(article, remark.get());
    }

    private static Optional<Remark> find(TenantTx tx, UUID article, UUID id) {
        return Remarks.find(tx, id).filter(it -> it.articleId().equals(article));
    }

    /** Whoever may publish the text, and its author as long as they write. */
    static boolean may(TenantTx tx, Desk desk, Article article) {
        boolean author =
                article.authorId() != null
                        && article.authorId().equals(desk.actor().id())
                        && desk.may(Right.WRITE);
        return author
                || (desk.may(Right.PUBLISH) && Ground.of(tx, desk, Right.PUBLISH).holds(article));
    }

    private static Optional<Wrong> wrong(TenantTx tx, UUID article, String words) {
        if (words.isEmpty()) {
            return Optional.of(Wrong.of("say", "site.wrong.remark-missing"));
        }
        if (Remarks.count(tx, article) >= Remarks.MOST) {
            return Optional.of(Wrong.of("say", "site.wrong.remarks-many"));
        }
        List<Wrong> wrongs = new ArrayList<>();
        WritingCheck.bound(wrongs, "say", words, Remark.LONGEST);
        return wrongs.stream().findFirst();
    }
}
