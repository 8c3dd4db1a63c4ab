package org.preau.people;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.text.CleanInput;
import org.preau.text.Message;

/** An invitation as somebody typed it, or a program sent it: nothing in it is trusted yet. */
record InvitationDraft(String id, String name, String email, String office, String until) {

    static final int MOST_NAME = 120;

    /** What became of it. */
    sealed interface Checked {}

    /** All is well. */
    record Good(Invite.Command command) implements Checked {}

    /** What is wrong, by field. */
    record Wrong(Map<String, Message> problems) implements Checked {}

    /** An empty one, whose invitation has its identifier already. */
    static InvitationDraft blank() {
        return new InvitationDraft(Ids.next().toString(), "", "", "", "");
    }

    /**
     * @param replaces who hands the office over; null for nobody
     */
    Checked check(LocalDate today, @Nullable AccountId replaces) {
        Map<String, Message> problems = new LinkedHashMap<>();
        String cleanName = CleanInput.line(name);
        nameProblem(cleanName).ifPresent(problem -> problems.put("name", problem));
        Optional<EmailAddress> address = EmailAddress.of(email);
        if (address.isEmpty()) {
            problems.put("email", Message.of("people.email.malformed"));
        }
        Optional<Office> which = Named.officeSent(office);
        if (which.isEmpty()) {
            problems.put("office", Message.of("people.office.missing"));
        }
        Until last = Until.read(until, today);
        if (last instanceof Until.Wrong(Message problem)) {
            problems.put("until", problem);
        }
        Optional<UUID> identifier = Typed.id(id);
        if (identifier.isEmpty() && problems.isEmpty()) {
            problems.put("id", Message.of("people.id.malformed"));
        }
        if (address.isPresent()
                && which.isPresent()
                && identifier.isPresent()
                && problems.isEmpty()
                && last instanceof Until.Day(LocalDate day)) {
            return new Good(
                    new Invite.Command(
                            identifier.get(),
                            cleanName,
                            address.get(),
                            which.get(),
                            day,
                            replaces));
        }
        return new Wrong(problems);
    }

    /**
     * What is wrong with a name. An address in it would make our letters carry somebody's
     * advertisement.
     */
    static Optional<Message> nameProblem(String name) {
        if (name.isEmpty()) {
            return Optional.of(Message.of("people.name.missing"));
        }
        if (CleanInput.length(name) > MOST_NAME) {
            return Optional.of(Message.of("people.name.long", "most", MOST_NAME));
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean address = lower.contains("://") || lower.contains("www.");
        return address ? Optional.of(Message.of("people.name.address")) : Optional.empty();
    }
}
