package org.preau.operator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.preau.base.Ids;
import org.preau.base.Slug;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.text.Message;
import org.preau.web.Actor;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** What the console's pages share: the frame with what waits, the operator as an actor. */
final class Console {

    /** What the operators have to decide. */
    private record Waiting(int applications, int reports) {
        static Waiting of(OperatorTx tx) {
            return new Waiting(Applications.waiting(tx), Reports.waiting(tx));
        }
    }

    private final Pages pages;
    private final Database database;

    Console(Pages pages, Database database) {
        this.pages = pages;
        this.database = database;
    }

    /** A page of the console. */
    Reply page(int status, String template, Object view, Exchange exchange) {
        Waiting waiting = database.operator("count what waits", Waiting::of);
        return pages.console(
                status,
                "operator/" + template,
                view,
                exchange,
                Map.of(
                        "/console/demandes",
                        waiting.applications(),
                        ReportedPages.LIST,
                        waiting.reports()));
    }

    Reply notFound(Exchange exchange) {
        return pages.notFound(exchange);
    }

    /** The names of the sectors, of none first. */
    List<Message> sectors() {
        return database.operator("name the sectors", Sectors::names);
    }

    <T> T ask(String reason, Function<OperatorTx, T> work) {
        return database.operator(reason, work);
    }

    /** The association that the path names, handed to {@code then}; the gate's own 404 for none. */
    Reply at(Exchange exchange, Function<Associations.Facts, Reply> then) {
        return Slug.of(exchange.parameter("slug"))
                .flatMap(slug -> ask("look at an association", tx -> Associations.one(tx, slug)))
                .map(then)
                .orElseGet(() -> notFound(exchange));
    }

    /** The row that the path names by {@code id}; empty when that is no identifier. */
    static Optional<UUID> id(String text) {
        return Ids.read(text);
    }

    static Actor actor(Person who, Exchange exchange) {
        return new Actor(Actor.Kind.OPERATOR, who.account().value(), who.name(), exchange.remote());
    }
}
