package org.preau.media;

import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Pages;

/** What every page of the library is made from. */
public record MediaRoom(
        Database database, Pages pages, Messages messages, Origins origins, MediaActs acts) {

    /** The identifier that a text spells; empty for anything else. */
    static Optional<UUID> id(String text) {
        return Ids.read(text);
    }

    /** A number that a form or query carries; {@code otherwise} for anything else. */
    static int number(String text, int otherwise) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Why a file was kept as it came; empty when it was not. */
    Optional<Message> left(Desk desk, Media media) {
        return MediaPage.why(database.read(desk.tenancy(), tx -> Library.left(tx, media.id())));
    }

    String text(Exchange exchange, Message message) {
        return message.in(exchange.language(), messages);
    }
}
