package org.preau.statistics;

import java.util.List;

/** The doors of other software, which scanners knock at everywhere. */
final class Doors {

    private static final List<String> ENDINGS =
            List.of(
                    ".php", ".asp", ".aspx", ".jsp", ".cgi", ".env", ".sql", ".bak", ".zip", ".gz",
                    ".yml", ".yaml", ".json", ".ini", ".log", ".xml", ".txt", ".key", ".pem");
    private static final List<String> BEGINNINGS =
            List.of(
                    "/.",
                    "/wp-",
                    "/wordpress",
                    "/xmlrpc",
                    "/cgi-bin",
                    "/phpmyadmin",
                    "/admin",
                    "/vendor/",
                    "/owa",
                    "/boaform",
                    "/actuator",
                    "/solr",
                    "/apple-touch-icon");

    private Doors() {}

    static boolean isOne(String path) {
        return ENDINGS.stream().anyMatch(path::endsWith)
                || BEGINNINGS.stream().anyMatch(path::startsWith);
    }
}
