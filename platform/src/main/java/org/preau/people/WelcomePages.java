package org.preau.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.base.Slug;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.tenancy.TenantState;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/**
 * What the link of an invitation's letter opens: who offers which office, and one button. Opening
 * it changes nothing, as programs that look for viruses open links too.
 */
final class WelcomePages {

    /** Whom the page finds before it. */
    enum Guest {
        /** Whoever was invited, signed in. */
        INVITED,
        /** Nobody signed in; the address has an account. */
        KNOWN,
        /** Nobody signed in; the account is made by accepting. */
        NEW,
        /** Somebody with another address. */
        OTHER
    }

    /** An invitation that can be accepted. */
    record View(
            String association,
            Office office,
            @Nullable LocalDate until,
            String by,
            EmailAddress email,
            Instant expires,
            Guest guest,
            Form form,
            String action) {}

    /** One that cannot. */
    record Closed(String association, String by, Invitation.Standing standing) {}

    private final TenantDirectory directory;
    private final Pages pages;
    private final AcceptInvitation accept;
    private final Newcomers newcomers;
    private final Clock clock;

    WelcomePages(
            TenantDirectory directory,
            Pages pages,
            AcceptInvitation accept,
            Newcomers newcomers,
            Clock clock) {
        this.directory = directory;
        this.pages = pages;
        this.accept = accept;
        this.newcomers = newcomers;
        this.clock = clock;
    }

    /** {@code GET /invitation/{association}/{token}}. */
    Reply show(Exchange exchange) {
        return tenant(exchange)
                .flatMap(tenant -> found(tenant, exchange).map(it -> page(tenant, it, exchange)))
                .orElseGet(() -> pages.notFound(exchange));
    }

    /** {@code POST /invitation/{association}/{token}}. */
    Reply accept(Exchange exchange) {
        return tenant(exchange)
                .flatMap(tenant -> found(tenant, exchange).map(it -> accept(tenant, it, exchange)))
                .orElseGet(() -> pages.notFound(exchange));
    }

    private Reply accept(Tenant tenant, Invitation it, Exchange exchange) {
        if (!tenant.state().writable()) {
            return pages.problem(409, exchange);
        }
        String name = CleanInput.line(exchange.form("name"));
        Optional<Message> problem = InvitationDraft.nameProblem(name);
        boolean open = it.standing(clock.instant()) == Invitation.Standing.OPEN;
        if (open && guest(it, exchange) == Guest.NEW && problem.isPresent()) {
            return offer(422, tenant, it, exchange, form(name, problem));
        }
        AcceptInvitation.By by =
                new AcceptInvitation.By(
                        exchange.person().orElse(null),
                        problem.isPresent() ? it.name() : name,
                        exchange.language(),
                        exchange.remote());
        return switch (accept.run(tenant, exchange.parameter("token"), by)) {
            case AcceptInvitation.Accepted done -> entered(tenant, done, exchange);
            case AcceptInvitation.NotYours() -> page(tenant, it, exchange);
            case AcceptInvitation.Worthless() ->
                    found(tenant, exchange)
                            .map(now -> page(tenant, now, exchange))
                            .orElseGet(() -> pages.notFound(exchange));
            case AcceptInvitation.Missing() -> pages.notFound(exchange);
        };
    }

    private Reply entered(Tenant tenant, AcceptInvitation.Accepted done, Exchange exchange) {
        return exchange.person().isPresent()
                ? Pages.done("/espace/" + tenant.slug(), "said.invitation-accepted")
                : Pages.done(newcomers.wayIn(done.account()), "said.invitation-accepted");
    }

    private Optional<Tenant> tenant(Exchange exchange) {
        return Slug.of(exchange.parameter("association"))
                .flatMap(directory::bySlug)
                .filter(tenant -> tenant.state() != TenantState.DELETED);
    }

    private Optional<Invitation> found(Tenant tenant, Exchange exchange) {
        return accept.look(tenant, exchange.parameter("token"));
    }

    private Reply page(Tenant tenant, Invitation it, Exchange exchange) {
        Invitation.Standing standing = it.standing(clock.instant());
        if (standing == Invitation.Standing.OPEN) {
            int status = guest(it, exchange) == Guest.OTHER ? 403 : 200;
            return offer(status, tenant, it, exchange, form(it.name(), Optional.empty()));
        }
        Closed view = new Closed(tenant.name(), it.invitedBy(), standing);
        return pages.portal(410, "people/closed", view, exchange);
    }

    private Reply offer(int status, Tenant tenant, Invitation it, Exchange exchange, Form form) {
        View view =
                new View(
                        tenant.name(),
                        it.office(),
                        it.until(),
                        it.invitedBy(),
                        it.email(),
                        it.expiresAt(),
                        guest(it, exchange),
                        form,
                        exchange.path());
        return pages.portal(status, "people/welcome", view, exchange);
    }

    private Guest guest(Invitation it, Exchange exchange) {
        Optional<Person> person = exchange.person();
        if (person.isPresent()) {
            return person.get().email().equals(it.email()) ? Guest.INVITED : Guest.OTHER;
        }
        return newcomers.find(it.email()).isPresent() ? Guest.KNOWN : Guest.NEW;
    }

    private static Form form(String name, Optional<Message> problem) {
        Field field =
                Field.of(Field.Type.TEXT, "name", "people.welcome.name")
                        .withValue(name)
                        .withMaxLength(InvitationDraft.MOST_NAME)
                        .withAutocomplete("name");
        return Form.of(problem.map(field::withError).orElse(field));
    }
}
