package org.preau.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.sql.Database;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The API tokens of an association: seen, made, revoked. */
final class TokenPages {

    private static final String BOX = "right-";

    /** The list. */
    record View(List<Row> tokens, String make) {}

    /**
     * A token.
     *
     * @param last the last day it works
     * @param works whether it opens anything
     * @param orphan whether whoever made it holds no office any more
     */
    record Row(
            String name,
            List<Right> rights,
            String by,
            Instant created,
            @Nullable LocalDate last,
            @Nullable Instant used,
            @Nullable Instant revoked,
            boolean works,
            boolean orphan,
            String revoke) {}

    /**
     * The form of a new token.
     *
     * @param boxes the rights to choose from: those of whoever makes it
     * @param wrong what is wrong with the choice
     */
    record Asked(
            List<Link> crumbs,
            Form form,
            List<Field> boxes,
            Optional<Message> wrong,
            UUID id,
            String action,
            String back) {}

    /**
     * A token was made.
     *
     * @param secret shown this once; empty when the same form was sent before
     * @param header the value of the header that presents it (RFC 6750 §2.1)
     * @param address where the API answers
     */
    record Made(
            List<Link> crumbs,
            String name,
            String secret,
            String header,
            String address,
            String back) {}

    /** The question before one is revoked. */
    record Revoking(List<Link> crumbs, String name, String action, String back) {}

    private final Database database;
    private final Pages pages;
    private final Origins origins;
    private final MakeToken make;
    private final RevokeToken revoke;
    private final Clock clock;

    TokenPages(
            Database database,
            Pages pages,
            Origins origins,
            MakeToken make,
            RevokeToken revoke,
            Clock clock) {
        this.database = database;
        this.pages = pages;
        this.origins = origins;
        this.make = make;
        this.revoke = revoke;
        this.clock = clock;
    }

    /** {@code GET …/jetons}. */
    Reply list(Desk desk, Exchange exchange) {
        Instant now = clock.instant();
        List<Row> rows =
                database.read(desk.tenancy(), tx -> Tokens.all(tx, Days.dayOf(now))).stream()
                        .map(it -> row(desk, it, now))
                        .toList();
        View view = new View(rows, Paths.tokens(desk) + "/nouveau");
        return pages.desk(200, "people/tokens", view, desk, exchange);
    }

    /** {@code GET …/jetons/nouveau}. */
    Reply ask(Desk desk, Exchange exchange) {
        return page(200, desk, exchange, TokenDraft.blank(), Map.of());
    }

    /** {@code POST …/jetons/nouveau}. */
    Reply make(Desk desk, Exchange exchange) {
        TokenDraft draft = sent(exchange);
        return switch (draft.check(Days.today(clock))) {
            case TokenDraft.Wrong(var problems) -> page(422, desk, exchange, draft, problems);
            case TokenDraft.Good(MakeToken.Command command) ->
                    switch (make.run(desk, command)) {
                        case MakeToken.Made(UUID id, String secret) ->
                                made(desk, exchange, command.name(), secret);
                        case MakeToken.MadeBefore before ->
                                made(desk, exchange, command.name(), "");
                        case MakeToken.BeyondReach() ->
                                page(
                                        422,
                                        desk,
                                        exchange,
                                        draft,
                                        Map.of("rights", Message.of("people.token.rights.beyond")));
                    };
        };
    }

    /** {@code GET …/jetons/{token}/revocation}. */
    Reply askRevoke(Desk desk, Exchange exchange) {
        return found(desk, exchange)
                .map(it ->
                        new Revoking(
                                crumbs(desk),
                                it.name(),
                                Paths.token(desk, it.id()) + "/revocation",
                                Paths.tokens(desk)))
                .map(view -> pages.desk(200, "people/revoke", view, desk, exchange))
                .orElseGet(() -> pages.notFound(exchange));
    }

    /** {@code POST …/jetons/{token}/revocation}. */
    Reply revoke(Desk desk, Exchange exchange) {
        return Typed.id(exchange.parameter("token"))
                .map(id ->
                        switch (revoke.run(desk, id)) {
                            case RevokeToken.Revoked done ->
                                    Pages.done(Paths.tokens(desk), "said.token-revoked");
                            case RevokeToken.Missing() -> pages.notFound(exchange);
                        })
                .orElseGet(() -> pages.notFound(exchange));
    }

    private Optional<Token> found(Desk desk, Exchange exchange) {
        return Typed.id(exchange.parameter("token"))
                .flatMap(id ->
                        database.read(desk.tenancy(), tx -> Tokens.find(tx, id, Days.today(clock))))
                .filter(it -> it.revokedAt() == null);
    }

    private static Row row(Desk desk, Token it, Instant now) {
        return new Row(
                it.name(),
                it.carries(),
                it.createdBy(),
                it.createdAt(),
                it.lastDay(),
                it.usedAt(),
                it.revokedAt(),
                it.works(now),
                it.works(now) && !it.makerHolds() && !desk.tenant().isPortal(),
                Paths.token(desk, it.id()) + "/revocation");
    }

    private static TokenDraft sent(Exchange exchange) {
        List<String> rights = new ArrayList<>();
        for (Right right : Right.values()) {
            if (exchange.formHas(BOX + Named.name(right))) {
                rights.add(Named.name(right));
            }
        }
        return new TokenDraft(
                exchange.form("id"), exchange.form("name"), rights, exchange.form("until"));
    }

    /** Not to be kept by anything on the way: the page holds a secret. */
    private Reply made(Desk desk, Exchange exchange, String name, String secret) {
        String address = origins.portal() + "/api/v1/associations/" + desk.tenant().slug() + "/";
        Made view =
                new Made(
                        crumbs(desk),
                        name,
                        secret,
                        "Bearer " + secret,
                        address,
                        Paths.tokens(desk));
        return pages.desk(200, "people/token-made", view, desk, exchange)
                .with("cache-control", "no-store");
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            TokenDraft draft,
            Map<String, Message> problems) {
        Form form =
                Form.of(
                        general(problems),
                        InvitationForm.marked(name(draft), problems),
                        InvitationForm.marked(until(draft), problems));
        Asked view =
                new Asked(
                        crumbs(desk),
                        form,
                        desk.rights().stream().sorted().map(right -> box(right, draft)).toList(),
                        Optional.ofNullable(problems.get("rights")),
                        Typed.id(draft.id()).orElseGet(Ids::next),
                        Paths.tokens(desk) + "/nouveau",
                        Paths.tokens(desk));
        return pages.desk(status, "people/token-new", view, desk, exchange);
    }

    private static List<Message> general(Map<String, Message> problems) {
        List<Message> general = new ArrayList<>();
        Optional.ofNullable(problems.get("rights")).ifPresent(general::add);
        Optional.ofNullable(problems.get("id")).ifPresent(general::add);
        return general;
    }

    private static Field name(TokenDraft draft) {
        return Field.of(Field.Type.TEXT, "name", "people.token.name")
                .withValue(draft.name())
                .withHint(Message.of("people.token.name.hint"))
                .withMaxLength(TokenDraft.MOST_NAME)
                .withAutocomplete("off");
    }

    private static Field until(TokenDraft draft) {
        return Field.of(Field.Type.DATE, "until", "people.token.until")
                .withValue(draft.until())
                .withHint(Message.of("people.token.until.hint"))
                .optional();
    }

    private static Field box(Right right, TokenDraft draft) {
        String name = Named.name(right);
        return Field.of(Field.Type.CHECKBOX, BOX + name, "people.right." + name)
                .withValue(draft.rights().contains(name) ? "on" : "")
                .optional();
    }

    private static List<Link> crumbs(Desk desk) {
        return List.of(new Link(Message.of("people.tokens.title"), Paths.tokens(desk)));
    }
}
