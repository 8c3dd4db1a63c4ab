package org.preau.files;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.preau.web.Exchange;
import org.w3c.dom.Element;

/**
 * A lock that a program asks for (RFC 4918 §9.10).
 *
 * @param deep whether it is to hold all that is below
 * @param owner what the program says of whoever holds it: XML, as it was sent
 * @param length an hour at the most
 */
record WantedLock(boolean exclusive, boolean deep, String owner, Duration length) {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_OWNER = 4_000;

    static WantedLock of(Element document, Exchange exchange) throws DavXml.BadXml {
        Optional<Element> scope = DavXml.child(document, "lockscope");
        boolean shared = scope.flatMap(it -> DavXml.child(it, "shared")).isPresent();
        boolean exclusive = scope.flatMap(it -> DavXml.child(it, "exclusive")).isPresent();
        if (!DavXml.is(document, "lockinfo")
                || shared == exclusive
                || DavXml.child(document, "locktype")
                        .flatMap(it -> DavXml.child(it, "write"))
                        .isEmpty()) {
            throw new DavXml.BadXml(400, "This is not what LOCK takes.");
        }
        String depth = exchange.header("depth").strip().toLowerCase(Locale.ROOT);
        if (!depth.isEmpty() && !depth.equals("0") && !depth.equals("infinity")) {
            throw new DavXml.BadXml(400, "A lock has the depth 0 or infinity.");
        }
        String owner = DavXml.child(document, "owner").map(DavXml::content).orElse("");
        return new WantedLock(
                exclusive,
                !depth.equals("0"),
                owner.length() > MOST_OWNER ? "" : owner,
                length(exchange));
    }

    /** As long as was asked for, up to the longest (RFC 4918 §10.7). */
    static Duration length(Exchange exchange) {
        String asked = exchange.header("timeout").split(",", 2)[0].strip();
        if (!asked.regionMatches(true, 0, "Second-", 0, 7)) {
            return LONGEST;
        }
        String digits = asked.substring(7);
        if (digits.isEmpty()
                || digits.length() > 9
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return LONGEST;
        }
        Duration length = Duration.ofSeconds(Math.max(1, Long.parseLong(digits)));
        return length.compareTo(LONGEST) > 0 ? LONGEST : length;
    }
}
