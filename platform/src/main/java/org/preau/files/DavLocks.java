package org.preau.files;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_OWNER = 4_000;
    private static final int MOST_LOCKS = 2_000;

    /** A lock that is wanted. */
    private record Wanted(boolean exclusive, boolean deep, String owner, Duration length) {}

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
                return said(desk, refresh(desk, path, terms.get(), length(exchange)), false);
            }
            Wanted wanted = wanted(document.get(), exchange);
            return said(desk, take(desk, path, terms.get(), wanted), true);
        } catch (DavXml.BadXml e) {
            return DavReplies.text(e.status(), String.valueOf(e.getMessage()));
        }
    }

    private static Wanted wanted(Element document, Exchange exchange) throws DavXml.BadXml {
        Optional<Element> scope = DavXml.child(document, "lockscope");
        boolean shared = scope.flatMap(it -> DavXml.child(it, "shared")).isPresent();
        boolean exclusive = scope.flatMap(it -> DavXml.child(it, "exclusive")).isPresent();
        if (!DavXml.is(document, "lockinfo")
                || shared == exclusive
                || DavXml.child(document, "locktype")
                        .flatMap(it -> DavXml.child(it, "write"))
                        .isEmpty()) {
            throw new DavXml.BadXml(400, "This is not what LOCK takes.");
        }
        String depth = exchange.header("depth").strip().toLowerCase(Locale.ROOT);
        if (!depth.isEmpty() && !depth.equals("0") && !depth.equals("infinity")) {
            throw new DavXml.BadXml(400, "A lock has the depth 0 or infinity.");
        }
        String owner = DavXml.child(document, "owner").map(DavXml::content).orElse("");
        return new Wanted(
                exclusive,
                !depth.equals("0"),
                owner.length() > MOST_OWNER ? "" : owner,
                length(exchange));
    }

    /** As long as was asked for, up to the longest (RFC 4918 §10.7). */
    private static Duration length(Exchange exchange) {
        String asked = exchange.header("timeout").split(",", 2)[0].strip();
        if (!asked.regionMatches(true, 0, "Second-", 0, 7)) {
            return LONGEST;
        }
        String digits = asked.substring(7);
        if (digits.isEmpty()
                || digits.length() > 9
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return LONGEST;
        }
        Duration length = Duration.ofSeconds(Math.max(1, Long.parseLong(digits)));
        return length.compareTo(LONGEST) > 0 ? LONGEST : length;
    }

    private Ran take(Desk desk, FilePath path, Terms terms, Wanted wanted) {
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
            Change change, Desk desk, FilePath path, Terms terms, Wanted wanted, boolean made) {
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
        keep(change.tx(), lock, wanted.length());
        return new Held(lock, path, made);
    }

    private static void keep(TenantTx tx, Lock lock, Duration length) {
        tx.query("delete from file_lock where until_at <= now()").execute();
        tx.query(
                        """
                        insert into file_lock (token, node_id, trail, deep, exclusive, owner, by_id, by_name, until_at)
                        values (:token, :node, :trail, :deep, :exclusive, :owner, :by, :by_name, now() + make_interval(secs => :length))
                        """)
                .bind("token", lock.token())
                .bind("node", lock.nodeId())
                .bind("trail", lock.trail())
                .bind("deep", lock.deep())
                .bind("exclusive", lock.exclusive())
                .bind("owner", lock.owner())
                .bind("by", lock.byId())
                .bind("by_name", lock.byName())
                .bind("length", (double) length.toSeconds())
                .execute();
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
                    tx.query(
                                    """
                                    update file_lock
                                       set until_at = now() + make_interval(secs => :length)
                                     where token = :token
                                    """)
                            .bind("length", (double) length.toSeconds())
                            .bind("token", on.token())
                            .execute();
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
        lock.ifPresent(it ->
                tx.query("delete from file_lock where token = :token")
                        .bind("token", it.token())
                        .execute());
        return lock.isPresent();
    }
}
