package org.preau.site;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.media.MediaShelf;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.Slugs;
import org.preau.web.Desk;

/**
 * Saves the text of an article or a page, a new one or a next version. Every saved text is kept as
 * a revision. Sent twice, it is saved once; sent over a version that somebody else has saved in the
 * meantime, nothing is written and both texts are there to compare.
 */
public final class SaveArticle {

    /**
     * What to save.
     *
     * @param version the one that was edited; 0 for a new text
     * @param byline null for the name of whoever saves, now; only a new text has one
     */
    public record Command(
            UUID id, ArticleKind kind, int version, Writing writing, @Nullable Byline byline) {

        public static Command create(UUID id, ArticleKind kind, Writing writing) {
            return new Command(id, kind, 0, writing, null);
        }

        public static Command edit(Article before, Writing writing) {
            return new Command(before.id(), before.kind(), before.version(), writing, null);
        }
    }

    /** How it went. */
    public sealed interface Outcome {}

    /** It is kept, durably; as it stands now. */
    public record Saved(Article article) implements Outcome {}

    /** Somebody saved another text since: this one. Nothing was written. */
    public record Stale(Article theirs) implements Outcome {}

    /** Some of it cannot be kept. Nothing was written. */
    public record Invalid(List<Wrong> wrongs) implements Outcome {}

    /** It is public, and who saves may not change what is public. */
    public record PublishersOnly(Article article) implements Outcome {}

    /** It stands, or would, outside the sections that who saves keeps to. Nothing was written. */
    public record Elsewhere() implements Outcome {}

    /** There is no such text here. */
    public record Missing() implements Outcome {}

    private final Database database;
    private final Events events;
    private final Clock clock;

    public SaveArticle(Database database, Events events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    public Outcome run(Desk desk, Command command) {
        Writing writing = command.writing().cleaned();
        List<Wrong> wrongs = WritingCheck.of(writing);
        return Again.whenColliding(() ->
                database.write(
                        desk.tenancy(),
                        tx -> decide(tx, desk, command, ofKind(command, writing), wrongs, null)));
    }

    private static Writing ofKind(Command command, Writing writing) {
        return command.kind() == ArticleKind.PAGE ? writing.in(null) : writing;
    }

    /** The same within a transaction that does more. */
    public Outcome in(TenantTx tx, Desk desk, Command command) {
        return in(tx, desk, command, null);
    }

    /**
     * @param beginning how a new text stands at once, which is then for the caller to tell; null
     *     for a draft
     */
    Outcome in(TenantTx tx, Desk desk, Command command, @Nullable Beginning beginning) {
        Writing writing = command.writing().cleaned();
        return decide(
                tx, desk, command, ofKind(command, writing), WritingCheck.of(writing), beginning);
    }

    private Outcome decide(
            TenantTx tx,
            Desk desk,
            Command command,
            Writing writing,
            List<Wrong> wrongs,
            @Nullable Beginning beginning) {
        Optional<Article> known = Articles.lock(tx, command.id());
        Optional<Article> found = known.filter(it -> it.kind() == command.kind());
        // A page's identifier is no article's, and cannot become one's.
        if (found.isEmpty() && (known.isPresent() || command.version() != 0)) {
            return new Missing();
        }
        Ground ground = Ground.of(tx, desk, Right.WRITE);
        if (!ground.holds(writing.section()) || !found.map(ground::holds).orElse(true)) {
            return new Elsewhere();
        }
        if (found.filter(Article::isPublished).isPresent() && !desk.may(Right.PUBLISH)) {
            return new PublishersOnly(found.get());
        }
        List<Wrong> all = new ArrayList<>(wrongs);
        all.addAll(strangers(tx, command, writing));
        if (!all.isEmpty()) {
            return new Invalid(List.copyOf(all));
        }
        Outcome outcome =
                found.map(before -> edit(tx, desk, command, before, writing))
                        .orElseGet(() -> create(tx, desk, command, writing, beginning));
        if (outcome instanceof Saved) {
            desk.who().ifPresent(it -> Autosaves.forget(tx, it.account(), command.id()));
        }
        return outcome;
    }

    /** What the rows of this site say against it: a section or picture that is not there. */
    private static List<Wrong> strangers(TenantTx tx, Command command, Writing writing) {
        List<Wrong> wrongs = new ArrayList<>();
        if (writing.section() != null && Sections.find(tx, writing.section()).isEmpty()) {
            wrongs.add(Wrong.of("section", "site.wrong.section-gone"));
        }
        if (writing.cover() != null && MediaShelf.findPicture(tx, writing.cover()).isEmpty()) {
            wrongs.add(Wrong.of("cover", "site.wrong.picture-gone"));
        }
        if (!writing.slug().isEmpty()) {
            Addresses.refusal(tx, Target.article(command.id()), writing.slug())
                    .ifPresent(wrongs::add);
        }
        return wrongs;
    }

    private Outcome create(
            TenantTx tx,
            Desk desk,
            Command command,
            Writing writing,
            @Nullable Beginning beginning) {
        Byline byline =
                command.byline() == null
                        ? Byline.of(desk.actor(), clock.instant())
                        : command.byline();
        Target target = Target.article(command.id());
        String slug =
                writing.slug().isEmpty()
                        ? Addresses.free(tx, target, writing.title())
                        : Slugs.from(writing.slug());
        Article made =
                Articles.insert(
                        tx,
                        command.id(),
                        command.kind(),
                        slug,
                        writing,
                        byline,
                        beginning == null ? Beginning.draft(byline.at()) : beginning);
        Addresses.give(tx, target, slug);
        keep(tx, desk, made, writing, "created", byline.at());
        return new Saved(made);
    }

    private Outcome edit(TenantTx tx, Desk desk, Command command, Article before, Writing writing) {
        String slug = slug(tx, before, writing);
        if (isSame(tx, before, writing, slug)) {
            return new Saved(before);
        }
        if (before.version() != command.version()) {
            return new Stale(before);
        }
        if (!slug.equals(before.slug())) {
            Addresses.move(tx, Target.article(before.id()), slug, before.wasPublic());
        }
        Articles.update(tx, before.id(), slug, writing);
        Article after = Articles.find(tx, before.id()).orElseThrow();
        keep(tx, desk, after, writing, "edited", clock.instant());
        if (after.isPublished() && !after.scheduled() && after.publishedAt() != null) {
            tx.siteChanged();
            events.tell(tx, ArticlePublished.of(tx.tenant(), after, after.publishedAt()));
        }
        return new Saved(after);
    }

    private static void keep(
            TenantTx tx, Desk desk, Article after, Writing writing, String what, Instant at) {
        if (writing.cover() != null) {
            MediaShelf.describe(tx, writing.cover(), writing.coverAlt());
        }
        Articles.keepRevision(tx, after, desk.actor().name(), at);
        AuditLog.note(
                tx,
                desk.actor(),
                after.act("article." + what, "page." + what),
                after.title(),
                Map.of());
    }

    /**
     * The address after an edit. A text that was never public and whose address comes from its
     * title follows its title.
     */
    private static String slug(TenantTx tx, Article before, Writing writing) {
        boolean untouched =
                !writing.slug().isEmpty() && Slugs.from(writing.slug()).equals(before.slug());
        boolean follows =
                untouched
                        && !before.wasPublic()
                        && !writing.title().equals(before.title())
                        && before.slug().startsWith(Slugs.from(before.title()));
        if (writing.slug().isEmpty() || follows) {
            return Addresses.free(tx, Target.article(before.id()), writing.title());
        }
        return Slugs.from(writing.slug());
    }

    private static boolean isSame(TenantTx tx, Article before, Writing writing, String slug) {
        return before.title().equals(writing.title())
                && before.lead().equals(writing.lead())
                && before.body().equals(writing.body())
                && before.slug().equals(slug)
                && before.tags().equals(writing.tags())
                && before.coverCaption().equals(writing.coverCaption())
                && Objects.equals(before.sectionId(), writing.section())
                && Objects.equals(before.coverId(), writing.cover())
                && before.cover()
                        .flatMap(id -> MediaShelf.find(tx, id))
                        .map(cover -> cover.alt().equals(writing.coverAlt()))
                        .orElse(true);
    }
}
