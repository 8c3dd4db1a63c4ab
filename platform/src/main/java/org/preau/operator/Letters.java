package org.preau.operator;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.base.TenantId;
import org.preau.mail.Letter;
import org.preau.mail.Post;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.Origins;

/** The letters of this feature, in the language of whoever receives them. */
public final class Letters {

    private final Post post;
    private final Messages messages;
    private final Origins origins;
    private final TenantDirectory directory;

    public Letters(Post post, Messages messages, Origins origins, TenantDirectory directory) {
        this.post = post;
        this.messages = messages;
        this.origins = origins;
        this.directory = directory;
    }

    /** Tells the responsibles of {@code tenant} that a step was taken, why, and until when. */
    void toResponsibles(
            OperatorTx tx,
            TenantId tenant,
            String word,
            String reason,
            @Nullable Instant deadline) {
        for (Responsibles.Responsible one : Responsibles.of(tx, tenant)) {
            Map<String, Object> facts = new HashMap<>();
            facts.put("name", one.name());
            facts.put("association", one.association());
            facts.put("reason", reason.isEmpty() ? "—" : reason);
            facts.put("deadline", deadline == null ? "" : moment(one.language(), deadline));
            post.queue(tx, tenant, letter(one.email(), one.language(), word, facts));
        }
    }

    /** One letter in the name of the portal, to somebody who may have no account. */
    void fromPortal(
            OperatorTx tx,
            EmailAddress to,
            Language language,
            String word,
            Map<String, Object> facts) {
        post.queue(tx, directory.portal().id(), letter(to, language, word, facts));
    }

    /**
     * The letter of the messages {@code operator.letter.WORD.subject} and {@code .text}.
     *
     * @param facts for their placeholders, beside {@code portal}, its name, and {@code address}
     */
    Letter letter(EmailAddress to, Language language, String word, Map<String, Object> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("portal", directory.portal().name());
        all.put("address", origins.portal());
        String key = "operator.letter." + word;
        return new Letter(
                to,
                messages.text(language, key + ".subject", all),
                messages.text(language, key + ".text", all));
    }

    String moment(Language language, Instant instant) {
        return new Dates(messages, language, Dates.PARIS).moment(instant);
    }
}
