package org.preau.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.CleanInput;
import org.preau.web.Desk;

/**
 * Sends a proposed text back to its writer, with a word that says why; the word stands among the
 * remarks too, to be answered.
 */
public final class DeclineArticle {

    private static final int WORD = 1_000;

    private final Database database;
    private final SiteLetters letters;

    public DeclineArticle(Database database, SiteLetters letters) {
        this.database = database;
        this.letters = letters;
    }

    /**
     * @param word why, for the writer to read
     */
    public StateOutcome run(Desk desk, UUID id, String word) {
        String clean = CleanInput.text(word).strip();
        return database.write(desk.tenancy(), tx -> decline(tx, desk, id, clean));
    }

    private StateOutcome decline(TenantTx tx, Desk desk, UUID id, String word) {
        Optional<Article> found = Articles.lock(tx, id);
        if (found.isEmpty()) {
            return new StateOutcome.Missing();
        }
        Article before = found.get();
        if (!Ground.of(tx, desk, Right.PUBLISH).holds(before)) {
            return new StateOutcome.Elsewhere(before);
        }
        if (before.state() == ArticleState.DECLINED) {
            return new StateOutcome.Done(before);
        }
        if (before.state() != ArticleState.PROPOSED) {
            return new StateOutcome.NotNow(before);
        }
        Optional<Wrong> wrong = wrong(word);
        if (wrong.isPresent()) {
            return new StateOutcome.Unexplained(before, wrong.get());
        }
        Articles.setState(tx, id, ArticleState.DECLINED, word);
        Article after = Articles.find(tx, id).orElseThrow();
        AuditLog.note(
                tx,
                desk.actor(),
                after.act("article.declined", "page.declined"),
                after.title(),
                Map.of("word", word));
        Remarks.insert(tx, Ids.next(), after, null, desk.actor(), word);
        letters.declined(tx, desk, after);
        return new StateOutcome.Done(after);
    }

    private static Optional<Wrong> wrong(String word) {
        if (word.isEmpty()) {
            return Optional.of(Wrong.of("word", "site.wrong.word-missing"));
        }
        List<Wrong> wrongs = new ArrayList<>();
        WritingCheck.bound(wrongs, "word", word, WORD);
        return wrongs.stream().findFirst();
    }
}
