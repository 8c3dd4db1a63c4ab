package org.preau.inbound;

import static org.preau.tenancy.Right.PEOPLE;
import static org.preau.tenancy.Right.READ;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.preau.addresses.OwnAddresses;
import org.preau.base.TenantId;
import org.preau.jobs.Jobs;
import org.preau.mail.Post;
import org.preau.smtp.Reception;
import org.preau.sql.Database;
import org.preau.tenancy.TenantDirectory;
import org.preau.web.ApiDoc;
import org.preau.web.Pages;
import org.preau.web.Route;
import org.preau.web.Secrets;

/** The mail that comes in: its places, its jobs, and who takes it. */
public final class InboundFeature {

    private static final String DESK = "/espace/{association}/courrier";
    private static final String API = "/api/v1/associations/{association}";
    private static final Duration FORGET = Duration.ofHours(6);

    /**
     * What it stands on.
     *
     * @param receiving whether this platform takes mail at all
     */
    public record Ground(
            Clock clock,
            Database database,
            Jobs jobs,
            Post post,
            Secrets secrets,
            TenantDirectory directory,
            Pages pages,
            boolean receiving) {}

    private final Ground ground;
    private final ReturnPath returns;
    private final SortMail sort;

    public InboundFeature(Ground ground) {
        this.ground = ground;
        this.returns = new ReturnPath(ground.secrets(), ground.clock());
        this.sort = new SortMail(ground.database(), ground.post(), returns);
    }

    /** Once for a server, before its jobs start. */
    public void register() {
        ForgetMail forget = new ForgetMail(ground.database());
        ground.jobs().register(ReceivingQueue.SORT, sort);
        ground.jobs()
                .every(
                        "mail-forget",
                        FORGET,
                        () -> {
                            int _ = forget.run();
                        });
    }

    /** Takes mail until it is closed. */
    public interface Receiving extends Reception, AutoCloseable {
        @Override
        void close();
    }

    /** Begins to write down what comes. */
    public Receiving receiving() {
        ReceivingQueue queue = new ReceivingQueue(ground.database(), ground.jobs());
        return new ReceiveMail(ground.directory(), returns, queue, this::isOwn);
    }

    /** An address of that name, or the one that gets what no other does. */
    private boolean isOwn(TenantId tenant, String local) {
        return ground.database()
                .operator(
                        "look up an address that an association made",
                        tx ->
                                tx.query(
                                                """
                                                select exists (
                                                    select from mail_address
                                                     where tenant_id = :tenant
                                                       and name in (:name, '*'))
                                                """)
                                        .bind("tenant", tenant)
                                        .bind("name", OwnAddresses.base(local))
                                        .one(Boolean.class));
    }

    public List<Route> routes() {
        KeptMail kept = new KeptMail(ground.database(), sort);
        MailPages pages =
                new MailPages(
                        ground.database(),
                        ground.pages(),
                        ground.directory(),
                        kept,
                        ground.receiving());
        MailApi api = new MailApi(ground.database(), ground.pages(), ground.directory(), kept);
        return List.of(
                holding(READ, GET, DESK, pages::list),
                holding(PEOPLE, GET, DESK + "/{message}/original", pages::original),
                holding(PEOPLE, POST, DESK + "/{message}/transmettre", pages::passOn),
                holding(PEOPLE, GET, DESK + "/{message}/supprimer", pages::confirm),
                holding(PEOPLE, POST, DESK + "/{message}/supprimer", pages::remove),
                api(
                        READ,
                        GET,
                        API + "/addresses",
                        ApiDoc.of("listAddresses", "Lists the association's own mail addresses.")
                                .givesMany(Address.class),
                        api::addresses),
                api(
                        PEOPLE,
                        GET,
                        API + "/kept-mail",
                        ApiDoc.of("listKeptMail", "Lists the messages that could not be passed on.")
                                .asks("page", Integer.class, "from 1")
                                .givesMany(ReceivedMail.Kept.class),
                        api::kept),
                api(
                        PEOPLE,
                        GET,
                        API + "/kept-mail/{message}",
                        ApiDoc.of("readKeptMail", "Gives a message as it came (RFC 5322)."),
                        api::original),
                api(
                        PEOPLE,
                        POST,
                        API + "/kept-mail/{message}/pass-on",
                        ApiDoc.of("passOnMail", "Sends it to whoever is behind its address now.")
                                .with(409),
                        api::passOn),
                api(
                        PEOPLE,
                        DELETE,
                        API + "/kept-mail/{message}",
                        ApiDoc.of("removeKeptMail", "Removes a message for good."),
                        api::remove));
    }
}
