package org.preau.comments;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.visitors.Suspicion;
import org.preau.visitors.Tries;

/**
 * Takes a comment in, whose words were checked and shown to their writer before. It appears at once
 * where that is the rule and nothing smells; else it waits. Kept once however often it is sent.
 */
final class WriteComment {

    private static final int MOST_SENT = 30;
    private static final int MOST_WAITING = 2_000;
    private static final Duration WHILE = Duration.ofMinutes(20);

    /** Where a comment may appear at once, a link is looked at first. */
    private static final int LINKS_AT_ONCE = 0;

    private static final int LINKS_READ_FIRST = 2;

    /**
     * What was written.
     *
     * @param slug of the article
     * @param parent the comment that it answers; null for none
     * @param asks whether she wants one letter when the association answers
     * @param mark of the token that its preview gave
     * @param network where it came from, for limits
     * @param remote address and port, which the law has a host keep apart
     */
    record Command(
            String slug,
            @Nullable UUID parent,
            String name,
            Optional<EmailAddress> email,
            String body,
            boolean asks,
            String mark,
            String network,
            String remote,
            String trap) {}

    /** How it went. */
    sealed interface Outcome {}

    /** It is kept; whether visitors see it already. */
    record Written(UUID id, boolean published) implements Outcome {}

    record Closed() implements Outcome {}

    record TooMany() implements Outcome {}

    record Missing() implements Outcome {}

    private final Database database;
    private final Tries tries;
    private final Suspicion suspicion;
    private final CommentLetters letters;
    private final Predicate<EmailAddress> mayWrite;
    private final Clock clock;

    WriteComment(
            Database database,
            Tries tries,
            CommentLetters letters,
            Predicate<EmailAddress> mayWrite,
            Clock clock) {
        this.database = database;
        this.tries = tries;
        this.suspicion = new Suspicion(tries);
        this.letters = letters;
        this.mayWrite = mayWrite;
        this.clock = clock;
    }

    Outcome run(Tenancy tenancy, Tenant tenant, Command command) {
        UUID id = id(command);
        Optional<Comment> before = database.read(tenancy, tx -> Comments.find(tx, id));
        if (before.isPresent()) {
            return new Written(id, before.get().state() == Comment.State.PUBLISHED);
        }
        boolean many =
                database.write(
                        tenancy,
                        tx -> tries.count(tx, "comment", command.network(), WHILE) > MOST_SENT);
        if (many) {
            return new TooMany();
        }
        boolean receipt = command.email().filter(mayWrite).isPresent();
        return database.write(tenancy, tx -> write(tx, tenant, id, command, receipt));
    }

    private Outcome write(TenantTx tx, Tenant tenant, UUID id, Command command, boolean receipt) {
        Optional<Place> place = Place.at(tx, command.slug());
        if (place.isEmpty() || !isThere(tx, place.get(), command.parent())) {
            return new Missing();
        }
        if (!place.get().isOpen(clock.instant())) {
            return new Closed();
        }
        List<Suspicion.Reason> reasons = suspicion.of(tx, sent(place.get(), command));
        if (Comments.count(tx, Comment.State.WAITING) >= MOST_WAITING) {
            return new TooMany();
        }
        boolean published = place.get().mode() == CommentMode.OPEN && reasons.isEmpty();
        boolean written = insert(tx, place.get(), id, command, published, reasons);
        if (written && published) {
            Comments.recount(tx, place.get().id());
        } else if (written) {
            letters.soon(tx);
        }
        if (written && receipt && reasons.isEmpty()) {
            command.email()
                    .ifPresent(to -> letters.receipt(tx, tenant, place.get(), id, to, published));
        }
        return new Written(id, published);
    }

    private boolean insert(
            TenantTx tx,
            Place place,
            UUID id,
            Command command,
            boolean published,
            List<Suspicion.Reason> reasons) {
        String mail = command.email().map(EmailAddress::value).orElse("");
        boolean written =
                Comments.insert(
                        tx,
                        new NewComment(
                                id,
                                place.id(),
                                command.parent(),
                                command.name(),
                                mail.isEmpty() ? null : mail,
                                command.body(),
                                published ? Comment.State.PUBLISHED : Comment.State.WAITING,
                                words(reasons),
                                false,
                                command.asks() && !mail.isEmpty(),
                                clock.instant()));
        if (written) {
            Comments.origin(
                    tx, id, place.id(), command.name(), mail, command.body(), command.remote());
        }
        return written;
    }

    private static List<String> words(List<Suspicion.Reason> reasons) {
        return reasons.stream().map(it -> it.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** One level of replies: what is answered is itself no answer, and visitors see it. */
    private static boolean isThere(TenantTx tx, Place place, @Nullable UUID parent) {
        return parent == null
                || Comments.find(tx, parent)
                        .filter(it -> it.articleId().equals(place.id()))
                        .filter(it -> it.parentId() == null)
                        .filter(it -> it.state() == Comment.State.PUBLISHED)
                        .isPresent();
    }

    private static Suspicion.Sent sent(Place place, Command command) {
        return new Suspicion.Sent(
                "comment " + place.id(),
                command.mark(),
                command.network(),
                command.trap(),
                List.of(command.name()),
                List.of(command.body()),
                place.mode() == CommentMode.OPEN ? LINKS_AT_ONCE : LINKS_READ_FIRST);
    }

    private static UUID id(Command command) {
        String seed = command.slug() + "\n" + command.mark() + "\n" + command.body();
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    }
}
