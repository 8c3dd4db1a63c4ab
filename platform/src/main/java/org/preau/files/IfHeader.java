package org.preau.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The {@code If} header (RFC 4918 §10.4): lists of conditions, each list on one resource; one list
 * whose conditions all hold is enough. The tokens in it say which locks the asker holds, whether or
 * not the list that names them counts.
 *
 * @param lists not empty
 */
record IfHeader(List<Clause> lists) {

    private static final int MOST = 64;

    /**
     * A list.
     *
     * @param resource the address before it; empty for what the request asks for
     */
    record Clause(String resource, List<Condition> conditions) {}

    /**
     * A condition.
     *
     * @param not whether it must not hold
     * @param token a lock's token or another state's; empty when {@code etag} is not
     * @param etag quoted; empty when {@code token} is not
     */
    record Condition(boolean not, String token, String etag) {}

    /**
     * @return empty when the header is not written as it must be
     */
    static Optional<IfHeader> of(String header) {
        return new Reader(header).read();
    }

    /** All lock tokens in it. */
    Set<UUID> tokens() {
        Set<UUID> tokens = new HashSet<>();
        for (Clause list : lists) {
            for (Condition condition : list.conditions()) {
                if (!condition.not()) {
                    Lock.ofUri(condition.token()).ifPresent(tokens::add);
                }
            }
        }
        return tokens;
    }

    /**
     * Whether one list holds.
     *
     * @param path what an address means; empty for what lies elsewhere, of which nothing holds
     */
    boolean holds(Terms.Seen seen, Function<String, Optional<FilePath>> path) {
        return lists.stream().anyMatch(list -> holds(seen, list, path.apply(list.resource())));
    }

    private static boolean holds(Terms.Seen seen, Clause list, Optional<FilePath> path) {
        Optional<Trail> trail = path.map(seen::at);
        return list.conditions().stream().allMatch(it -> it.not() != holds(seen, it, trail));
    }

    private static boolean holds(Terms.Seen seen, Condition condition, Optional<Trail> trail) {
        if (trail.isEmpty()) {
            return false;
        }
        if (!condition.etag().isEmpty()) {
            return trail.get()
                    .target()
                    .filter(it -> it.etag().equals(condition.etag()))
                    .isPresent();
        }
        Optional<UUID> token = Lock.ofUri(condition.token());
        List<UUID> ids =
                trail.get().target().isPresent() ? trail.get().ids() : trail.get().idsAbove();
        return token.isPresent()
                && seen.locks().stream()
                        .anyMatch(it -> it.token().equals(token.get()) && it.covers(ids));
    }

    /** Reads it sign by sign. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Optional<IfHeader> read() {
            List<Clause> lists = new ArrayList<>();
            String resource = "";
            while (!isOver()) {
                if (text.charAt(at) == '<') {
                    Optional<String> tag = between('<', '>');
                    if (tag.isEmpty() || isOver() || text.charAt(at) != '(') {
                        return Optional.empty();
                    }
                    resource = tag.get();
                } else {
                    Optional<List<Condition>> list = list();
                    if (list.isEmpty() || lists.size() == MOST) {
                        return Optional.empty();
                    }
                    lists.add(new Clause(resource, list.get()));
                }
            }
            return lists.isEmpty() ? Optional.empty() : Optional.of(new IfHeader(lists));
        }

        private Optional<List<Condition>> list() {
            if (text.charAt(at) != '(') {
                return Optional.empty();
            }
            at++;
            List<Condition> conditions = new ArrayList<>();
            while (!isOver() && text.charAt(at) != ')') {
                Optional<Condition> condition = condition();
                if (condition.isEmpty()) {
                    return Optional.empty();
                }
                conditions.add(condition.get());
            }
            if (isOver() || conditions.isEmpty()) {
                return Optional.empty();
            }
            at++;
            return Optional.of(conditions);
        }

        private Optional<Condition> condition() {
            boolean not = text.regionMatches(true, at, "Not", 0, 3);
            if (not) {
                at += 3;
            }
            if (isOver()) {
                return Optional.empty();
            }
            return switch (text.charAt(at)) {
                case '<' -> between('<', '>').map(it -> new Condition(not, it, ""));
                case '[' -> between('[', ']').map(it -> new Condition(not, "", it));
                default -> Optional.empty();
            };
        }

        private Optional<String> between(char open, char close) {
            int end = text.indexOf(close, at);
            if (text.charAt(at) != open || end < 0) {
                return Optional.empty();
            }
            String inner = text.substring(at + 1, end).strip();
            at = end + 1;
            return Optional.of(inner);
        }

        /** Past what separates, and whether nothing is left. */
        private boolean isOver() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            return at >= text.length();
        }
    }
}
