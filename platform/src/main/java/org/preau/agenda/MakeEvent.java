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

    /** Takes a transaction back. */
    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Outcome outcome;

        GivenUp(Outcome outcome) {
            super("nothing is kept");
            this.outcome = outcome;
        }
    }

    private final Database database;
    private final SaveArticle save;

    public MakeEvent(Database database, SaveArticle save) {
        this.database = database;
        this.save = save;
    }

    Outcome run(Desk desk, Command command) {
        try {
            return database.write(desk.tenancy(), tx -> make(tx, desk, command));
        } catch (GivenUp e) {
            return e.outcome;
        }
    }

    private Outcome make(TenantTx tx, Desk desk, Command command) {
        List<Wrong> dateWrongs = wrongs(command);
        Writing writing = Writing.of(command.title(), command.lead(), "").in(command.section());
        SaveArticle.Outcome saved =
                save.in(
                        tx,
                        desk,
                        SaveArticle.Command.create(command.id(), ArticleKind.ARTICLE, writing));
        return switch (saved) {
            case SaveArticle.Saved(Article article) when dateWrongs.isEmpty() ->
                    dated(tx, article, command.date().first(article.id()));
            case SaveArticle.Saved _ -> throw new GivenUp(new Invalid(dateWrongs));
            case SaveArticle.Invalid(List<Wrong> wrongs) -> new Invalid(both(wrongs, dateWrongs));
            case SaveArticle.Stale(Article theirs) -> new Made(theirs.id());
            case SaveArticle.PublishersOnly _, SaveArticle.Elsewhere _, SaveArticle.Missing _ ->
                    new Refused();
        };
    }

    /** A text without a word cannot be published, so it is asked for here. */
    private static List<Wrong> wrongs(Command command) {
        List<Wrong> wrongs = new ArrayList<>();
        if (command.lead().isBlank()) {
            wrongs.add(Wrong.of("lead", "agenda.wrong.lead-missing"));
        }
        if (CheckDate.of(command.date()) instanceof CheckDate.Bad(List<Wrong> all)) {
            wrongs.addAll(all);
        }
        return wrongs;
    }

    private static Outcome dated(TenantTx tx, Article article, DateInput date) {
        return switch (ChangeDates.add(tx, article.id(), date)) {
            case ChangeDates.Kept _ -> new Made(article.id());
            case ChangeDates.Invalid(List<Wrong> wrongs) -> throw new GivenUp(new Invalid(wrongs));
            case ChangeDates.Stale _,
                    ChangeDates.PublishersOnly _,
                    ChangeDates.Elsewhere _,
                    ChangeDates.Missing _ ->
                    throw new GivenUp(new Refused());
        };
    }

    private static List<Wrong> both(List<Wrong> text, List<Wrong> date) {
        List<Wrong> all = new ArrayList<>(text);
        all.addAll(date);
        return List.copyOf(all);
    }
}
