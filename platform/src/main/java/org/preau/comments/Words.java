package org.preau.comments;

import java.util.LinkedHashMap;
import java.util.Map;
import org.preau.base.EmailAddress;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Exchange;

/**
 * What a reader typed, cleaned and not yet checked.
 *
 * @param email empty for none
 */
record Words(String name, String email, String body) {

    static final int NAME = 80;
    static final int BODY = 4_000;

    static Words none() {
        return new Words("", "", "");
    }

    static Words of(Exchange exchange) {
        return new Words(
                CleanInput.line(exchange.form("nom")),
                CleanInput.line(exchange.form("courriel")),
                CleanInput.text(exchange.form("texte")).strip());
    }

    /** By the names of the fields, in their order; empty when all is well. */
    Map<String, Message> wrongs() {
        Map<String, Message> wrongs = new LinkedHashMap<>();
        if (name.isEmpty() || name.length() > NAME) {
            wrongs.put("nom", Message.of("comments.wrong.name"));
        }
        if (!email.isEmpty() && EmailAddress.of(email).isEmpty()) {
            wrongs.put("courriel", Message.of("comments.wrong.email"));
        }
        if (body.isEmpty()) {
            wrongs.put("texte", Message.of("comments.wrong.empty"));
        } else if (body.length() > BODY) {
            wrongs.put(
                    "texte",
                    new Message("comments.wrong.long", Map.of("is", body.length(), "most", BODY)));
        }
        return wrongs;
    }
}
