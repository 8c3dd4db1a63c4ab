package org.preau.people;

import java.util.Map;
import org.preau.mail.Letter;
import org.preau.mail.Post;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenant;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.Origins;

/** Writes the letter that offers an office, in the association's language. */
public final class InvitationLetter {

    private final Post post;
    private final Messages messages;
    private final Origins origins;

    public InvitationLetter(Post post, Messages messages, Origins origins) {
        this.post = post;
        this.messages = messages;
        this.origins = origins;
    }

    void send(TenantTx tx, Tenant tenant, Invitation invitation, String secret) {
        Language language = Language.ofTag(tenant.language()).orElse(Language.FR);
        Dates dates = new Dates(messages, language, Dates.PARIS);
        Map<String, Object> words =
                Map.of(
                        "name", invitation.name(),
                        "by", invitation.invitedBy(),
                        "association", tenant.name(),
                        "office", Named.name(invitation.office()),
                        "link", origins.portal() + path(tenant, secret),
                        "expires", dates.moment(invitation.expiresAt()));
        post.queue(
                tx,
                new Letter(
                        invitation.email(),
                        messages.text(language, "people.letter.invitation.subject", words),
                        messages.text(language, "people.letter.invitation.text", words)));
    }

    static String path(Tenant tenant, String secret) {
        return "/invitation/" + tenant.slug() + "/" + secret;
    }
}
