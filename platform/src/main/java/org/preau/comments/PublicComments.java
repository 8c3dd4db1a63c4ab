package org.preau.comments;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.theme.PartPage;
import org.preau.theme.SitePart;
import org.preau.visitors.FormToken;
import org.preau.visitors.Network;
import org.preau.web.Exchange;
import org.preau.web.Secrets;

/**
 * {@code /commenter/ARTICLE}: a reader writes, sees what it will look like, and sends it. The token
 * is given with the preview and holds for these very words: a program that sends without looking
 * has none.
 */
public final class PublicComments implements SitePart {

    static final String HERE = "/commenter/";
    static final String TRAP = "suite";

    private static final String DONE = "/merci";
    private static final int MAX_PATH = 160;

    /**
     * Where somebody writes.
     *
     * @param parent the comment that is answered; null for none
     */
    private record At(Place place, @Nullable Comment parent) {}

    private final Database database;
    private final Messages messages;
    private final FormToken tokens;
    private final WriteComment write;
    private final WithdrawComment withdraw;
    private final Withdrawal withdrawal;
    private final Clock clock;

    PublicComments(
            Database database,
            Messages messages,
            FormToken tokens,
            WriteComment write,
            WithdrawComment withdraw,
            Withdrawal withdrawal,
            Clock clock) {
        this.database = database;
        this.messages = messages;
        this.tokens = tokens;
        this.write = write;
        this.withdraw = withdraw;
        this.withdrawal = withdrawal;
        this.clock = clock;
    }

    @Override
    public boolean owns(String path) {
        return (path.startsWith(HERE) || path.startsWith(Withdrawal.HERE))
                && path.length() < MAX_PATH
                && path.indexOf('.') < 0;
    }

    @Override
    public Optional<PartPage> page(TenantTx tx, Tenant tenant, String path) {
        if (path.startsWith(Withdrawal.HERE)) {
            return withdrawal
                    .comment(tenant.id(), path)
                    .flatMap(id -> Comments.find(tx, id))
                    .map(it -> model(tenant, at(it)).withdrawal(path, it));
        }
        if (path.endsWith(DONE)) {
            return Place.at(tx, parts(path)[0])
                    .map(place -> model(tenant, new At(place, null)).done());
        }
        return at(tx, path)
                .map(at ->
                        at.place().isOpen(clock.instant()) && tenant.state().writable()
                                ? model(tenant, at).form(Words.none(), Map.of())
                                : model(tenant, at).closed());
    }

    private static At at(Comment it) {
        Place place =
                new Place(
                        it.articleId(),
                        it.articleSlug(),
                        it.articleTitle(),
                        CommentMode.NONE,
                        CommentMode.NONE,
                        0,
                        Instant.EPOCH);
        return new At(place, null);
    }

    private Optional<At> at(TenantTx tx, String path) {
        String[] parts = parts(path);
        Optional<Place> place = Place.at(tx, parts[0]);
        if (parts.length == 1 || place.isEmpty()) {
            return parts.length > 2 ? Optional.empty() : place.map(it -> new At(it, null));
        }
        return id(parts[1])
                .flatMap(id -> Comments.find(tx, id))
                .filter(it -> it.articleId().equals(place.get().id()) && it.parentId() == null)
                .filter(it -> it.state() == Comment.State.PUBLISHED && parts.length == 2)
                .map(it -> new At(place.get(), it));
    }

    @Override
    public Answer sent(Tenancy tenancy, Tenant tenant, Exchange exchange) {
        String path = exchange.path();
        if (path.startsWith(Withdrawal.HERE)) {
            return withdrawal
                    .comment(tenant.id(), path)
                    .flatMap(id -> withdraw.run(tenancy, id))
                    .<Answer>map(article -> new Done("/" + article))
                    .orElseGet(Nothing::new);
        }
        Optional<At> at = database.read(tenancy, tx -> at(tx, path));
        if (at.isEmpty()) {
            return new Nothing();
        }
        Words words = Words.of(exchange);
        if (!at.get().place().isOpen(clock.instant()) || !tenant.state().writable()) {
            return new Shown(409, model(tenant, at.get()).closed());
        }
        Map<String, Message> wrongs = words.wrongs();
        if (exchange.formHas("corriger") || !wrongs.isEmpty()) {
            int status = wrongs.isEmpty() ? 200 : 422;
            return new Shown(status, model(tenant, at.get()).form(words, wrongs));
        }
        return exchange.formHas("envoyer")
                ? send(tenancy, tenant, exchange, at.get(), words)
                : new Shown(200, preview(tenant, at.get(), words));
    }

    private Answer send(Tenancy tenancy, Tenant tenant, Exchange exchange, At at, Words words) {
        String token = exchange.form(FormToken.FIELD);
        return switch (tokens.read(tenant.id(), scope(at, words), token)) {
            case FormToken.Good(String mark) -> send(tenancy, tenant, exchange, at, words, mark);
            case FormToken.TooYoung() ->
                    again(422, tenant, at, words, token, Message.of("comments.wrong.fast"));
            case FormToken.Worthless() ->
                    again(
                            422,
                            tenant,
                            at,
                            words,
                            fresh(tenant, at, words),
                            Message.of("comments.wrong.look"));
        };
    }

    private Answer send(
            Tenancy tenancy, Tenant tenant, Exchange exchange, At at, Words words, String mark) {
        WriteComment.Command command =
                new WriteComment.Command(
                        at.place().slug(),
                        at.parent() == null ? null : at.parent().id(),
                        words.name(),
                        EmailAddress.of(words.email()),
                        words.body(),
                        words.asks(),
                        mark,
                        Network.of(exchange.remoteAddress()),
                        exchange.remote(),
                        exchange.form(TRAP));
        return switch (write.run(tenancy, tenant, command)) {
            case WriteComment.Written(UUID id, boolean published) ->
                    new Done(
                            published
                                    ? "/" + at.place().slug() + "#commentaire-" + id
                                    : HERE + at.place().slug() + DONE);
            case WriteComment.Closed() -> new Shown(409, model(tenant, at).closed());
            case WriteComment.TooMany() ->
                    again(
                            429,
                            tenant,
                            at,
                            words,
                            fresh(tenant, at, words),
                            Message.of("comments.wrong.many"));
            case WriteComment.Missing() -> new Nothing();
        };
    }

    private PartPage preview(Tenant tenant, At at, Words words) {
        return model(tenant, at).preview(words, fresh(tenant, at, words), null);
    }

    private Answer again(
            int status, Tenant tenant, At at, Words words, String token, Message problem) {
        return new Shown(status, model(tenant, at).preview(words, token, problem));
    }

    private String fresh(Tenant tenant, At at, Words words) {
        return tokens.give(tenant.id(), scope(at, words));
    }

    /** A token holds for one article and for the words that were shown with it. */
    private static String scope(At at, Words words) {
        String said = words.name() + "\n" + words.email() + "\n" + words.body();
        String asked = words.asks() ? "\n" + Words.ASKS : "";
        String digest = HexFormat.of().formatHex(Secrets.digest(said + asked));
        return "comment " + at.place().id() + " " + digest;
    }

    private CommentModel model(Tenant tenant, At at) {
        Comment parent = at.parent();
        return new CommentModel(tenant, messages, at.place(), parent, clock.instant());
    }

    private static String[] parts(String path) {
        String rest = path.substring(HERE.length());
        String bare = rest.endsWith(DONE) ? rest.substring(0, rest.length() - DONE.length()) : rest;
        return bare.split("/", -1);
    }

    private static Optional<UUID> id(String text) {
        return Ids.read(text);
    }
}
