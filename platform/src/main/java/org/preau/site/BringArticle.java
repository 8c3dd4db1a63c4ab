package org.preau.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.Slugs;
import org.preau.web.Desk;

/**
 * Brings an article or a page from elsewhere with its state, days and former addresses, in one
 * transaction: it is here whole or not at all. Brought twice, it is here once; what somebody has
 * rewritten here since is left alone. Nobody gets a letter about it.
 */
public final class BringArticle {

    /**
     * A text as it was elsewhere.
     *
     * @param id the same each time it comes
     * @param byline its author's name, and when it was begun
     * @param note the word that came with being declined
     * @param published the day it bears; null when it was never public
     * @param position the order of pages; 0 to come after those that are here
     * @param oldPaths where it was on the former site, decoded, each beginning with a slash
     */
    public record Command(
            UUID id,
            ArticleKind kind,
            Writing writing,
            Byline byline,
            ArticleState state,
            String note,
            Instant updated,
            @Nullable Instant proposed,
            @Nullable Instant published,
            int position,
            List<String> oldPaths) {}

    /** What coming changed here. */
    public enum Arrival {
        CREATED,
        UPDATED,
        /** It was here already, the same. */
        SAME
    }

    /** How it went. */
    public sealed interface Outcome {}

    /**
     * It is here.
     *
     * @param held why it is not public although it was: names of settings that the law wants first
     *     ({@link LegalNotice}); {@code right} when who brings it may not publish; {@code body}
     *     when it has no words
     */
    public record Brought(Article article, Arrival arrival, List<String> held) implements Outcome {}

    /** It came before, and somebody has changed it here since. Nothing was written. */
    public record EditedHere(Article article) implements Outcome {}

    /** Some of it cannot be kept. Nothing was written. */
    public record Invalid(List<Wrong> wrongs) implements Outcome {}

    private final Database database;
    private final SaveArticle save;
    private final PublishArticle publish;

    public BringArticle(Database database, SaveArticle save, PublishArticle publish) {
        this.database = database;
        this.save = save;
        this.publish = publish;
    }

    public Outcome run(Desk desk, Command command) {
        return Again.whenColliding(
                () -> database.write(desk.tenancy(), tx -> bring(tx, desk, command)));
    }

    private Outcome bring(TenantTx tx, Desk desk, Command command) {
        Optional<Article> before = Articles.lock(tx, command.id());
        if (before.filter(it -> isEditedHere(tx, desk, it)).isPresent()) {
            return new EditedHere(before.get());
        }
        SaveArticle.Command saved =
                new SaveArticle.Command(
                        command.id(),
                        command.kind(),
                        before.map(Article::version).orElse(0),
                        command.writing().at(free(tx, command)),
                        command.byline());
        return before.isEmpty()
                ? begun(tx, desk, command, saved)
                : again(tx, desk, command, before.get(), saved);
    }

    /** Written once, as it stands: of what comes by the thousand nothing is left to sweep up. */
    private Outcome begun(TenantTx tx, Desk desk, Command command, SaveArticle.Command saved) {
        List<String> held =
                command.state() == ArticleState.PUBLISHED
                        ? publish.held(tx, desk, saved.writing().cleaned())
                        : List.of();
        SaveArticle.Outcome outcome = save.in(tx, desk, saved, beginning(command, held));
        if (!(outcome instanceof SaveArticle.Saved(Article article))) {
            return refused(outcome);
        }
        OldAddresses.lead(tx, Target.article(command.id()), command.oldPaths());
        if (article.isPublished()) {
            publish.told(tx, desk, article);
        }
        return new Brought(article, Arrival.CREATED, held);
    }

    /** What is held back waits for who publishes; a later arrival may then put it online. */
    private Beginning beginning(Command command, List<String> held) {
        Instant now = publish.now();
        ArticleState state = held.isEmpty() ? command.state() : ArticleState.PROPOSED;
        boolean was = state == ArticleState.PUBLISHED || state == ArticleState.WITHDRAWN;
        Instant day = command.published() == null ? now : command.published();
        return new Beginning(
                state,
                state == ArticleState.DECLINED ? command.note() : "",
                Math.max(0, command.position()),
                command.updated(),
                command.proposed() == null && state == ArticleState.PROPOSED
                        ? now
                        : command.proposed(),
                was ? day : null,
                state == ArticleState.PUBLISHED && day.isAfter(now));
    }

    private Outcome again(
            TenantTx tx, Desk desk, Command command, Article before, SaveArticle.Command saved) {
        SaveArticle.Outcome outcome = save.in(tx, desk, saved);
        return outcome instanceof SaveArticle.Saved(Article article)
                ? placed(tx, desk, command, before, article)
                : refused(outcome);
    }

    private static Outcome refused(SaveArticle.Outcome outcome) {
        return switch (outcome) {
            case SaveArticle.Saved(Article article) ->
                    throw new IllegalStateException("it was saved: " + article.id());
            case SaveArticle.Invalid(List<Wrong> wrongs) -> new Invalid(wrongs);
            case SaveArticle.Stale(Article theirs) -> new EditedHere(theirs);
            case SaveArticle.PublishersOnly(Article article) -> new EditedHere(article);
            case SaveArticle.Elsewhere() ->
                    new Invalid(List.of(Wrong.of("section", "site.wrong.elsewhere")));
            case SaveArticle.Missing() ->
                    new Invalid(List.of(Wrong.of("kind", "site.wrong.choice")));
        };
    }

    /** Its last text was saved by somebody else than who brings it. */
    private static boolean isEditedHere(TenantTx tx, Desk desk, Article article) {
        return Articles.savedBy(tx, article.id(), article.version())
                .filter(by -> !by.equals(desk.actor().name()))
                .isPresent();
    }

    private static String free(TenantTx tx, Command command) {
        Target target = Target.article(command.id());
        String wished =
                command.writing().slug().isEmpty()
                        ? command.writing().title()
                        : command.writing().slug();
        return Addresses.refusal(tx, target, wished).isPresent()
                ? Addresses.free(tx, target, wished)
                : Slugs.from(wished);
    }

    private Outcome placed(TenantTx tx, Desk desk, Command command, Article before, Article saved) {
        OldAddresses.lead(tx, Target.article(command.id()), command.oldPaths());
        List<String> held =
                before.state() == ArticleState.PROPOSED ? toState(tx, desk, command) : List.of();
        boolean changed = before.version() != saved.version();
        if (changed) {
            Articles.setDays(tx, command.id(), command.proposed(), command.updated());
        }
        return new Brought(
                Articles.find(tx, command.id()).orElseThrow(),
                changed ? Arrival.UPDATED : Arrival.SAME,
                held);
    }

    /** What waits here may have become something else over there. */
    private List<String> toState(TenantTx tx, Desk desk, Command command) {
        UUID id = command.id();
        switch (command.state()) {
            case DRAFT, PROPOSED -> {}
            case DECLINED -> Articles.setState(tx, id, ArticleState.DECLINED, command.note());
            case PUBLISHED -> {
                return publish(tx, desk, command);
            }
            case WITHDRAWN -> {
                Articles.setPublished(tx, id, command.published(), null, publish.now());
                Articles.setState(tx, id, ArticleState.WITHDRAWN, "");
            }
        }
        return List.of();
    }

    private List<String> publish(TenantTx tx, Desk desk, Command command) {
        if (!desk.may(Right.PUBLISH)) {
            return List.of("right");
        }
        return switch (publish.publish(tx, desk, command.id(), 0, command.published())) {
            case StateOutcome.Done done -> List.of();
            case StateOutcome.LegalNoticeMissing(Article article, List<String> missing) -> missing;
            case StateOutcome.Elsewhere elsewhere -> List.of("right");
            case StateOutcome.Empty empty -> List.of("body");
            case StateOutcome.Stale stale -> List.of("body");
            case StateOutcome.NotNow notNow -> List.of("body");
            case StateOutcome.Unexplained unexplained -> List.of("body");
            case StateOutcome.WrongTimes wrong -> List.of("body");
            case StateOutcome.Missing missing -> List.of("body");
        };
    }
}
