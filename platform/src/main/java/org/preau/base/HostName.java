package org.preau.base;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * A host name as the directory knows it: lower case, ASCII (punycode for the rest), no port, no
 * final dot, at least one letter in its last label (an IPv4 address is none), 253 characters at
 * most (RFC 1123 §2.1).
 */
public record HostName(String value) {

    private static final int MAX = 253;
    private static final int MAX_LABEL = 63;

    /**
     * @throws IllegalArgumentException unless {@code value} has the form above
     */
    public HostName {
        if (!isNormal(value)) {
            throw new IllegalArgumentException("not a host name");
        }
    }

    /** What a person typed, normalised: accents become punycode; empty when it is no host name. */
    public static Optional<HostName> of(String typed) {
        try {
            String ascii = IDN.toASCII(typed.strip(), IDN.USE_STD3_ASCII_RULES);
            return ofHeader(ascii.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The name in a {@code Host} header, its port and one final dot taken off (RFC 9110 §7.2);
     * empty when it is no host name. Never resolves anything.
     */
    public static Optional<HostName> ofHeader(String header) {
        int end = header.indexOf(':');
        String name = end < 0 ? header : header.substring(0, end);
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        String lower = bare.toLowerCase(Locale.ROOT);
        return isNormal(lower) ? Optional.of(new HostName(lower)) : Optional.empty();
    }

    /** The name of a host below this one. */
    public HostName child(Slug label) {
        return new HostName(label.value() + "." + value);
    }

    private static boolean isNormal(String name) {
        if (name.isEmpty() || name.length() > MAX) {
            return false;
        }
        int start = 0;
        boolean letter = false;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) == '.') {
                if (!isLabel(name, start, i)) {
                    return false;
                }
                start = i + 1;
                letter = i == name.length() && letter;
            } else {
                letter |= name.charAt(i) >= 'a' && name.charAt(i) <= 'z';
            }
        }
        return letter;
    }

    private static boolean isLabel(String name, int start, int end) {
        if (end == start || end - start > MAX_LABEL) {
            return false;
        }
        if (name.charAt(start) == '-' || name.charAt(end - 1) == '-') {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
