package org.preau.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The SMTP server of the platform, for mail that comes in. It relays nothing: each recipient is an
 * address of ours or is refused. One thread per session.
 */
public final class MailReceiver implements AutoCloseable {

    /** The largest message, in bytes. */
    public static final int MOST_BYTES = 25_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(MailReceiver.class);
    private static final int MOST_SESSIONS = 200;
    private static final int MOST_RECIPIENTS = 100;
    private static final int PATIENCE_SECONDS = 60;
    private static final int MOST_ADDRESS = 254;

    /** A message of 25 MB stands in memory up to three times while it comes. */
    private static final int MOST_LARGE = 2;

    private final SMTPServer server;

    /**
     * @param listen the address to listen at
     * @param port 0 for any free one
     * @param host the name in our greeting
     */
    public MailReceiver(InetAddress listen, int port, String host, Reception reception) {
        Semaphore large = new Semaphore(MOST_LARGE);
        this.server =
                SMTPServer.port(port)
                        .bindAddress(listen)
                        .hostName(host)
                        .softwareName("Preau")
                        .maxConnections(MOST_SESSIONS)
                        .maxRecipients(MOST_RECIPIENTS)
                        .maxMessageSize(MOST_BYTES)
                        .connectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .executorService(Executors.newVirtualThreadPerTaskExecutor())
                        .messageHandlerFactory(context -> new Session(context, reception, large))
                        .build();
    }

    /**
     * Begins to listen; the port.
     *
     * @throws IllegalStateException when that port is taken or may not be used
     */
    public int start() {
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new IllegalStateException("cannot receive mail: " + e.getMessage(), e);
        }
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** One message of one session. */
    private static final class Session implements MessageHandler {

        private final MessageContext context;
        private final Reception reception;
        private final Semaphore large;
        private final List<String> recipients = new ArrayList<>();
        private String sender = "";

        Session(MessageContext context, Reception reception, Semaphore large) {
            this.context = context;
            this.reception = reception;
            this.large = large;
        }

        @Override
        public void from(String from) throws RejectException {
            sender = checked(from);
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            String address = checked(recipient);
            obey(reception.recipient(sender, address), address);
            if (!recipients.contains(address)) {
                recipients.add(address);
            }
        }

        @Override
        public String data(InputStream data) throws IOException, RejectException {
            // A large message has its turn until it is durable: a slow disk must not fill memory.
            try (MessageBytes message = new MessageBytes(MOST_BYTES, large)) {
                obey(reception.take(new Arrived(sender, recipients, message.read(data))));
                return "2.0.0 we have it";
            } catch (MessageBytes.NotTaken e) {
                forget();
                obey(e.verdict());
                throw e;
            } catch (RejectException e) {
                forget();
                throw e;
            }
        }

        /**
         * Whatever became of a message, its envelope is used up (RFC 5321 §4.1.1.4); the library
         * keeps that of a refused one, and would refuse the next for it.
         */
        private void forget() {
            if (context instanceof org.subethamail.smtp.server.Session session) {
                session.resetMailTransaction();
            }
        }

        @Override
        public void done() {}

        private void obey(Verdict verdict) throws RejectException {
            obey(verdict, String.join(",", recipients));
        }

        private void obey(Verdict verdict, String to) throws RejectException {
            if (verdict instanceof Verdict.Refused(int code, String text)) {
                LOG.info(
                        "mail refused from=\"{}\" to=\"{}\" client=\"{}\" answer=\"{} {}\"",
                        sender,
                        to,
                        context.getRemoteAddress(),
                        code,
                        text);
                throw new RejectException(code, text);
            }
        }

        /** No sign in an address may end a line of ours, in a header or in a log. */
        private static String checked(String address) throws RejectException {
            boolean printable = address.chars().allMatch(c -> c > ' ' && c < 0x7f);
            if (!printable || address.length() > MOST_ADDRESS) {
                throw new RejectException(553, "5.1.7 this address cannot be used here");
            }
            return address.toLowerCase(Locale.ROOT);
        }
    }
}
