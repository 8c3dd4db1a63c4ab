package org.preau.people;

import java.time.Clock;
import java.time.Instant;
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
import org.preau.web.AppUse;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** The passwords of members for programs: seen, made, revoked. */
final class AppPasswordPages {

    /**
     * The list.
     *
     * @param everybodys whether those of others are in it
     */
    record View(List<Row> passwords, boolean everybodys, String make) {}

    /**
     * A password.
     *
     * @param holder whose it is
     * @param works whether it opens anything
     * @param orphan whether its holder has no office any more
     */
    record Row(
            String name,
            String use,
            String holder,
            Instant created,
            @Nullable Instant used,
            @Nullable Instant revoked,
            boolean works,
            boolean orphan,
            String revoke) {}

    /** The form of a new one. */
    record Asked(List<Link> crumbs, Form form, UUID id, String action, String back) {}

    /**
     * One was made.
     *
     * @param secret shown this once; empty when the same form was sent before
     * @param login what the program asks for beside it
     * @param address where the program finds the files; empty when it opens none
     * @param command that fetches the vault; empty when it opens none
     */
    record Made(
            List<Link> crumbs,
            String name,
            String secret,
            String login,
            String address,
            String command,
            String back) {}

    /**
     * What a password may be made for here: what opens something today. The vault is only for
     * whoever may go back to a snapshot: see the routes of git.
     */
    private static final List<AppUse> OFFERED = List.of(AppUse.FILES, AppUse.GIT);

    private final Database database;
    private final Pages pages;
    private final Origins origins;
    private final MakeAppPassword make;
    private final RevokeAppPassword revoke;
    private final Clock clock;

    AppPasswordPages(
            Database database,
            Pages pages,
            Origins origins,
            MakeAppPassword make,
            RevokeAppPassword revoke,
            Clock clock) {
        this.database = database;
        this.pages = pages;
        this.origins = origins;
        this.make = make;
        this.revoke = revoke;
        this.clock = clock;
    }

    /** {@code GET …/mots-de-passe}. */
    Reply list(Desk desk, Exchange exchange) {
        List<Row> rows =
                database.read(desk.tenancy(), tx -> AppPasswords.seen(tx, desk, clock)).stream()
                        .map(it -> row(desk, it))
                        .toList();
        View view = new View(rows, desk.may(Right.PEOPLE), Paths.appPasswords(desk) + "/nouveau");
        return pages.desk(200, "people/app-passwords", view, desk, exchange);
    }

    /** {@code GET …/mots-de-passe/nouveau}. */
    Reply ask(Desk desk, Exchange exchange) {
        return page(200, desk, exchange, AppPasswordDraft.blank(), Map.of());
    }

    /** {@code POST …/mots-de-passe/nouveau}. */
    Reply make(Desk desk, Exchange exchange) {
        AppPasswordDraft draft =
                new AppPasswordDraft(
                        exchange.form("id"), exchange.form("use"), exchange.form("name"));
        return switch (draft.check()) {
            case AppPasswordDraft.Wrong(var problems) -> page(422, desk, exchange, draft, problems);
            case AppPasswordDraft.Good(MakeAppPassword.Command command) ->
                    switch (make.run(desk, command)) {
                        case MakeAppPassword.Made(UUID id, String secret) ->
                                made(desk, exchange, command, secret);
                        case MakeAppPassword.MadeBefore before -> made(desk, exchange, command, "");
                        case MakeAppPassword.NoOffice() ->
                                page(
                                        422,
                                        desk,
                                        exchange,
                                        draft,
                                        Map.of("id", Message.of("people.app-password.no-office")));
                    };
        };
    }

    /** {@code POST …/mots-de-passe/{password}/revocation}. */
    Reply revoke(Desk desk, Exchange exchange) {
        return Typed.id(exchange.parameter("password"))
                .map(id ->
                        switch (revoke.run(desk, id)) {
                            case RevokeAppPassword.Revoked() ->
                                    Pages.done(
                                            Paths.appPasswords(desk), "said.app-password-revoked");
                            case RevokeAppPassword.Missing() -> pages.notFound(exchange);
                        })
                .orElseGet(() -> pages.notFound(exchange));
    }

    private static Row row(Desk desk, AppPassword it) {
        return new Row(
                it.name(),
                Named.name(it.purpose()),
                it.holder(),
                it.createdAt(),
                it.usedAt(),
                it.revokedAt(),
                it.works(),
                it.revokedAt() == null && !it.holds(),
                Paths.appPasswords(desk) + "/" + it.id() + "/revocation");
    }

    /** Not to be kept by anything on the way: the page holds a secret. */
    private Reply made(
            Desk desk, Exchange exchange, MakeAppPassword.Command command, String secret) {
        String login = exchange.person().map(Person::email).map(Object::toString).orElse("");
        String address =
                command.use() == AppUse.FILES
                        ? origins.portal() + "/dav/" + desk.tenant().slug() + "/"
                        : "";
        Made view =
                new Made(
                        crumbs(desk),
                        command.name(),
                        secret,
                        login,
                        address,
                        command.use() == AppUse.GIT
                                ? "git clone %s/git/%s.git"
                                        .formatted(origins.portal(), desk.tenant().slug())
                                : "",
                        Paths.appPasswords(desk));
        return pages.desk(200, "people/app-password-made", view, desk, exchange)
                .with("cache-control", "no-store");
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            AppPasswordDraft draft,
            Map<String, Message> problems) {
        Form form =
                Form.of(
                        general(problems),
                        InvitationForm.marked(use(desk, draft), problems),
                        InvitationForm.marked(name(draft), problems));
        Asked view =
                new Asked(
                        crumbs(desk),
                        form,
                        Typed.id(draft.id()).orElseGet(Ids::next),
                        Paths.appPasswords(desk) + "/nouveau",
                        Paths.appPasswords(desk));
        return pages.desk(status, "people/app-password-new", view, desk, exchange);
    }

    private static List<Message> general(Map<String, Message> problems) {
        List<Message> general = new ArrayList<>();
        Optional.ofNullable(problems.get("id")).ifPresent(general::add);
        return general;
    }

    private static Field use(Desk desk, AppPasswordDraft draft) {
        return Field.choice(
                        Field.Type.RADIOS,
                        "use",
                        "people.app-password.use",
                        OFFERED.stream()
                                .filter(use -> use != AppUse.GIT || desk.may(Right.ARRANGE))
                                .map(AppPasswordPages::option)
                                .toList())
                .withValue(draft.use());
    }

    private static Field.Option option(AppUse use) {
        String key = "people.app-password.use." + Named.name(use);
        return new Field.Option(
                Named.name(use), Message.of(key), Optional.of(Message.of(key + ".note")));
    }

    private static Field name(AppPasswordDraft draft) {
        return Field.of(Field.Type.TEXT, "name", "people.app-password.name")
                .withValue(draft.name())
                .withHint(Message.of("people.app-password.name.hint"))
                .withMaxLength(AppPasswordDraft.MOST_NAME)
                .withAutocomplete("off");
    }

    private static List<Link> crumbs(Desk desk) {
        return List.of(
                new Link(Message.of("people.app-passwords.title"), Paths.appPasswords(desk)));
    }
}
