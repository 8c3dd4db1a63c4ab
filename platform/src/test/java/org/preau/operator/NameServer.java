package org.preau.operator;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** A small real name server on a port of its own, which answers TXT questions from a map. */
final class NameServer implements AutoCloseable {

    private final DatagramSocket socket;
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private volatile boolean silent;

    NameServer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answer);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    void put(String name, String text) {
        texts.put(name, text);
    }

    void remove(String name) {
        texts.remove(name);
    }

    void silent(boolean yes) {
        silent = yes;
    }

    @Override
    public void close() {
        socket.close();
    }

    private void answer() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                if (silent) {
                    continue;
                }
                Message question = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
                byte[] bytes = reply(question).toWire();
                socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }

    private Message reply(Message question) {
        Record asked = question.getQuestion();
        Message reply = new Message(question.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.AA);
        reply.addRecord(asked, Section.QUESTION);
        String text = texts.get(asked.getName().toString(true).toLowerCase(Locale.ROOT));
        if (text == null) {
            reply.getHeader().setRcode(Rcode.NXDOMAIN);
        } else {
            reply.addRecord(new TXTRecord(asked.getName(), DClass.IN, 60, text), Section.ANSWER);
        }
        return reply;
    }
}
