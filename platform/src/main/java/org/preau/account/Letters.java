package org.preau.account;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.preau.base.EmailAddress;
import org.preau.mail.Letter;
import org.preau.mail.Post;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.Origins;

/** Writes to the owners of accounts, in the portal's name: links, and what was changed. */
final class Letters {

    private static final String WORDS = "account.letter.";

    private final Database database;
    private final Post post;
    private final Supplier<Tenancy> portal;
    private final TenantDirectory directory;
    private final Messages messages;
    private final Origins origins;

    Letters(
            Database database,
            Post post,
            Supplier<Tenancy> portal,
            TenantDirectory directory,
            Messages messages,
            Origins origins) {
        this.database = database;
        this.post = post;
        this.portal = portal;
        this.directory = directory;
        this.messages = messages;
        this.origins = origins;
    }

    /**
     * Queues a letter.
     *
     * @param which names two messages, a subject and a text; both know {@code portal} and {@code
     *     home} beside {@code values}
     */
    void send(EmailAddress to, Language language, String which, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("portal", directory.portal().name());
        all.put("home", origins.portal() + "/compte");
        Letter letter =
                new Letter(
                        to,
                        messages.text(language, WORDS + which + ".subject", all),
                        messages.text(language, WORDS + which + ".text", all));
        database.write(
                portal.get(),
                tx -> {
                    post.queue(tx, letter);
                    return letter;
                });
    }

    /** Tells the owner what was done to the account, in the language chosen, else French. */
    void tell(Account account, String which, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("name", account.name());
        send(
                account.email(),
                account.language() == null ? Language.FR : account.language(),
                which,
                all);
    }

    /** The address that a sign-in secret opens. */
    String link(String secret) {
        return origins.portal() + "/connexion/lien?jeton=" + secret;
    }

    /** The address that proves an address of mail. */
    String proof(String secret) {
        return origins.portal() + "/compte/courriel/preuve?jeton=" + secret;
    }
}
