package org.preau.redirect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.render.Pager;
import org.preau.site.SectionTree;
import org.preau.site.Sections;
import org.preau.site.Wrong;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The addresses that lead on, as a list, and one more. */
final class RedirectPages {

    /** The view of {@code redirect/redirects.hbs}. */
    record View(
            List<Row> rows,
            long total,
            String words,
            Optional<Message> of,
            boolean filtered,
            Pager pager,
            String base,
            String create) {}

    /** One address. */
    record Row(String path, String href, String title, String kind, String now, String remove) {}

    /** The view of {@code redirect/redirect.hbs}. */
    record FormView(List<Link> crumbs, String action, String back, Form form) {}

    /** The view of {@code redirect/remove.hbs}. */
    record RemoveView(String path, String title, String action, String back) {}

    private static final int OFFERED = 300;
    private static final String STEP = "\u2003";

    private record Text(UUID id, String kind, String title) {}

    private final Database database;
    private final Pages pages;
    private final Origins origins;
    private final AddRedirect add;
    private final RemoveRedirect remove;

    RedirectPages(
            Database database,
            Pages pages,
            Origins origins,
            AddRedirect add,
            RemoveRedirect remove) {
        this.database = database;
        this.pages = pages;
        this.origins = origins;
        this.add = add;
        this.remove = remove;
    }

    Reply list(Desk desk, Exchange exchange) {
        String words = exchange.query("q").strip();
        UUID target = id(exchange.query("target")).orElse(null);
        int page = Math.max(1, number(exchange.query("page")));
        View view = database.read(desk.tenancy(), tx -> view(tx, desk, words, target, page));
        return pages.desk(200, "redirect/redirects", view, desk, exchange);
    }

    private View view(TenantTx tx, Desk desk, String words, @Nullable UUID target, int page) {
        String base = base(desk);
        String site = origins.of(desk.tenant());
        List<OldPath> found = OldPaths.page(tx, words, target, page);
        long total = OldPaths.count(tx, words, target);
        String filter = base + "?q=" + encoded(words) + (target == null ? "" : "&target=" + target);
        return new View(
                found.stream()
                        .map(one ->
                                new Row(
                                        one.path(),
                                        site + path(one.path()),
                                        one.title(),
                                        one.kind(),
                                        "/" + one.slug(),
                                        base + "/retrait?path=" + encoded(one.path())))
                        .toList(),
                total,
                words,
                target == null ? Optional.empty() : title(tx, target).map(Message::plain),
                !words.isEmpty() || target != null,
                Pager.of(
                        page,
                        (int) ((total + OldPaths.SIZE - 1) / OldPaths.SIZE),
                        number -> filter + "&page=" + number),
                base,
                base + "/nouvelle" + (target == null ? "" : "?target=" + target));
    }

    private static Optional<String> title(TenantTx tx, UUID id) {
        return tx.query(
                        "select title from section where id = :id union all select title from article where id = :id")
                .bind("id", id)
                .first(String.class);
    }

    Reply create(Desk desk, Exchange exchange) {
        return form(
                200,
                desk,
                exchange,
                exchange.query("path"),
                exchange.query("target"),
                Optional.empty());
    }

    Reply save(Desk desk, Exchange exchange) {
        String path = exchange.form("path");
        String target = exchange.form("target");
        return switch (add.run(desk, path, target)) {
            case AddRedirect.Added added -> Pages.done(base(desk), "said.redirect-added");
            case AddRedirect.Invalid(Wrong wrong) ->
                    form(422, desk, exchange, path, target, Optional.of(wrong));
        };
    }

    private Reply form(
            int status,
            Desk desk,
            Exchange exchange,
            String path,
            String target,
            Optional<Wrong> wrong) {
        List<Field.Option> options = database.read(desk.tenancy(), RedirectPages::options);
        Form form =
                Form.of(
                        marked(
                                wrong,
                                Field.of(Field.Type.TEXT, "path", "redirect.field.path")
                                        .withValue(path)
                                        .withHint(Message.of("redirect.hint.path"))),
                        marked(
                                wrong,
                                Field.choice(
                                                Field.Type.SELECT,
                                                "target",
                                                "redirect.field.target",
                                                options)
                                        .withValue(target)));
        FormView view =
                new FormView(
                        List.of(new Link(Message.of("redirect.title"), base(desk))),
                        base(desk) + "/nouvelle",
                        base(desk),
                        form);
        return pages.desk(status, "redirect/redirect", view, desk, exchange);
    }

    private static Field marked(Optional<Wrong> wrong, Field field) {
        return wrong.filter(one -> one.field().equals(field.name()))
                .map(one -> field.withError(one.problem()))
                .orElse(field);
    }

    private static List<Field.Option> options(TenantTx tx) {
        List<Field.Option> options = new ArrayList<>();
        for (SectionTree.Placed one : SectionTree.of(Sections.all(tx))) {
            options.add(
                    option(
                            one.section().id(),
                            "section",
                            STEP.repeat(one.depth()) + one.section().title()));
        }
        tx.query(
                        """
                        select id, kind, title
                          from article
                         order by kind desc, updated_at desc
                         limit :most
                        """)
                .bind("most", OFFERED)
                .list(Text.class)
                .forEach(text -> options.add(option(text.id(), text.kind(), text.title())));
        return options;
    }

    private static Field.Option option(UUID id, String kind, String title) {
        return Field.Option.of(
                id.toString(), Message.of("redirect.option." + kind, "title", title));
    }

    Reply confirm(Desk desk, Exchange exchange) {
        return database.read(desk.tenancy(), tx -> OldPaths.find(tx, exchange.query("path")))
                .map(one ->
                        pages.desk(
                                200,
                                "redirect/remove",
                                new RemoveView(
                                        one.path(),
                                        one.title(),
                                        base(desk) + "/retrait",
                                        base(desk)),
                                desk,
                                exchange))
                .orElseGet(() -> Reply.seeOther(base(desk)));
    }

    /** One that is gone already is gone. */
    Reply remove(Desk desk, Exchange exchange) {
        remove.run(desk, exchange.form("path"));
        return Pages.done(base(desk), "said.redirect-removed");
    }

    private static String base(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/redirections";
    }

    /** A decoded path as an address. */
    private static String path(String decoded) {
        return encoded(decoded).replace("%2F", "/");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Optional<UUID> id(String text) {
        return Ids.read(text);
    }

    private static int number(String text) {
        try {
            return Math.min(1_000_000, Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
