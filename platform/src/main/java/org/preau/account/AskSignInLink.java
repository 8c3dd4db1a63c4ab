package org.preau.account;

import java.time.Instant;
import java.util.function.Supplier;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.text.Language;

/**
 * Has a link to come in by mailed. Whether that address has an account is looked up later, by a
 * job: here an address with one and an address without cost the same and give the same answer.
 *
 * <p>Three letters a day, whoever asks. A link lasts 15 minutes, but the third one of a day lasts a
 * day: somebody who asks three times to spend another's letters, and twenty times for a password,
 * must not have locked the owner out.
 */
final class AskSignInLink {

    /** How it went. */
    sealed interface Outcome {}

    /** A letter goes out, if that address has an account. */
    record OnItsWay() implements Outcome {}

    /** Three letters went there today. */
    record EnoughForToday() implements Outcome {}

    /** Too much was tried from that place of the network. */
    record EnoughFromHere() implements Outcome {}

    private final Database database;
    private final Jobs jobs;
    private final Supplier<Tenancy> portal;
    private final Limits limits;
    private final Origin origin;

    AskSignInLink(
            Database database, Jobs jobs, Supplier<Tenancy> portal, Limits limits, Origin origin) {
        this.database = database;
        this.jobs = jobs;
        this.portal = portal;
        this.limits = limits;
        this.origin = origin;
    }

    /**
     * @param next where to go after; empty for the usual place
     * @param language of the letter, unless the account says otherwise
     */
    Outcome run(EmailAddress email, String next, Language language, String address) {
        if (!origin.admits(address)) {
            return new EnoughFromHere();
        }
        int number = limits.take(Limits.Kind.LETTER, email.value());
        if (number == 0) {
            return new EnoughForToday();
        }
        MailSignInLink.Wanted wanted =
                new MailSignInLink.Wanted(
                        Ids.next(),
                        email.value(),
                        next,
                        language,
                        Limits.isLast(Limits.Kind.LETTER, number));
        database.write(
                portal.get(),
                tx -> {
                    jobs.schedule(
                            tx, MailSignInLink.KIND, wanted.id().toString(), wanted, Instant.now());
                    return wanted;
                });
        return new OnItsWay();
    }
}
