package org.preau.files;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.preau.web.Desk;
import org.preau.web.Exchange;

/** The terms of a request: {@code If}, {@code If-Match}, {@code If-None-Match}. */
final class DavTerms {

    private DavTerms() {}

    /**
     * @param path what the request asks for
     * @return empty when {@code If} cannot be read
     */
    static Optional<Terms> of(Desk desk, Exchange exchange, FilePath path) {
        String header = exchange.header("if");
        Optional<IfHeader> ifs = IfHeader.of(header);
        if (!header.isBlank() && ifs.isEmpty()) {
            return Optional.empty();
        }
        Set<UUID> tokens = ifs.map(IfHeader::tokens).orElse(Set.of());
        return Optional.of(
                new Terms(
                        tokens,
                        seen ->
                                ifs.isEmpty()
                                                || ifs.get()
                                                        .holds(
                                                                seen,
                                                                it ->
                                                                        named(
                                                                                desk, exchange,
                                                                                path, it))
                                        ? matches(seen, exchange, path)
                                        : false));
    }

    private static Optional<FilePath> named(
            Desk desk, Exchange exchange, FilePath asked, String address) {
        if (address.isEmpty()) {
            return Optional.of(asked);
        }
        return DavAddress.of(desk, exchange, address) instanceof DavAddress.Own(FilePath path)
                ? Optional.of(path)
                : Optional.empty();
    }

    /** RFC 9110 §13.1.1 and §13.1.2. */
    private static boolean matches(Terms.Seen seen, Exchange exchange, FilePath path) {
        String match = exchange.header("if-match");
        String none = exchange.header("if-none-match");
        if (match.isBlank() && none.isBlank()) {
            return true;
        }
        Optional<Node> node = seen.at(path).target();
        return (match.isBlank() || isOneOf(match, node))
                && (none.isBlank() || !isOneOf(none, node));
    }

    private static boolean isOneOf(String tags, Optional<Node> node) {
        return node.isPresent()
                && (tags.strip().equals("*")
                        || Arrays.stream(tags.split(",", -1))
                                .anyMatch(it -> it.strip().equals(node.get().etag())));
    }
}
