package org.preau.comments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.preau.base.EmailAddress;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Exchange;

/**
 * What a reader typed, cleaned and not yet checked.
 *
 * @param email empty for none
 * @param asks whether she wants one letter when the association answers
 */
record Words(String name, String email, String body, boolean asks) {

    static final String ASKS = "prevenir";
    static final int NAME = 80;
    static final int BODY = 4_000;

    static Words none() {
        return new Words("", "", "", false);
    }

    static Words of(Exchange exchange) {
        return new Words(
                CleanInput.line(exchange.form("nom")),
                CleanInput.line(exchange.form("courriel")),
                CleanInput.text(exchange.form("texte")).strip(),
                !exchange.form("prevenir").isEmpty());
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
        if (asks && email.isEmpty()) {
            wrongs.put("courriel", Message.of("comments.wrong.asks"));
        }
        wrong(body).ifPresent(wrong -> wrongs.put("texte", wrong));
        return wrongs;
    }

    /** What is wrong with the words themselves. */
    static Optional<Message> wrong(String body) {
        if (body.isEmpty()) {
            return Optional.of(Message.of("comments.wrong.empty"));
        }
        return body.length() <= BODY
                ? Optional.empty()
                : Optional.of(
                        new Message(
                                "comments.wrong.long", Map.of("is", body.length(), "most", BODY)));
    }

    /** Cut by whole characters: half of one is none that a database takes. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
