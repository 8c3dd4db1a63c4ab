package org.preau.files;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;
import org.w3c.dom.Element;

/**
 * Answers {@code LOCK} and {@code UNLOCK}. A lock says that somebody has a document open; it ends
 * by itself after an hour at the most, unless its holder says again that it is still needed.
 */
final class DavLocks {

    private static final int MOST_LOCKS = 2_000;

    /** How it went. */
    private sealed interface Ran {}

    private record Held(Lock lock, FilePath root, boolean made) implements Ran {}

    private record Refused(Reply reply) implements Ran {}

    private final Database database;
    private final PutFile put;

    DavLocks(Database database, PutFile put) {
        this.database = database;
        this.put = put;
    }

    Reply lock(Desk desk, Exchange exchange) {
        if (!(DavAddress.target(desk, exchange) instanceof DavAddress.Own(FilePath path))) {
            return DavReplies.malformed();
        }
        Optional<Terms> terms = DavTerms.of(desk, exchange, path);
        if (terms.isEmpty()) {
            return DavReplies.malformed();
        }
        try {
            Optional<Element> document = DavXml.read(exchange.body());
            if (document.isEmpty()) {
                return said(
                        desk, refresh(desk, path, terms.get(), WantedLock.length(exchange)), false);
            }
            WantedLock wanted = WantedLock.of(document.get(), exchange);
            return said(desk, take(desk, path, terms.get(), wanted), true);
        } catch (DavXml.BadXml e) {
            return DavReplies.text(e.status(), String.valueOf(e.getMessage()));
        }
    }

    private Ran take(Desk desk, FilePath path, Terms terms, WantedLock wanted) {
        FileShelf.Source nothing = FileShelf.Source.empty();
        Ran[] ran = new Ran[1];
        // Where nothing is, a lock makes an empty file (RFC 4918 §7.3), whose bytes must be there.
        boolean there =
                database.read(desk.tenancy(), tx -> Tree.walk(tx, path)).target().isPresent();
        if (there) {
            return database.write(
                    desk.tenancy(),
                    tx -> taken(Change.begin(tx, desk.actor()), desk, path, terms, wanted, false));
        }
        Outcome outcome =
                put.run(
                        desk,
                        nothing,
                        change -> {
                            Trail trail = Tree.walk(change.tx(), path);
                            Outcome before =
                                    trail.target()
                                            .<Outcome>map(it -> new Outcome.Done(it, false))
                                            .orElseGet(() ->
                                                    PutFile.put(change, trail, nothing, terms));
                            if (before instanceof Outcome.Done(Node node, boolean fresh)) {
                                ran[0] = taken(change, desk, path, terms, wanted, fresh);
                            }
                            return before;
                        });
        return ran[0] == null
                ? new Refused(DavReplies.of(outcome, DavAddress.of(desk, path, false)))
                : ran[0];
    }

    private static Ran taken(
            Change change, Desk desk, FilePath path, Terms terms, WantedLock wanted, boolean made) {
        Trail trail = Tree.walk(change.tx(), path);
        Terms.Judged judged = terms.judge(change);
        if (!judged.met() && !made) {
            return new Refused(DavReplies.of(new Outcome.Unmet(), ""));
        }
        if (trail.target().isEmpty()) {
            return new Refused(DavReplies.of(new Outcome.Missing(), ""));
        }
        boolean deep = wanted.deep() && trail.target().get().folder();
        Optional<Lock> other =
                judged.locks().stream()
                        .filter(it -> it.exclusive() || wanted.exclusive())
                        .filter(it ->
                                it.covers(trail.ids())
                                        || (deep && it.isWithin(trail.ids().getLast())))
                        .findFirst();
        if (other.isPresent()) {
            return new Refused(
                    DavReplies.condition(
                            423,
                            "no-conflicting-lock",
                            "<D:href>" + DavAddress.of(desk, path, deep) + "</D:href>"));
        }
        if (judged.locks().size() >= MOST_LOCKS) {
            return new Refused(DavReplies.text(507, "Too many locks are held."));
        }
        Lock lock =
                new Lock(
                        Ids.next(),
                        trail.ids().getLast(),
                        trail.ids().stream().map(UUID::toString).toList(),
                        deep,
                        wanted.exclusive(),
                        wanted.owner(),
                        desk.actor().id(),
                        desk.actor().name(),
                        Instant.now().plus(wanted.length()));
        lock.keep(change.tx(), wanted.length());
        return new Held(lock, path, made);
    }

    /** A lock that covers what is asked for goes on, by the token in {@code If}. */
    private Ran refresh(Desk desk, FilePath path, Terms terms, Duration length) {
        return database.write(
                desk.tenancy(),
                tx -> {
                    Trail trail = Tree.walk(tx, path);
                    Terms.Judged judged = terms.judge(Change.begin(tx, desk.actor()));
                    Optional<Lock> lock = mine(judged.locks(), terms.tokens(), desk, trail.ids());
                    if (!judged.met() || lock.isEmpty()) {
                        return new Refused(
                                DavReplies.condition(412, "lock-token-matches-request-uri", ""));
                    }
                    Lock on = lock.get();
                    on.goOn(tx, length);
                    Lock longer =
                            new Lock(
                                    on.token(),
                                    on.nodeId(),
                                    on.trail(),
                                    on.deep(),
                                    on.exclusive(),
                                    on.owner(),
                                    on.byId(),
                                    on.byName(),
                                    Instant.now().plus(length));
                    return new Held(longer, root(path, on), false);
                });
    }

    private static FilePath root(FilePath path, Lock lock) {
        return new FilePath(path.names().subList(0, lock.trail().size() - 1));
    }

    private static Optional<Lock> mine(
            List<Lock> locks, Set<UUID> tokens, Desk desk, List<UUID> ids) {
        return locks.stream()
                .filter(it -> tokens.contains(it.token()) && it.covers(ids))
                .filter(it -> java.util.Objects.equals(it.byId(), desk.actor().id()))
                .findFirst();
    }

    private static Reply said(Desk desk, Ran ran, boolean isNew) {
        return switch (ran) {
            case Refused(Reply reply) -> reply;
            case Held(Lock lock, FilePath root, boolean made) -> {
                Reply reply =
                        DavReplies.xml(
                                made ? 201 : 200,
                                "<D:prop xmlns:D=\"DAV:\"><D:lockdiscovery>"
                                        + DavProperties.active(
                                                lock, DavAddress.of(desk, root, lock.deep()))
                                        + "</D:lockdiscovery></D:prop>\n");
                yield isNew ? reply.with("lock-token", "<" + lock.uri() + ">") : reply;
            }
        };
    }

    Reply unlock(Desk desk, Exchange exchange) {
        String header = exchange.header("lock-token").strip();
        if (!(DavAddress.target(desk, exchange) instanceof DavAddress.Own(FilePath path))
                || !header.startsWith("<")
                || !header.endsWith(">")) {
            return DavReplies.malformed();
        }
        Optional<UUID> token = Lock.ofUri(header.substring(1, header.length() - 1).strip());
        boolean done =
                token.isPresent()
                        && database.write(
                                desk.tenancy(), tx -> dropped(tx, desk, path, token.get()));
        return done
                ? Reply.noContent()
                : DavReplies.condition(409, "lock-token-matches-request-uri", "");
    }

    private static boolean dropped(TenantTx tx, Desk desk, FilePath path, UUID token) {
        Change.begin(tx, desk.actor());
        List<UUID> ids = Tree.walk(tx, path).ids();
        Optional<Lock> lock = mine(Lock.all(tx), Set.of(token), desk, ids);
        lock.ifPresent(it -> it.drop(tx));
        return lock.isPresent();
    }
}
