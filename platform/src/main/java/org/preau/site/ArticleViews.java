package org.preau.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.media.Media;
import org.preau.media.MediaShelf;
import org.preau.render.Link;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.text.Typography;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Person;
import org.preau.web.Reply;

/** Draws the page of one article or page, as it stands or as somebody has just typed it. */
final class ArticleViews {

    /**
     * What the page shows beside the text.
     *
     * @param theirs what somebody else has saved meanwhile
     * @param preview whether to show the text as visitors would read it
     * @param says what cannot be done now, and why
     */
    record Beside(
            List<Wrong> wrongs,
            List<Message> general,
            Optional<Article> theirs,
            boolean preview,
            Optional<Message> says) {

        static final Beside NOTHING =
                new Beside(List.of(), List.of(), Optional.empty(), false, Optional.empty());

        static Beside preview(boolean wanted) {
            return new Beside(List.of(), List.of(), Optional.empty(), wanted, Optional.empty());
        }

        static Beside wrong(List<Wrong> wrongs) {
            return new Beside(wrongs, List.of(), Optional.empty(), false, Optional.empty());
        }

        static Beside general(Message problem) {
            return new Beside(
                    List.of(), List.of(problem), Optional.empty(), false, Optional.empty());
        }

        static Beside theirs(Article article) {
            return new Beside(List.of(), List.of(), Optional.of(article), false, Optional.empty());
        }

        static Beside says(String key) {
            return new Beside(
                    List.of(), List.of(), Optional.empty(), false, Optional.of(Message.of(key)));
        }
    }

    private final Room room;
    private final Origins origins;

    ArticleViews(Room room, Origins origins) {
        this.room = room;
        this.origins = origins;
    }

    /** A text that nothing is saved of yet. */
    Reply fresh(Desk desk, Exchange exchange, ArticleKind kind) {
        Typed blank = Typed.blank(Ids.next(), exchange.query("rubrique"));
        return typed(200, desk, exchange, kind, blank, Beside.NOTHING);
    }

    /** The text as it is saved; the gate's 404 when there is none. */
    Reply saved(int status, Desk desk, Exchange exchange, ArticleKind kind, UUID id, Beside more) {
        Optional<Typed> typed =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx -> find(tx, kind, id).map(it -> Typed.of(it, cover(tx, it))));
        return typed.map(it -> typed(status, desk, exchange, kind, it, more))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** What the reader typed of a text and has not saved; empty when there is nothing of it. */
    Optional<Reply> resumed(Desk desk, Exchange exchange, ArticleKind kind, UUID id) {
        return desk.who()
                .flatMap(person ->
                        room.database().read(desk.tenancy(), tx -> resumed(tx, person, kind, id)))
                .map(it -> typed(200, desk, exchange, kind, it, Beside.NOTHING));
    }

    private static Optional<Typed> resumed(TenantTx tx, Person person, ArticleKind kind, UUID id) {
        Typed base =
                find(tx, kind, id)
                        .map(it -> Typed.of(it, cover(tx, it)))
                        .orElse(Typed.blank(id, ""));
        return Autosaves.find(tx, person.account(), id)
                .filter(it -> it.kind() == kind)
                .map(base::resuming);
    }

    /** The text as it was typed. */
    Reply typed(
            int status, Desk desk, Exchange exchange, ArticleKind kind, Typed typed, Beside more) {
        ArticleView view =
                room.database().read(desk.tenancy(), tx -> view(tx, desk, kind, typed, more));
        return room.pages().desk(status, "site/article", view, desk, exchange);
    }

    private ArticleView view(TenantTx tx, Desk desk, ArticleKind kind, Typed typed, Beside beside) {
        Optional<Article> standing = find(tx, kind, typed.id());
        ArticleView.May may = may(tx, desk, standing);
        String path = ArticlePaths.of(desk, kind, typed.id());
        String list = ArticlePaths.list(desk, kind);
        return new ArticleView(
                kind == ArticleKind.PAGE,
                standing.isEmpty(),
                standing.map(it -> Message.plain(it.title()))
                        .orElse(said(kind, "site.article.new", "site.page.new")),
                List.of(new Link(said(kind, "site.article.all", "site.page.all"), list)),
                standing.isEmpty() ? list + "/nouveau" : path,
                list,
                path,
                typed.id(),
                beside.theirs().map(Article::version).orElse(typed.version()),
                ArticleForm.of(
                        typed,
                        kind,
                        SectionTree.of(Sections.all(tx)),
                        Ground.of(tx, desk, Right.WRITE),
                        beside.wrongs(),
                        beside.general()),
                standing.map(ArticleViews::standing),
                picture(tx, desk, typed),
                beside.preview() || !may.write()
                        ? Optional.of(preview(tx, desk, typed))
                        : Optional.empty(),
                beside.theirs().map(it -> conflict(tx, it, typed)),
                beside.says(),
                may,
                may.write() ? remarks(tx, desk, typed.body()) : ArticleView.Remarks.NONE,
                opened(beside, "slug", "tags"),
                opened(beside, "word"),
                standing.filter(it -> it.isPublished() && !it.scheduled())
                        .map(it -> origins.of(desk.tenant()) + "/" + it.slug())
                        .orElse(""),
                aid(tx, desk, kind, typed, standing),
                ArticleAround.of(tx, desk, standing));
    }

    private static ArticleView.Aid aid(
            TenantTx tx, Desk desk, ArticleKind kind, Typed typed, Optional<Article> standing) {
        String path = ArticlePaths.of(desk, kind, typed.id());
        return new ArticleView.Aid(
                ArticlePaths.home(desk),
                desk.tenant().language(),
                kind == ArticleKind.PAGE ? "page" : "article",
                desk.who()
                        .flatMap(it -> Autosaves.find(tx, it.account(), typed.id()))
                        .filter(it -> standing.map(it::differs).orElse(false))
                        .filter(it -> !typed.isSameAs(it))
                        .map(Autosave::typedAt),
                path + "?reprise=1",
                desk.who()
                        .map(it -> Autosaves.others(tx, it.account(), typed.id()))
                        .orElse(List.of()),
                standing.isEmpty() ? "" : path + "/versions",
                standing.map(Article::version).orElse(0));
    }

    private static Message said(ArticleKind kind, String ofArticle, String ofPage) {
        return Message.of(kind == ArticleKind.PAGE ? ofPage : ofArticle);
    }

    private static boolean opened(Beside beside, String... fields) {
        return beside.wrongs().stream().anyMatch(it -> List.of(fields).contains(it.field()));
    }

    private static ArticleView.May may(TenantTx tx, Desk desk, Optional<Article> standing) {
        boolean writable = desk.tenant().state().writable();
        boolean writes = writable && may(tx, desk, Right.WRITE, standing);
        boolean publishes = writable && may(tx, desk, Right.PUBLISH, standing);
        ArticleState state = standing.map(Article::state).orElse(ArticleState.DRAFT);
        boolean published = state == ArticleState.PUBLISHED;
        boolean scheduled = standing.map(Article::scheduled).orElse(false);
        boolean proposed = state == ArticleState.PROPOSED;
        return new ArticleView.May(
                writes && (publishes || !published),
                writes && !publishes && !published && !proposed,
                publishes && (!published || scheduled),
                publishes && proposed,
                publishes && published && !scheduled,
                publishes,
                publishes && scheduled);
    }

    /** A new text may still go where the reader has the right; a standing one is somewhere. */
    private static boolean may(TenantTx tx, Desk desk, Right right, Optional<Article> standing) {
        return desk.may(right)
                && standing.map(it -> Ground.of(tx, desk, right).holds(it)).orElse(true);
    }

    private static ArticleView.Standing standing(Article article) {
        return new ArticleView.Standing(
                article.state(),
                article.stateNote(),
                article.authorName(),
                article.updatedAt(),
                Optional.ofNullable(article.publishedAt()),
                Optional.ofNullable(article.proposedAt()),
                article.waitsFor(),
                article.leaves(),
                article.left());
    }

    private static Optional<ArticleView.Cover> picture(TenantTx tx, Desk desk, Typed typed) {
        return Room.id(typed.cover())
                .flatMap(id -> MediaShelf.find(tx, id))
                .map(media ->
                        new ArticleView.Cover(
                                media.id(),
                                ArticlePaths.home(desk) + "/images/" + media.id(),
                                media.width() == null ? 0 : media.width(),
                                media.height() == null ? 0 : media.height(),
                                typed.coverAlt(),
                                typed.coverCaption()));
    }

    private ArticleView.Preview preview(TenantTx tx, Desk desk, Typed typed) {
        Typography typography =
                Language.ofTag(desk.tenant().language()).orElse(Language.FR) == Language.FR
                        ? Typography.FRENCH
                        : Typography.ENGLISH;
        Writing clean = typed.writing().cleaned();
        ArticlePreview.Shown shown = room.preview().show(tx, desk, clean.body());
        return new ArticleView.Preview(
                typography.set(clean.title()),
                typography.set(clean.lead()),
                shown.html(),
                shown.words(),
                shown.minutes(),
                shown.refused());
    }

    private ArticleView.Remarks remarks(TenantTx tx, Desk desk, String body) {
        return ArticleView.Remarks.of(room.check().of(tx, desk.tenant(), body));
    }

    /** Whether there is something to say of a saved text that its writer has not been shown. */
    boolean hasUnseen(Desk desk, Article article, String seen) {
        return room.database()
                .read(desk.tenancy(), tx -> remarks(tx, desk, article.body()))
                .hasMoreThan(seen);
    }

    private static ArticleView.Conflict conflict(TenantTx tx, Article theirs, Typed typed) {
        Writing mine = typed.writing().cleaned();
        List<Difference> all =
                List.of(
                        Difference.between("site.field.title", theirs.title(), mine.title()),
                        Difference.between("site.field.lead", theirs.lead(), mine.lead()),
                        Difference.between("site.field.body", theirs.body(), mine.body()));
        return new ArticleView.Conflict(
                Articles.savedBy(tx, theirs.id(), theirs.version()).orElse(theirs.authorName()),
                theirs.updatedAt(),
                all.stream().filter(Difference::real).toList(),
                theirs.lead(),
                theirs.body());
    }

    private static Optional<Article> find(TenantTx tx, ArticleKind kind, UUID id) {
        return Articles.find(tx, id).filter(it -> it.kind() == kind);
    }

    private static Optional<Media> cover(TenantTx tx, Article article) {
        return article.cover().flatMap(id -> MediaShelf.find(tx, id));
    }
}
