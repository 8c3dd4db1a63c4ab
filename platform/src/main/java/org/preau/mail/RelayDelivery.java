package org.preau.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.Properties;
import org.preau.base.EmailAddress;

/**
 * Hands messages to a relay by SMTP (RFC 5321), with STARTTLS when it offers it, or by TLS at once.
 */
public final class RelayDelivery implements Delivery {

    private static final String TIMEOUT_MS = "20000";

    private final Session session;
    private final String host;
    private final int port;
    private final String user;
    private final String password;

    /**
     * @param relay {@code smtp://HOST:PORT} or {@code smtps://HOST:PORT}
     * @param user empty to sign in as nobody
     */
    public RelayDelivery(URI relay, String user, String password) {
        boolean tls = relay.getScheme().equals("smtps");
        String name = tls ? "smtps" : "smtp";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", name);
        for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + name + "." + limit, TIMEOUT_MS);
        }
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtps.ssl.checkserveridentity", "true");
        properties.setProperty("mail." + name + ".auth", Boolean.toString(!user.isEmpty()));
        this.session = Session.getInstance(properties);
        this.host = relay.getHost();
        this.port = relay.getPort() > 0 ? relay.getPort() : (tls ? 465 : 25);
        this.user = user;
        this.password = password;
    }

    @Override
    public Outcome deliver(MimeMessage message, EmailAddress recipient) {
        // Whatever fails before sendMessage happened before the message left: it may be tried
        // again.
        try (Transport transport = session.getTransport()) {
            if (user.isEmpty()) {
                transport.connect(host, port, null, null);
            } else {
                transport.connect(host, port, user, password);
            }
            return send(transport, message, new InternetAddress(recipient.value()));
        } catch (MessagingException e) {
            return new Later(String.valueOf(e.getMessage()));
        }
    }

    private static Outcome send(
            Transport transport, MimeMessage message, InternetAddress recipient) {
        try {
            transport.sendMessage(message, new InternetAddress[] {recipient});
            return new Taken();
        } catch (MessagingException e) {
            return Delivery.of(e);
        }
    }
}
