package org.preau.inbound;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.preau.addresses.OfficeAddress;
import org.preau.addresses.OwnAddresses;
import org.preau.base.EmailAddress;
import org.preau.jobs.JobWork;
import org.preau.mail.Post;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.visitors.OfficeHolders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what has arrived for one association. Each message is one transaction: it is passed on
 * to all or to nobody, however often a server dies.
 */
final class SortMail implements JobWork<ReceivingQueue.ToSort> {

    private static final Logger LOG = LoggerFactory.getLogger(SortMail.class);

    /** More servers than that have passed on no letter that people write (RFC 5321 §6.3). */
    private static final int MOST_HOPS = 50;

    private final Database database;
    private final Post post;
    private final ReturnPath returns;

    SortMail(Database database, Post post, ReturnPath returns) {
        this.database = database;
        this.post = post;
        this.returns = returns;
    }

    @Override
    public void run(Tenancy tenancy, ReceivingQueue.ToSort nothing) {
        boolean more = true;
        while (more) {
            more = database.write(tenancy, this::next);
        }
    }

    private boolean next(TenantTx tx) {
        Optional<ReceivedMail.Letter> next = ReceivedMail.nextWaiting(tx);
        next.ifPresent(mail -> sort(tx, mail));
        return next.isPresent();
    }

    private void sort(TenantTx tx, ReceivedMail.Letter mail) {
        MessageHead head = MessageHead.of(mail.head());
        Optional<UUID> returned = returned(tx, mail);
        boolean loops =
                head.hops() > MOST_HOPS
                        || head.deliveredTo().stream().anyMatch(mail.recipients()::contains);
        if (returned.isPresent()) {
            ReceivedMail.keep(tx, mail.id(), ReceivedMail.Why.RETURNED, returned.get());
            post.cameBack(tx, returned.get(), head.subject());
        } else if (loops) {
            ReceivedMail.keep(tx, mail.id(), ReceivedMail.Why.LOOP, null);
        } else {
            boolean _ = passOn(tx, mail);
        }
    }

    /**
     * Passes it on to whoever is behind its addresses now; keeps it where nobody is.
     *
     * @return whether somebody is
     */
    boolean passOn(TenantTx tx, ReceivedMail.Letter mail) {
        Set<EmailAddress> people = people(tx, mail.recipients());
        if (people.isEmpty()) {
            ReceivedMail.keep(tx, mail.id(), ReceivedMail.Why.NOBODY, null);
            return false;
        }
        String first = mail.recipients().getFirst();
        String domain = first.substring(first.lastIndexOf('@') + 1);
        MessageHead head = MessageHead.of(mail.head());
        people.removeAll(post.gone(tx, mail.id()));
        for (EmailAddress person : people) {
            post.passOn(
                    tx,
                    new Post.Received(mail.id(), head.subject(), head.id()),
                    person,
                    letter -> returns.of(tx.tenant(), letter) + "@" + domain);
        }
        ReceivedMail.passed(tx, mail.id());
        LOG.info(
                "mail passed on association=\"{}\" mail=\"{}\" people=\"{}\" bytes=\"{}\"",
                tx.tenant(),
                mail.id(),
                people.size(),
                mail.bytes());
        return true;
    }

    private Set<EmailAddress> people(TenantTx tx, List<String> recipients) {
        Set<EmailAddress> people = new LinkedHashSet<>();
        List<String> others = new ArrayList<>();
        for (String recipient : recipients) {
            OfficeAddress.of(local(recipient))
                    .ifPresentOrElse(
                            office -> people.addAll(holders(tx, office)),
                            () -> others.add(OwnAddresses.base(local(recipient))));
        }
        people.addAll(OwnAddresses.behind(tx, heard(tx, others)));
        return people;
    }

    private static List<EmailAddress> holders(TenantTx tx, OfficeAddress office) {
        return OfficeHolders.behind(tx, office.offices()).people().stream()
                .map(OfficeHolders.Holder::email)
                .toList();
    }

    /** The addresses that get it: those of these names, and the one for all else. */
    private static List<String> heard(TenantTx tx, List<String> names) {
        List<String> known = OwnAddresses.known(tx, names);
        List<String> heard = new ArrayList<>(known);
        if (!known.containsAll(names)) {
            heard.add(OwnAddresses.EVERYTHING);
        }
        return heard;
    }

    private Optional<UUID> returned(TenantTx tx, ReceivedMail.Letter mail) {
        return mail.recipients().stream()
                .map(SortMail::local)
                .filter(ReturnPath::isOne)
                .flatMap(local -> returns.letter(tx.tenant(), local).stream())
                .findFirst();
    }

    private static String local(String recipient) {
        return recipient.substring(0, recipient.lastIndexOf('@'));
    }
}
