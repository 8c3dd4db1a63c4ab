package org.preau.mail;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.preau.base.EmailAddress;
import org.preau.base.TenantId;
import org.preau.sql.OperatorTx;
import org.preau.text.Language;
import org.preau.text.Messages;

/** Letters to whoever runs the platform, each in the language of who reads it. */
public final class ToOperators {

    private record Reader(String name, EmailAddress email, Language language) {}

    private final Post post;
    private final Messages messages;

    public ToOperators(Post post, Messages messages) {
        this.post = post;
        this.messages = messages;
    }

    /**
     * Queues the letter of the messages {@code PREFIXsubject} and {@code PREFIXtext}.
     *
     * @param portal the tenant in whose name it goes
     * @param prefix of its messages' keys, the last dot included
     * @param facts for their placeholders, beside {@code name}, who reads it; in the language of
     *     the letter
     * @return how many of them it goes to
     */
    public int write(
            OperatorTx tx,
            TenantId portal,
            String prefix,
            Function<Language, Map<String, Object>> facts) {
        var readers =
                tx.query(
                                """
                                select name, email, coalesce(language, 'fr') as language
                                  from account
                                 where operator
                                   and disabled_at is null
                                 order by email
                                """)
                        .list(Reader.class);
        for (Reader reader : readers) {
            Map<String, Object> all = new HashMap<>(facts.apply(reader.language()));
            all.put("name", reader.name());
            post.queue(
                    tx,
                    portal,
                    new Letter(
                            reader.email(),
                            messages.text(reader.language(), prefix + "subject", all),
                            messages.text(reader.language(), prefix + "text", all)));
        }
        return readers.size();
    }
}
