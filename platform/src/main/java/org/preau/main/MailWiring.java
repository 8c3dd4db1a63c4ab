package org.preau.main;

import org.preau.mail.Delivery;
import org.preau.mail.FolderDelivery;
import org.preau.mail.RelayDelivery;
import org.preau.mail.SendLetter;

/**
 * Puts together the sending of mail: through the relay of the settings, else into the data folder.
 */
final class MailWiring {

    private MailWiring() {}

    static SendLetter sending(Platform platform) {
        Settings settings = platform.settings();
        Delivery delivery =
                settings.mailRelay()
                        .<Delivery>map(relay ->
                                new RelayDelivery(
                                        relay,
                                        settings.text(Setting.MAIL_USER),
                                        settings.text(Setting.MAIL_PASSWORD)))
                        .orElseGet(() ->
                                new FolderDelivery(
                                        settings.data().resolve("mail"), platform.clock()));
        return new SendLetter(
                platform.database(), delivery, settings.mailFrom(), "Préau", platform.clock());
    }
}
