package org.preau.agenda;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.site.Article;
import org.preau.site.ArticleKind;
import org.preau.site.SaveArticle;
import org.preau.site.Writing;
import org.preau.site.Wrong;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** Begins an event from the agenda: the draft of an article, with its dates. Both or neither. */
public final class MakeEvent {

    /**
     * What somebody filled in.
     *
     * @param id of the article: sent twice, made once
     */
    record Command(UUID id, String title, String lead, @Nullable UUID section, DateInput date) {}

    /** How it went. */
    sealed interface Outcome {}

    /** The draft is there. */
    record Made(UUID article) implements Outcome {}

    /** Some of it cannot be kept. Nothing was written. */
    record Invalid(List<Wrong> wrongs) implements Outcome {}

    /** Who asks may not write there. */
    record Refused() implements Outcome {}

    private final Database database;
    private final SaveArticle save;

    public MakeEvent(Database database, SaveArticle save) {
        this.database = database;
        this.save = save;
    }

    Outcome run(Desk desk, Command command) {
        List<Wrong> wrongs = wrongs(command);
        return wrongs.isEmpty()
                ? database.write(desk.tenancy(), tx -> make(tx, desk, command))
                : new Invalid(wrongs);
    }

    /** A text without a title cannot be kept, one without a word not be published. */
    private static List<Wrong> wrongs(Command command) {
        List<Wrong> wrongs = new ArrayList<>();
        if (command.title().isBlank()) {
            wrongs.add(Wrong.of("title", "site.wrong.title-missing"));
        }
        if (command.lead().isBlank()) {
            wrongs.add(Wrong.of("lead", "agenda.wrong.lead-missing"));
        }
        if (CheckDate.of(command.date()) instanceof CheckDate.Bad(List<Wrong> all)) {
            wrongs.addAll(all);
        }
        return wrongs;
    }

    private Outcome make(TenantTx tx, Desk desk, Command command) {
        Writing writing = Writing.of(command.title(), command.lead(), "").in(command.section());
        SaveArticle.Outcome saved =
                save.in(
                        tx,
                        desk,
                        SaveArticle.Command.create(command.id(), ArticleKind.ARTICLE, writing));
        return switch (saved) {
            case SaveArticle.Saved(Article article) -> dated(tx, article, command.date());
            case SaveArticle.Invalid(List<Wrong> wrongs) -> new Invalid(wrongs);
            case SaveArticle.Stale(Article theirs) -> new Made(theirs.id());
            case SaveArticle.PublishersOnly _, SaveArticle.Elsewhere _, SaveArticle.Missing _ ->
                    new Refused();
        };
    }

    private static Outcome dated(TenantTx tx, Article article, DateInput date) {
        ChangeDates.Outcome outcome = ChangeDates.add(tx, article.id(), date.first(article.id()));
        if (outcome instanceof ChangeDates.Kept) {
            return new Made(article.id());
        }
        // The date was read before, and the text is new: the transaction goes back with its text.
        throw new IllegalStateException("a date that was right is refused: " + outcome);
    }
}
