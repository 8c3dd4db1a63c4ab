package org.preau.addresses;

import java.util.Map;
import java.util.function.Predicate;
import org.preau.base.EmailAddress;
import org.preau.mail.Letter;
import org.preau.mail.Post;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Origins;

/** Asks somebody by a letter whether an association's mail may go on to her address. */
final class AskTarget {

    private final Post post;
    private final Messages messages;
    private final Origins origins;
    private final TenantDirectory directory;
    private final Predicate<EmailAddress> mayWrite;

    /**
     * @param mayWrite whether one more letter may go to an address today that nobody has proved;
     *     counts it
     */
    AskTarget(
            Post post,
            Messages messages,
            Origins origins,
            TenantDirectory directory,
            Predicate<EmailAddress> mayWrite) {
        this.post = post;
        this.messages = messages;
        this.origins = origins;
        this.directory = directory;
        this.mayWrite = mayWrite;
    }

    boolean mayGo(EmailAddress email) {
        return mayWrite.test(email);
    }

    void send(TenantTx tx, Desk desk, String name, String note, EmailAddress email, String secret) {
        Tenant tenant = desk.tenant();
        Language language = Language.ofTag(tenant.language()).orElse(Language.FR);
        Map<String, Object> words =
                Map.of(
                        "association", tenant.name(),
                        "by", desk.actor().name(),
                        "address", shown(tenant, directory, name),
                        "note", note.isEmpty() ? "–" : note,
                        "link", origins.portal() + path(tenant, secret));
        post.queue(
                tx,
                new Letter(
                        email,
                        messages.text(language, "addresses.letter.subject", words),
                        messages.text(language, "addresses.letter.text", words)));
    }

    /** The whole address, as people write it. */
    static String shown(Tenant tenant, TenantDirectory directory, String name) {
        return name + "@" + directory.home(tenant);
    }

    static String path(Tenant tenant, String secret) {
        return "/adresse/" + tenant.slug() + "/" + secret;
    }
}
