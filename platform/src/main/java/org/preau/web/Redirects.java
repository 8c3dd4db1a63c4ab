package org.preau.web;

/** Where {@code next=} may lead: to a path of the same host and nowhere else. */
public final class Redirects {

    private static final int MAX = 500;

    private Redirects() {}

    /**
     * {@code asked} when it is a plain absolute path of this host, else {@code otherwise}. Refuses
     * what browsers read as another host: {@code //host}, {@code /\host}, control characters, a
     * scheme.
     */
    public static String local(String asked, String otherwise) {
        boolean path =
                asked.length() <= MAX
                        && asked.startsWith("/")
                        && !asked.startsWith("//")
                        && asked.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        return path ? asked : otherwise;
    }
}
