package org.preau.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.CleanInput;
import org.preau.web.Desk;
import org.preau.web.Person;

/**
 * Keeps what somebody is typing, beside the text and not in it, and says who else has it open. What
 * is typed is taken as it is: it may be half a sentence, and too long to be saved.
 */
public final class KeepTyping {

    private static final int TITLE = 2_000;
    private static final int LEAD = 20_000;
    private static final int BODY = 600_000;

    /**
     * @param words null to say only that the text is open
     */
    public record Command(UUID article, ArticleKind kind, int version, @Nullable Words words) {}

    /** What stands in the fields. */
    public record Words(String title, String lead, String body) {}

    /** How it went. */
    public sealed interface Outcome {}

    /** It is kept, durably; these have it open too. */
    public record Kept(List<String> others) implements Outcome {}

    /** It stands outside the sections that who types keeps to; nothing was kept. */
    public record Elsewhere() implements Outcome {}

    /** It is far too long, and nothing was kept. */
    public record TooLong() implements Outcome {}

    /**
     * There is a text of that identifier, but it is of another kind; or nobody sits at the desk.
     */
    public record Missing() implements Outcome {}

    private final Database database;

    KeepTyping(Database database) {
        this.database = database;
    }

    public Outcome run(Desk desk, Command command) {
        Optional<AccountId> account = desk.who().map(Person::account);
        if (account.isEmpty()) {
            return new Missing();
        }
        Words words = command.words();
        if (words != null && isTooLong(words)) {
            return new TooLong();
        }
        return database.write(desk.tenancy(), tx -> keep(tx, desk, account.get(), command));
    }

    private static Outcome keep(TenantTx tx, Desk desk, AccountId account, Command command) {
        Optional<Article> article = Articles.find(tx, command.article());
        if (article.isPresent() && article.get().kind() != command.kind()) {
            return new Missing();
        }
        if (!mayWrite(tx, desk, command, article)) {
            return new Elsewhere();
        }
        Autosaves.seen(
                tx,
                account,
                desk.actor().name(),
                command.article(),
                command.kind(),
                command.version());
        if (command.words() != null) {
            Autosaves.keep(tx, account, typed(command, command.words()));
        }
        return new Kept(Autosaves.others(tx, account, command.article()));
    }

    /** The section of a new text is chosen when it is saved; that it is no page is known now. */
    private static boolean mayWrite(
            TenantTx tx, Desk desk, Command command, Optional<Article> article) {
        Ground ground = Ground.of(tx, desk, Right.WRITE);
        return article.map(ground::holds)
                .orElse(!ground.isLimited() || command.kind() == ArticleKind.ARTICLE);
    }

    private static Autosave typed(Command command, Words words) {
        return new Autosave(
                command.article(),
                command.kind(),
                command.version(),
                CleanInput.text(words.title()),
                CleanInput.text(words.lead()),
                CleanInput.text(words.body()),
                java.time.Instant.EPOCH);
    }

    private static boolean isTooLong(Words words) {
        return words.title().length() > TITLE
                || words.lead().length() > LEAD
                || words.body().length() > BODY;
    }
}
