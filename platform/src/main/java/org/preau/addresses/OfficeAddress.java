package org.preau.addresses;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.preau.tenancy.Office;
import org.preau.visitors.OfficeHolders;

/**
 * An address that every association has from its first day. It follows an office, so that a change
 * of board changes nothing on the letterhead. Each has a French and an English name; both are read.
 */
public enum OfficeAddress {
    /** Whoever answers for the association. */
    CONTACT("contact", "info"),
    PRESIDENCY("presidence", "president", Office.PRESIDENT),
    SECRETARIAT("secretariat", "secretary", Office.SECRETARY),
    TREASURY("tresorerie", "treasurer", Office.TREASURER),
    SITE("site", "webmaster", Office.WEBMASTER),
    EDITORS("redaction", "editors", Office.EDITOR),
    /** Asked for by RFC 5321 §4.5.1 and RFC 2142 §4 wherever mail is taken. */
    POSTMASTER("postmaster", "abuse");

    private final String french;
    private final String english;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of or toList
    private final List<Office> offices;

    OfficeAddress(String french, String english, Office... offices) {
        this.french = french;
        this.english = english;
        this.offices = List.of(offices);
    }

    /**
     * Which one that is.
     *
     * @param local the part before the at sign, lower case; what follows a plus sign is its owner's
     *     own note (RFC 5233)
     */
    public static Optional<OfficeAddress> of(String local) {
        String name = OwnAddresses.base(local);
        return Arrays.stream(values())
                .filter(one -> one.french.equals(name) || one.english.equals(name))
                .findFirst();
    }

    /** The part before the at sign. */
    public String local(boolean inFrench) {
        return inFrench ? french : english;
    }

    /** Who holds one of them gets what arrives. */
    public List<Office> offices() {
        return offices.isEmpty() ? OfficeHolders.BOARD : offices;
    }

    /** Whether it stands in lists; the others are for machines. */
    public boolean shown() {
        return this != POSTMASTER;
    }
}
