package org.preau.base;

import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address, narrower than RFC 5321 on purpose: an unquoted local part of 64 characters at
 * most and a host name with a dot; lower case as a whole, since two accounts that differ by case
 * would be one person's mistake. No character in it can end a header line or start another address.
 */
public record EmailAddress(String value) {

    private static final String LOCAL_SIGNS = "!#$%&'*+-/=?^_`{|}~.";
    private static final int MAX_LOCAL = 64;

    /**
     * @throws IllegalArgumentException unless {@code value} has the form above
     */
    public EmailAddress {
        if (!isAddress(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** The address that a person typed, spaces around it taken off; empty when it is none. */
    public static Optional<EmailAddress> of(String typed) {
        String address = typed.strip().toLowerCase(Locale.ROOT);
        return isAddress(address) ? Optional.of(new EmailAddress(address)) : Optional.empty();
    }

    /** The part after the at sign. */
    public HostName domain() {
        return new HostName(value.substring(value.lastIndexOf('@') + 1));
    }

    private static boolean isAddress(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL || address.indexOf('.', at) < 0) {
            return false;
        }
        String host = address.substring(at + 1);
        return isLocal(address, at)
                && HostName.ofHeader(host).map(HostName::value).filter(host::equals).isPresent();
    }

    private static boolean isLocal(String address, int end) {
        if (address.charAt(0) == '.' || address.charAt(end - 1) == '.') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char c = address.charAt(i);
            boolean dots = c == '.' && address.charAt(i + 1) == '.';
            boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (dots || !(letter || LOCAL_SIGNS.indexOf(c) >= 0)) {
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
