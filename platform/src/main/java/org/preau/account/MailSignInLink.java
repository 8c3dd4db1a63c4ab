package org.preau.account;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.preau.base.EmailAddress;
import org.preau.jobs.JobKind;
import org.preau.jobs.JobWork;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.text.Language;
import org.preau.web.Secrets;

/**
 * The job that mails a link to come in by, when the address has an account. The secret follows from
 * the job's identifier under the platform's key, so that a second run mails the same link.
 */
final class MailSignInLink implements JobWork<MailSignInLink.Wanted> {

    static final JobKind<Wanted> KIND = new JobKind<>("account-sign-in-link", Wanted.class);

    private static final Duration USUAL = Duration.ofMinutes(15);
    private static final Duration LASTING = Duration.ofDays(1);

    /** Who asked for what; {@code lasting} for the last letter of the day. */
    record Wanted(UUID id, String email, String next, Language language, boolean lasting) {}

    private final Database database;
    private final Secrets secrets;
    private final Letters letters;

    MailSignInLink(Database database, Secrets secrets, Letters letters) {
        this.database = database;
        this.secrets = secrets;
        this.letters = letters;
    }

    @Override
    public void run(Tenancy portal, Wanted wanted) {
        EmailAddress email = new EmailAddress(wanted.email());
        database.identity(null, tx -> AccountRows.byEmail(tx, email))
                .ifPresent(account -> mail(account, wanted));
    }

    private void mail(Account account, Wanted wanted) {
        String secret =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(secrets.keyed("sign-in link", wanted.id().toString()));
        Duration life = wanted.lasting() ? LASTING : USUAL;
        database.identity(
                account.accountId(),
                tx -> {
                    OneTimes.keep(
                            tx, secret, Purpose.SIGN_IN, account.accountId(), wanted.next(), life);
                    return secret;
                });
        letters.send(
                account.email(),
                account.language() == null ? wanted.language() : account.language(),
                wanted.lasting() ? "last-link" : "link",
                Map.of("name", account.name(), "link", letters.link(secret)));
    }
}
