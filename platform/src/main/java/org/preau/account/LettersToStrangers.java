package org.preau.account;

import org.preau.base.EmailAddress;
import org.preau.sql.Database;
import org.preau.web.Secrets;

/**
 * How many letters a visitor can have sent to an address that nobody has proved: three a day over
 * the whole platform, so that no form can be used to flood somebody's box. Any thread.
 */
public final class LettersToStrangers {

    private final Limits limits;

    public LettersToStrangers(Database database, Secrets secrets) {
        this.limits = new Limits(database, secrets);
    }

    /** Whether one more may go to {@code email} today. It is counted. */
    public boolean mayGo(EmailAddress email) {
        return limits.take(Limits.Kind.RECEIPT, email.value()) > 0;
    }
}
