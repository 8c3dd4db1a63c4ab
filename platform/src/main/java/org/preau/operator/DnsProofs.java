package org.preau.operator;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preau.base.HostName;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** {@link DomainProofs} by the domain name system (RFC 1035), through dnsjava. */
final class DnsProofs implements DomainProofs {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int SHOWN = 5;

    private final Resolver resolver;

    private DnsProofs(Resolver resolver) {
        this.resolver = resolver;
        resolver.setTimeout(PATIENCE);
    }

    /**
     * Asks {@code server}.
     *
     * @param server {@code ADDRESS} or {@code ADDRESS:PORT}; empty for those of this machine
     */
    static DnsProofs by(String server) {
        if (server.isEmpty()) {
            ExtendedResolver machine = new ExtendedResolver();
            machine.setRetries(2);
            return new DnsProofs(machine);
        }
        int colon = server.lastIndexOf(':');
        String address = colon < 0 ? server : server.substring(0, colon);
        int port = colon < 0 ? 53 : Integer.parseInt(server.substring(colon + 1));
        return new DnsProofs(new SimpleResolver(new InetSocketAddress(address, port)));
    }

    @Override
    public Seen look(HostName host, String proof) {
        Lookup lookup = lookup(host);
        Record[] records = lookup.run();
        return switch (lookup.getResult()) {
            case Lookup.SUCCESSFUL -> seen(records, proof);
            case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> new Absent(List.of());
            default -> new NoAnswer();
        };
    }

    private Lookup lookup(HostName host) {
        try {
            Lookup lookup = new Lookup(Domains.LABEL + host + ".", Type.TXT);
            lookup.setResolver(resolver);
            lookup.setCache(null);
            return lookup;
        } catch (TextParseException e) {
            throw new IllegalArgumentException("a host name is always a DNS name: " + host, e);
        }
    }

    private static Seen seen(Record @Nullable [] records, String proof) {
        List<String> texts = new ArrayList<>();
        for (Record record : records == null ? new Record[0] : records) {
            if (record instanceof TXTRecord text) {
                texts.add(String.join("", text.getStrings()).strip());
            }
        }
        return texts.contains(proof)
                ? new Found()
                : new Absent(List.copyOf(texts.subList(0, Math.min(SHOWN, texts.size()))));
    }
}
