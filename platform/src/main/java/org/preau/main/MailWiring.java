package org.preau.main;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.preau.account.LettersToStrangers;
import org.preau.addresses.AddressesFeature;
import org.preau.inbound.InboundFeature;
import org.preau.mail.Delivery;
import org.preau.mail.FolderDelivery;
import org.preau.mail.RelayDelivery;
import org.preau.mail.SendLetter;
import org.preau.smtp.MailReceiver;
import org.preau.web.Route;

/**
 * Puts together mail. It comes in at a port of its own; it goes out through the relay of the
 * settings, else into the data folder.
 */
public final class MailWiring {

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

    static List<Route> routes(House house) {
        List<Route> routes = new ArrayList<>(inbound(house).routes());
        LettersToStrangers letters = new LettersToStrangers(house.database(), house.secrets());
        routes.addAll(
                AddressesFeature.routes(
                        new AddressesFeature.Ground(
                                house.database(),
                                house.pages(),
                                house.messages(),
                                house.origins(),
                                house.directory(),
                                house.tenancies()::enter,
                                house.post(),
                                letters::mayGo)));
        return List.copyOf(routes);
    }

    /** Once for a server, before its jobs start. */
    static void jobs(House house) {
        inbound(house).register();
    }

    /**
     * Begins to take mail for associations; where, or empty when the settings say none is taken.
     *
     * @throws CannotStart with what to do
     */
    public static Optional<InetSocketAddress> receive(Platform platform, House house) {
        int port = house.settings().number(Setting.SMTP_PORT);
        if (port < 0) {
            return Optional.empty();
        }
        String listen = house.settings().text(Setting.SMTP_LISTEN);
        try {
            InetAddress address = InetAddress.getByName(listen);
            InboundFeature.Receiving receiving = platform.keep(inbound(house).receiving());
            MailReceiver receiver =
                    new MailReceiver(address, port, house.directory().domain().value(), receiving);
            int got = receiver.start();
            platform.keep(receiver);
            return Optional.of(new InetSocketAddress(address, got));
        } catch (UnknownHostException | IllegalStateException e) {
            throw new CannotStart(
                    "Mail cannot be received at "
                            + listen
                            + " port "
                            + port
                            + ": "
                            + e.getMessage()
                            + ". Choose another port with PREAU_SMTP_PORT (0 for any free one, -1 to receive none).",
                    e);
        }
    }

    private static InboundFeature inbound(House house) {
        return new InboundFeature(
                new InboundFeature.Ground(
                        house.clock(),
                        house.database(),
                        house.jobs(),
                        house.post(),
                        house.secrets(),
                        house.directory(),
                        house.pages(),
                        house.settings().number(Setting.SMTP_PORT) >= 0));
    }
}
