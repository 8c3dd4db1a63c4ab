package org.preau.people;

import java.util.Optional;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.text.Language;

/** What invitations need of accounts. Blocking, any thread. */
public interface Newcomers {

    /** The account of an address; empty for none. */
    Optional<AccountId> find(EmailAddress email);

    /** The account of an address, made when there is none yet. */
    AccountId findOrMake(String name, EmailAddress email, Language language);

    /**
     * A path of the portal that lets the account's owner in, once, soon. For whoever has proven to
     * read the account's mail, and nobody else.
     */
    String wayIn(AccountId account);
}
