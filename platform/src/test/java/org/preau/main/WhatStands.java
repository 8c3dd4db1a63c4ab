package org.preau.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.preau.backup.mirror.Vaults;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.ObjectStores;
import org.preau.backup.store.S3Credentials;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultName;
import org.preau.postgres.DatabaseAccess;
import org.preau.rebuild.Rebuild;
import org.preau.testing.TestPostgres;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** All that a platform is, to be held against what it was: rows, pages, versions of its vaults. */
final class WhatStands {

    private static final Pattern LOC = Pattern.compile("<loc>([^<]+)</loc>");

    /** What is never the same: it counts up, is measured anew, or is said not to come back. */
    private static final Set<String> OTHER =
            Set.of(
                    "tenant.revision",
                    "tenant.used_bytes",
                    "account.totp_last_step",
                    "site.files",
                    "template_override.preview_hash",
                    "template_override.preview_until");

    private WhatStands() {}

    /** Every public page of both associations, byte for byte but the port. */
    static Map<String, String> pages(TestServer server) {
        Map<String, String> pages = new TreeMap<>();
        for (String slug : List.of("alpha", "beta")) {
            Visitor visitor = server.visitor(slug + ".localhost");
            Set<String> paths = new TreeSet<>(Set.of("/", "/sitemap.xml", "/feed.atom"));
            Matcher found = LOC.matcher(visitor.get("/sitemap.xml").body());
            while (found.find()) {
                paths.add(URI.create(found.group(1)).getPath());
            }
            for (String path : paths) {
                HttpResponse<String> page = visitor.get(path);
                pages.put(
                        slug + path,
                        page.statusCode() + "\n" + page.body().replace(":" + server.port(), ""));
            }
        }
        assertThat(pages).hasSizeGreaterThan(10);
        return pages;
    }

    /** All rows of all tables that come back, but what is never the same. */
    static Map<String, List<String>> rows(DatabaseAccess access) throws SQLException {
        return seen(TestPostgres.superuser(access));
    }

    /** The same, of whoever may see everything. */
    static Map<String, List<String>> seen(DatabaseAccess superuser) throws SQLException {
        Map<String, List<String>> rows = new HashMap<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                superuser.url(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            statement.execute("set timezone to 'UTC'");
            for (String table : tables(statement)) {
                if (!Rebuild.notBack().containsKey(table)) {
                    rows.put(table, lines(statement, table));
                }
            }
        }
        return rows;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        return texts(
                statement,
                "select relname from pg_class where relnamespace = 'preau'::regnamespace and relkind in ('r', 'p')");
    }

    private static List<String> lines(Statement statement, String table) throws SQLException {
        StringBuilder without = new StringBuilder();
        OTHER.stream()
                .filter(it -> it.startsWith(table + "."))
                .forEach(it ->
                        without.append(" - '")
                                .append(it.substring(table.length() + 1))
                                .append("'"));
        String finished =
                switch (table) {
                    case "restoration" -> " where state in ('done', 'failed')";
                    case "proof" -> " where state in ('passed', 'failed')";
                    case "csv_import" -> " where state = 'done'";
                    case "audit_entry" -> " where act <> 'platform.rebuilt'";
                    default -> "";
                };
        return texts(
                statement,
                "select (to_jsonb(t)%s)::text from preau.%s t%s order by 1"
                        .formatted(without, table, finished));
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** The versions in a folder. */
    static Map<String, List<String>> versions(Path store) throws IOException {
        return versions(store.toString(), null);
    }

    /** Each vault's versions by number, and which commit each is. */
    static Map<String, List<String>> versions(String store, @Nullable S3Credentials credentials)
            throws IOException {
        Map<String, List<String>> versions = new TreeMap<>();
        try (ObjectStore open = ObjectStores.open(store, credentials)) {
            String name = "";
            while (true) {
                String next = Vaults.next(open, name.isEmpty() ? null : name).orElse("");
                if (next.isEmpty()) {
                    break;
                }
                versions.put(
                        next,
                        Vault.open(open, new VaultName(next)).versions().stream()
                                .map(it -> it.number() + " " + it.commit())
                                .toList());
                name = next;
            }
        }
        assertThat(versions).containsKey("platform").hasSizeGreaterThan(3);
        return versions;
    }
}
