package org.preau.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of SMTP that sends exactly the bytes it is given. */
public final class SmtpLine implements AutoCloseable {

    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    /** Connects, is greeted, and greets. */
    public SmtpLine(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MS);
            in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
            out = socket.getOutputStream();
            String _ = answer();
            String _ = say("EHLO client.example");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a line; the last line of the answer. */
    public String say(String line) {
        return raw(line + "\r\n");
    }

    /** Sends bytes, ISO 8859-1 each; the last line of the answer. */
    public String raw(String bytes) {
        try {
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends a whole message; the answer to it, or to the first thing before it that was refused.
     *
     * @param message without the final dot, its lines ended as they are
     */
    public String send(String from, String to, String message) {
        for (String line :
                new String[] {"MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">", "DATA"}) {
            String answer = say(line);
            if (answer.charAt(0) > '3') {
                String _ = say("RSET");
                return answer;
            }
        }
        return raw(message + "\r\n.\r\n");
    }

    private String answer() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return line == null ? "" : line;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
