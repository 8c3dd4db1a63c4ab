package org.preau.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.media.Media;
import org.preau.media.MediaShelf;
import org.preau.render.Link;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/**
 * The versions of a text: when and by whom, what each one changed, what it would change to go back.
 * Going back is a version of its own, so it can be gone back on.
 */
final class VersionPages {

    record ListView(boolean isPage, List<Link> crumbs, List<Row> rows) {}

    record Row(int version, String title, String by, Instant at, String href, boolean current) {}

    /**
     * One version.
     *
     * @param changes against the version before it; empty for the first
     * @param back what going back would change; empty when it is what stands now
     * @param action where going back is posted; empty for whoever may not
     */
    record OneView(
            List<Link> crumbs,
            int version,
            String by,
            Instant at,
            boolean first,
            boolean current,
            List<Difference> changes,
            List<Difference> back,
            String title,
            String lead,
            String body,
            String action) {}

    private final ArticleKind kind;
    private final Room room;

    VersionPages(ArticleKind kind, Room room) {
        this.kind = kind;
        this.room = room;
    }

    Reply list(Desk desk, Exchange exchange) {
        return Room.id(exchange, kind.part())
                .flatMap(id -> room.database().read(desk.tenancy(), tx -> list(tx, desk, id)))
                .map(view -> room.pages().desk(200, "site/versions", view, desk, exchange))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Optional<ListView> list(TenantTx tx, Desk desk, UUID id) {
        return find(tx, id)
                .map(article ->
                        new ListView(
                                kind == ArticleKind.PAGE,
                                crumbs(desk, article),
                                Revision.of(tx, id).stream()
                                        .map(it -> row(desk, article, it))
                                        .toList()));
    }

    private static Row row(Desk desk, Article article, Revision revision) {
        return new Row(
                revision.version(),
                revision.title(),
                revision.savedBy(),
                revision.savedAt(),
                path(desk, article) + "/" + revision.version(),
                revision.version() == article.version());
    }

    Reply show(Desk desk, Exchange exchange) {
        return Room.id(exchange, kind.part())
                .flatMap(id ->
                        room.database()
                                .read(desk.tenancy(), tx -> one(tx, desk, id, number(exchange))))
                .map(view -> room.pages().desk(200, "site/version", view, desk, exchange))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Optional<OneView> one(TenantTx tx, Desk desk, UUID id, int version) {
        return find(tx, id)
                .flatMap(article ->
                        Revision.find(tx, id, version).map(it -> one(tx, desk, article, it)));
    }

    private OneView one(TenantTx tx, Desk desk, Article article, Revision revision) {
        Optional<Revision> before = revision.before(tx, article.id());
        List<Difference> back = Revision.now(article).until(revision);
        return new OneView(
                versionCrumbs(desk, article),
                revision.version(),
                revision.savedBy(),
                revision.savedAt(),
                before.isEmpty(),
                revision.version() == article.version(),
                before.map(it -> it.until(revision)).orElse(List.of()),
                back,
                revision.title(),
                revision.lead(),
                revision.body(),
                mayWrite(tx, desk, article) && !back.isEmpty()
                        ? path(desk, article) + "/" + revision.version()
                        : "");
    }

    private static boolean mayWrite(TenantTx tx, Desk desk, Article article) {
        return desk.tenant().state().writable()
                && desk.may(Right.WRITE)
                && Ground.of(tx, desk, Right.WRITE).holds(article)
                && (desk.may(Right.PUBLISH) || !article.isPublished());
    }

    /** The text of that version becomes the text, as a new version. */
    Reply bringBack(Desk desk, Exchange exchange) {
        Optional<UUID> id = Room.id(exchange, kind.part());
        Optional<SaveArticle.Command> command =
                id.flatMap(it ->
                        room.database().read(desk.tenancy(), tx -> asOf(tx, it, number(exchange))));
        if (command.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        String path = ArticlePaths.of(desk, kind, command.get().id());
        return switch (room.acts().saveArticle().run(desk, command.get())) {
            case SaveArticle.Saved saved -> Pages.done(path, "said.site-version-back");
            case SaveArticle.Stale stale ->
                    Pages.done(path + "/versions", "said.site-version-late");
            case SaveArticle.Invalid invalid -> Pages.done(path, "said.site-version-not");
            case SaveArticle.Elsewhere elsewhere -> Pages.done(path, "said.site-version-not");
            case SaveArticle.PublishersOnly refused -> Pages.done(path, "said.site-version-not");
            case SaveArticle.Missing missing -> room.pages().notFound(exchange);
        };
    }

    private Optional<SaveArticle.Command> asOf(TenantTx tx, UUID id, int version) {
        return find(tx, id)
                .flatMap(article ->
                        Revision.find(tx, id, version)
                                .map(it ->
                                        SaveArticle.Command.edit(article, words(tx, article, it))));
    }

    /** The words of then; where it stands, its tags and its picture as they are now. */
    private static Writing words(TenantTx tx, Article article, Revision revision) {
        String alt =
                article.cover().flatMap(it -> MediaShelf.find(tx, it)).map(Media::alt).orElse("");
        return new Writing(
                revision.title(),
                revision.lead(),
                revision.body(),
                article.sectionId(),
                article.slug(),
                article.tags(),
                article.coverId(),
                alt,
                article.coverCaption());
    }

    private Optional<Article> find(TenantTx tx, UUID id) {
        return Articles.find(tx, id).filter(it -> it.kind() == kind);
    }

    private static int number(Exchange exchange) {
        return Room.number(exchange.parameter("version"), -1);
    }

    private static String path(Desk desk, Article article) {
        return ArticlePaths.of(desk, article) + "/versions";
    }

    private List<Link> crumbs(Desk desk, Article article) {
        return List.of(
                new Link(
                        Message.of(kind == ArticleKind.PAGE ? "site.page.all" : "site.article.all"),
                        ArticlePaths.list(desk, kind)),
                new Link(Message.plain(article.title()), ArticlePaths.of(desk, article)));
    }

    private List<Link> versionCrumbs(Desk desk, Article article) {
        return List.of(
                crumbs(desk, article).get(0),
                crumbs(desk, article).get(1),
                new Link(Message.of("site.version.all"), path(desk, article)));
    }
}
