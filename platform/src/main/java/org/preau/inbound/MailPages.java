package org.preau.inbound;

import java.time.Instant;
import java.util.List;
import org.preau.render.Pager;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.tenancy.TenantDirectory;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The addresses of an association, and the messages that stayed with us. */
final class MailPages {

    /**
     * The view of {@code inbound/mail.hbs}.
     *
     * @param receiving whether this platform takes mail at all
     * @param decides whether whoever looks may see what stayed
     * @param own where addresses of one's own are made
     */
    record View(
            boolean receiving,
            List<Shown> addresses,
            boolean decides,
            String own,
            List<Row> kept,
            long total,
            Pager pager) {}

    /** An address, with the names of those behind it in one line. */
    record Shown(String address, String office, String people, boolean board) {}

    /**
     * A message that stayed.
     *
     * @param to where it arrived, or whom the letter that came back was for
     */
    record Row(
            String author,
            String subject,
            String to,
            String why,
            String because,
            Instant at,
            String original,
            String passOn,
            String remove) {}

    /** The view of {@code inbound/remove.hbs}. */
    record RemoveView(String author, String subject, String action, String back) {}

    private final Database database;
    private final Pages pages;
    private final TenantDirectory directory;
    private final KeptMail kept;
    private final boolean receiving;

    MailPages(
            Database database,
            Pages pages,
            TenantDirectory directory,
            KeptMail kept,
            boolean receiving) {
        this.database = database;
        this.pages = pages;
        this.directory = directory;
        this.kept = kept;
        this.receiving = receiving;
    }

    Reply list(Desk desk, Exchange exchange) {
        int page = number(exchange.query("page"));
        View view = database.read(desk.tenancy(), tx -> view(tx, desk, page));
        return pages.desk(200, "inbound/mail", view, desk, exchange);
    }

    private View view(TenantTx tx, Desk desk, int page) {
        boolean decides = desk.may(Right.PEOPLE);
        List<Row> rows =
                decides
                        ? ReceivedMail.kept(tx, page).stream().map(one -> row(desk, one)).toList()
                        : List.of();
        long total = decides ? ReceivedMail.countKept(tx) : 0;
        return new View(
                receiving,
                Addresses.of(tx, desk.tenant(), directory).stream().map(MailPages::shown).toList(),
                decides,
                base(desk) + "/adresses",
                rows,
                total,
                Pager.of(
                        page,
                        (int) Math.ceilDiv(total, (long) ReceivedMail.SIZE),
                        number -> base(desk) + "?page=" + number));
    }

    private static Shown shown(Address one) {
        String people = String.join(", ", one.people());
        return new Shown(one.address(), one.office(), people, one.board());
    }

    private static Row row(Desk desk, ReceivedMail.Kept one) {
        String its = base(desk) + "/" + one.id();
        return new Row(
                one.author(),
                one.subject(),
                one.recipient().isEmpty() ? String.join(", ", one.recipients()) : one.recipient(),
                one.why(),
                one.because(),
                one.receivedAt(),
                its + "/original",
                one.why().equals("returned") ? "" : its + "/transmettre",
                its + "/supprimer");
    }

    /** As it came, to be opened by a mail program: nothing of it is shown here. */
    Reply original(Desk desk, Exchange exchange) {
        return kept.message(desk, exchange)
                .map(MailPages::file)
                .orElseGet(() -> pages.notFound(exchange));
    }

    static Reply file(byte[] message) {
        return Reply.bytes(200, "message/rfc822", message)
                .with("content-disposition", "attachment; filename=\"message.eml\"")
                .with("content-security-policy", "default-src 'none'; sandbox");
    }

    Reply passOn(Desk desk, Exchange exchange) {
        return switch (kept.passOn(desk, exchange)) {
            case GONE -> Pages.done(base(desk), "said.mail-passed-on");
            case NOBODY -> Pages.done(base(desk), "said.mail-nobody");
            case UNKNOWN -> pages.notFound(exchange);
        };
    }

    Reply confirm(Desk desk, Exchange exchange) {
        return kept.find(desk, exchange)
                .map(mail -> pages.desk(200, "inbound/remove", asked(desk, mail), desk, exchange))
                .orElseGet(() -> pages.notFound(exchange));
    }

    private static RemoveView asked(Desk desk, ReceivedMail.Kept mail) {
        String action = base(desk) + "/" + mail.id() + "/supprimer";
        return new RemoveView(mail.author(), mail.subject(), action, base(desk));
    }

    Reply remove(Desk desk, Exchange exchange) {
        return kept.remove(desk, exchange)
                ? Pages.done(base(desk), "said.mail-removed")
                : pages.notFound(exchange);
    }

    static int number(String text) {
        try {
            return Math.clamp(Integer.parseInt(text.strip()), 1, 1_000_000);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static String base(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/courrier";
    }
}
