package org.preau.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * How much may be tried from one place of the network: an IPv4 address, or the /64 of an IPv6 one,
 * which is what one household gets (RFC 6177). Kept in memory of this server: it slows down whoever
 * tries many accounts; the limit on each account is {@link Limits}.
 */
final class Origin {

    private static final int MOST = 60;
    private static final Duration REFILLED_IN = Duration.ofMinutes(10);
    private static final int KNOWN_PLACES = 50_000;
    private static final int PREFIX_BYTES = 8;

    private final Cache<String, Bucket> places =
            Caffeine.newBuilder()
                    .maximumSize(KNOWN_PLACES)
                    .expireAfterAccess(REFILLED_IN.multipliedBy(2))
                    .build();

    /** Whether one more try from {@code address} is within measure; counts it. */
    boolean admits(String address) {
        return bucket(address).tryConsume(1);
    }

    /** Forgets one try, which was right: a school or a town hall has one address for many. */
    void giveBack(String address) {
        bucket(address).addTokens(1);
    }

    private Bucket bucket(String address) {
        return places.get(
                place(address),
                place ->
                        Bucket.builder()
                                .addLimit(limit ->
                                        limit.capacity(MOST).refillGreedy(MOST, REFILLED_IN))
                                .build());
    }

    /** An address of the network without its interface part; any other text is its own place. */
    static String place(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            String bare = address.replace("[", "").replace("]", "");
            InetAddress parsed = InetAddress.ofLiteral(bare);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
