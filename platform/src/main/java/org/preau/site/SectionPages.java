package org.preau.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.preau.base.Ids;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The sections of a site: their tree, their order, each one's form. */
final class SectionPages {

    record ListView(List<Row> rows, String create) {}

    /**
     * @param depth 0 at the top
     * @param articles it holds by itself
     */
    record Row(
            String title,
            String href,
            int depth,
            String slug,
            long articles,
            String articlesHref,
            String move,
            boolean first,
            boolean last,
            boolean prepared) {}

    record FormView(
            boolean fresh,
            Message heading,
            List<Link> crumbs,
            String action,
            String list,
            UUID id,
            int version,
            Form form,
            Optional<Section> theirs,
            String delete) {}

    record DeleteView(
            String section,
            String action,
            String back,
            String articlesHref,
            long articles,
            long sections) {}

    /** What keeps a section from being deleted. */
    private record Held(long articles, long sections) {}

    private final Room room;

    SectionPages(Room room) {
        this.room = room;
    }

    Reply list(Desk desk, Exchange exchange) {
        String base = base(desk);
        List<Row> rows = room.database().read(desk.tenancy(), tx -> rows(tx, desk, base));
        return room.pages()
                .desk(200, "site/sections", new ListView(rows, base + "/nouvelle"), desk, exchange);
    }

    Reply create(Desk desk, Exchange exchange) {
        SaveSection.Command blank = new SaveSection.Command(Ids.next(), 0, null, "", "", "");
        return form(200, desk, exchange, blank, List.of(), Optional.empty());
    }

    Reply show(Desk desk, Exchange exchange) {
        return find(desk, exchange)
                .map(it -> form(200, desk, exchange, command(it), List.of(), Optional.empty()))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply saveNew(Desk desk, Exchange exchange) {
        UUID id = Room.id(exchange.form("id")).orElseGet(Ids::next);
        return save(desk, exchange, command(exchange, id, 0));
    }

    Reply save(Desk desk, Exchange exchange) {
        int version = Math.max(1, Room.number(exchange.form("version"), 1));
        return Room.id(exchange, "section")
                .map(id -> save(desk, exchange, command(exchange, id, version)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply save(Desk desk, Exchange exchange, SaveSection.Command command) {
        return switch (room.acts().saveSection().run(desk, command)) {
            case SaveSection.Saved saved -> Pages.done(base(desk), "said.site-section-saved");
            case SaveSection.Invalid(List<Wrong> wrongs) ->
                    form(422, desk, exchange, command, wrongs, Optional.empty());
            case SaveSection.Stale(Section theirs) ->
                    form(409, desk, exchange, command, List.of(), Optional.of(theirs));
            case SaveSection.Missing() -> room.pages().notFound(exchange);
        };
    }

    Reply move(Desk desk, Exchange exchange) {
        Optional<Section> section = find(desk, exchange);
        if (section.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return PagesPage.direction(exchange.form("sens"))
                .flatMap(way -> room.acts().moveSection().run(desk, section.get().id(), way))
                .map(moved -> Pages.done(base(desk), "said.site-moved"))
                .orElseGet(() -> room.pages().problem(400, exchange));
    }

    Reply confirmDelete(Desk desk, Exchange exchange) {
        return find(desk, exchange)
                .map(it -> {
                    Held held = held(desk, it);
                    return deleting(200, desk, exchange, it, held.articles(), held.sections());
                })
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply delete(Desk desk, Exchange exchange) {
        Optional<UUID> id = Room.id(exchange, "section");
        if (id.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return switch (room.acts().deleteSection().run(desk, id.get())) {
            case DeleteSection.Deleted deleted ->
                    Pages.done(base(desk), "said.site-section-deleted");
            case DeleteSection.NotEmpty(Section section, long articles, long sections) ->
                    deleting(409, desk, exchange, section, articles, sections);
            case DeleteSection.Missing() -> room.pages().notFound(exchange);
        };
    }

    private Reply deleting(
            int status,
            Desk desk,
            Exchange exchange,
            Section section,
            long articles,
            long sections) {
        DeleteView view =
                new DeleteView(
                        section.title(),
                        base(desk) + "/" + section.id() + "/suppression",
                        base(desk),
                        articlesOf(desk, section),
                        articles,
                        sections);
        return room.pages().desk(status, "site/section-delete", view, desk, exchange);
    }

    private Reply form(
            int status,
            Desk desk,
            Exchange exchange,
            SaveSection.Command command,
            List<Wrong> wrongs,
            Optional<Section> theirs) {
        List<SectionTree.Placed> tree =
                room.database().read(desk.tenancy(), tx -> SectionTree.of(Sections.all(tx)));
        Optional<Section> saved =
                tree.stream()
                        .map(SectionTree.Placed::section)
                        .filter(it -> it.id().equals(command.id()))
                        .findFirst();
        boolean fresh = saved.isEmpty();
        FormView view =
                new FormView(
                        fresh,
                        saved.map(it -> Message.plain(it.title()))
                                .orElseGet(() -> Message.of("site.section.new")),
                        List.of(new Link(Message.of("site.section.all"), base(desk))),
                        base(desk) + (fresh ? "/nouvelle" : "/" + command.id()),
                        base(desk),
                        command.id(),
                        theirs.map(Section::version).orElse(command.version()),
                        fields(command, tree, wrongs),
                        theirs,
                        base(desk) + "/" + command.id() + "/suppression");
        return room.pages().desk(status, "site/section", view, desk, exchange);
    }

    private static Form fields(
            SaveSection.Command command, List<SectionTree.Placed> tree, List<Wrong> wrongs) {
        Set<UUID> within = SectionTree.branch(tree, command.id());
        return Form.of(
                ArticleForm.marked(
                        wrongs,
                        Field.of(Field.Type.TEXT, "title", "site.field.section-title")
                                .withValue(command.title())),
                ArticleForm.marked(
                        wrongs,
                        Field.of(Field.Type.AREA, "description", "site.field.section-description")
                                .withValue(command.description())
                                .withHint(Message.of("site.hint.section-description"))
                                .optional()),
                ArticleForm.marked(
                        wrongs,
                        Field.choice(
                                        Field.Type.SELECT,
                                        "parent",
                                        "site.field.section-parent",
                                        SectionOptions.of(tree, "site.section.top", within))
                                .withValue(
                                        command.parent() == null ? "" : command.parent().toString())
                                .optional()),
                ArticleForm.marked(
                        wrongs,
                        Field.of(Field.Type.TEXT, "slug", "site.field.slug")
                                .withValue(command.slug())
                                .withHint(Message.of("site.hint.slug"))
                                .optional()),
                ArticleForm.marked(
                        wrongs,
                        Field.of(Field.Type.CHECKBOX, "prepared", "site.field.section-prepared")
                                .withValue(command.prepared() ? "on" : "")
                                .withHint(Message.of("site.hint.section-prepared"))
                                .optional()));
    }

    private static SaveSection.Command command(Section section) {
        return new SaveSection.Command(
                section.id(),
                section.version(),
                section.parentId(),
                section.title(),
                section.description(),
                section.slug(),
                section.prepared());
    }

    private static SaveSection.Command command(Exchange exchange, UUID id, int version) {
        String parent = exchange.form("parent");
        return new SaveSection.Command(
                id,
                version,
                parent.isEmpty() ? null : Room.id(parent).orElse(new UUID(0, 0)),
                exchange.form("title"),
                exchange.form("description"),
                exchange.form("slug"),
                exchange.formHas("prepared"));
    }

    private Optional<Section> find(Desk desk, Exchange exchange) {
        return Room.id(exchange, "section")
                .flatMap(id -> room.database().read(desk.tenancy(), tx -> Sections.find(tx, id)));
    }

    private Held held(Desk desk, Section section) {
        return room.database()
                .read(
                        desk.tenancy(),
                        tx ->
                                new Held(
                                        Sections.articles(tx, section.id()),
                                        Sections.within(tx, section.id())));
    }

    private static List<Row> rows(TenantTx tx, Desk desk, String base) {
        Map<UUID, Long> held =
                Sections.held(tx).stream()
                        .collect(Collectors.toMap(Sections.Held::id, Sections.Held::articles));
        return SectionTree.of(Sections.all(tx)).stream()
                .map(one ->
                        new Row(
                                one.section().title(),
                                base + "/" + one.section().id(),
                                one.depth(),
                                one.section().slug(),
                                held.getOrDefault(one.section().id(), 0L),
                                articlesOf(desk, one.section()),
                                base + "/" + one.section().id() + "/position",
                                one.first(),
                                one.last(),
                                one.section().prepared()))
                .toList();
    }

    private static String articlesOf(Desk desk, Section section) {
        return ArticlePaths.list(desk, ArticleKind.ARTICLE) + "?rubrique=" + section.id();
    }

    private static String base(Desk desk) {
        return ArticlePaths.home(desk) + "/rubriques";
    }
}
