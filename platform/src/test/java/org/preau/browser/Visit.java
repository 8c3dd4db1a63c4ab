package org.preau.browser;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A page as somebody sees it.
 *
 * @param host without the port
 * @param target path and query
 * @param status that it must answer with
 */
record Visit(Who who, String host, String target, int status) {

    /** Whoever looks. Of the two, the president holds all rights in alpha. */
    enum Who {
        VISITOR,
        NEWCOMER,
        MEMBER,
        PRESIDENT,
        OPERATOR
    }

    static final String PORTAL = "localhost";

    static Visit of(Who who, String target) {
        return new Visit(who, PORTAL, target, 200);
    }

    /** A visitor's look at a site. */
    static Visit site(String slug, String target) {
        return new Visit(Who.VISITOR, slug + ".localhost", target, 200);
    }

    /** The same, which must be refused in that way. */
    Visit answering(int expected) {
        return new Visit(who, host, target, expected);
    }

    boolean isPortal() {
        return host.equals(PORTAL);
    }

    String path() {
        return URI.create(target).getPath();
    }

    /**
     * What makes it a page of its own: pages that differ by an identifier, a number or the value of
     * a parameter alone are made by the same template, and one of them stands for all.
     */
    String shape() {
        String query = URI.create(target).getRawQuery();
        String keys =
                query == null
                        ? ""
                        : Arrays.stream(query.split("&", -1))
                                .map(pair -> pair.replaceAll("=.+", "=…"))
                                .sorted()
                                .distinct()
                                .collect(Collectors.joining("&", "?", ""));
        String path =
                path().replaceAll(
                                "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                                "ID")
                        .replaceAll("[0-9]+", "N");
        return who + " " + host + path + keys;
    }

    @Override
    public String toString() {
        return who + " " + host + target;
    }
}
