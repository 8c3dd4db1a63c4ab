package org.preau.redirect;

import static org.preau.tenancy.Right.ARRANGE;
import static org.preau.tenancy.Right.READ;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.util.List;
import org.preau.site.ApiAnswers;
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.ApiPage;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Reply;
import org.preau.web.Route;

/** The places of this feature. */
public final class RedirectRoutes {

    private static final String DESK = "/espace/{association}/redirections";
    private static final String API = "/api/v1/associations/{association}/redirects";

    private final Database database;
    private final Pages pages;
    private final ApiAnswers answers;
    private final AddRedirect add;
    private final RemoveRedirect remove;

    private RedirectRoutes(Database database, Pages pages, Messages messages) {
        this.database = database;
        this.pages = pages;
        this.answers = new ApiAnswers(messages);
        this.add = new AddRedirect(database);
        this.remove = new RemoveRedirect(database);
    }

    public static List<Route> of(
            Database database, Pages pages, Messages messages, Origins origins) {
        return new RedirectRoutes(database, pages, messages).all(origins);
    }

    private List<Route> all(Origins origins) {
        RedirectPages list = new RedirectPages(database, pages, origins, add, remove);
        return List.of(
                holding(ARRANGE, GET, DESK, list::list),
                holding(ARRANGE, GET, DESK + "/nouvelle", list::create),
                holding(ARRANGE, POST, DESK + "/nouvelle", list::save),
                holding(ARRANGE, GET, DESK + "/retrait", list::confirm),
                holding(ARRANGE, POST, DESK + "/retrait", list::remove),
                api(
                        READ,
                        GET,
                        API,
                        ApiDoc.of("listRedirects", "Lists the addresses that lead on.")
                                .asks("q", String.class, "words of the path or the title")
                                .asks("page", Integer.class, "from 1")
                                .givesMany(OldPath.class),
                        this::list),
                api(
                        ARRANGE,
                        POST,
                        API,
                        ApiDoc.of("addRedirect", "Has an old address lead to a text or section.")
                                .takes(RedirectInput.class)
                                .gives(OldPath.class),
                        this::add),
                api(
                        ARRANGE,
                        DELETE,
                        API,
                        ApiDoc.of("removeRedirect", "Has an old address lead nowhere.")
                                .asks("path", String.class, "which, decoded"),
                        this::remove));
    }

    private Reply list(Desk desk, Exchange exchange) {
        int page = Math.max(1, number(exchange.query("page")));
        String words = exchange.query("q").strip();
        return Reply.json(
                200,
                database.read(
                        desk.tenancy(),
                        tx ->
                                ApiPage.of(
                                        OldPaths.page(tx, words, null, page),
                                        page,
                                        OldPaths.SIZE,
                                        OldPaths.count(tx, words, null))));
    }

    private Reply add(Desk desk, Exchange exchange) {
        return answers.reading(
                exchange,
                RedirectInput.class,
                input ->
                        switch (add.run(desk, or(input.path()), or(input.target()))) {
                            case AddRedirect.Added(OldPath path) -> Reply.json(201, path);
                            case AddRedirect.Invalid(var wrong) ->
                                    answers.invalid(exchange, List.of(wrong));
                        });
    }

    private Reply remove(Desk desk, Exchange exchange) {
        remove.run(desk, exchange.query("path"));
        return Reply.noContent();
    }

    private static String or(@org.jspecify.annotations.Nullable String said) {
        return said == null ? "" : said;
    }

    private static int number(String text) {
        try {
            return Math.min(1_000_000, Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
