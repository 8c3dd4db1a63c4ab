package org.preau.visitors;

/** Places of the network, as limits know them. */
public final class Network {

    private static final int HALF = 4;

    private Network() {}

    /**
     * An IPv4 address as it is, or the half of an IPv6 address that one household has (RFC 6177).
     *
     * @param address without a port
     */
    public static String of(String address) {
        String[] groups = address.split(":", -1);
        return groups.length <= HALF
                ? address
                : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
