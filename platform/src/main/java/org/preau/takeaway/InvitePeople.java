package org.preau.takeaway;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.people.Holders;
import org.preau.people.Invite;
import org.preau.tenancy.Office;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Dates;
import org.preau.text.Json;
import org.preau.web.Actor;
import org.preau.web.Desk;

/**
 * Invites those who held an office elsewhere and have no account here, to the same office until the
 * same day. Who was kept to some sections is named instead: an invitation knows no such limit, and
 * must give nobody more than they had.
 */
public final class InvitePeople {

    /**
     * How it went.
     *
     * @param sent invitations on their way
     * @param left who must be invited by hand, by name and office
     */
    public record Invited(int sent, List<String> left) {

        /** Copies the list. */
        public Invited {
            left = List.copyOf(left);
        }
    }

    /** An office as a line of the tree has it. */
    private record Held(UUID account, Office office, @Nullable LocalDate until, boolean limited) {}

    private final Invite invite;
    private final TenantDirectory directory;
    private final Clock clock;

    public InvitePeople(Invite invite, TenantDirectory directory, Clock clock) {
        this.invite = invite;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Invites, in the transaction that this thread has joined.
     *
     * @param offices lines of the tree
     */
    Invited run(Tenancy tenancy, Actor actor, List<Holders.Holder> people, List<String> offices) {
        Tenant tenant = directory.byId(tenancy.tenant()).orElseThrow();
        Desk desk = new Desk(tenant, tenancy, EnumSet.allOf(Right.class), actor, null, false);
        List<String> left = new ArrayList<>();
        int sent = 0;
        for (String line : offices) {
            Optional<Held> held = running(line);
            Optional<Holders.Holder> who =
                    held.flatMap(it ->
                            people.stream()
                                    .filter(one -> one.accountId().equals(it.account()))
                                    .findFirst());
            if (held.isPresent() && who.isPresent()) {
                if (invited(desk, who.get(), held.get())) {
                    sent++;
                } else {
                    left.add(who.get().name() + ": " + word(held.get().office()));
                }
            }
        }
        return new Invited(sent, left);
    }

    private boolean invited(Desk desk, Holders.Holder who, Held held) {
        Optional<EmailAddress> email = EmailAddress.of(who.email());
        if (held.limited() || email.isEmpty()) {
            return false;
        }
        UUID id =
                BringTakeaway.id(
                        desk.tenant().id() + "/" + who.accountId() + "/" + word(held.office()));
        Invite.Command command =
                new Invite.Command(id, who.name(), email.get(), held.office(), held.until(), null);
        return switch (invite.run(desk, command)) {
            case Invite.Invited _, Invite.AlreadyHolds _, Invite.AlreadyInvited _ -> true;
            case Invite.BeyondReach _, Invite.TooManyPending _, Invite.NobodyToReplace _ -> false;
        };
    }

    /** The office of a line, if it is not over. */
    private Optional<Held> running(String line) {
        try {
            var row = Json.tree(line.getBytes(StandardCharsets.UTF_8));
            LocalDate until =
                    row.path("until").isTextual()
                            ? LocalDate.parse(row.path("until").asText())
                            : null;
            boolean over =
                    row.path("ended_at").isTextual()
                            || (until != null
                                    && until.isBefore(
                                            LocalDate.ofInstant(clock.instant(), Dates.PARIS)));
            return over
                    ? Optional.empty()
                    : Optional.of(
                            new Held(
                                    ArrivingTree.holder(line),
                                    Office.valueOf(
                                            row.path("office").asText().toUpperCase(Locale.ROOT)),
                                    until,
                                    row.path("limited").asBoolean()));
        } catch (Json.MalformedJson | IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String word(Office office) {
        return office.name().toLowerCase(Locale.ROOT);
    }
}
