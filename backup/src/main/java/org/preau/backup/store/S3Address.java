package org.preau.backup.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an {@code s3:} location (see {@link StoreLocation}) and collects all that is wrong. */
final class S3Address {
    private static final String AMAZON = "https://s3.amazonaws.com";
    private static final Set<String> KNOWN = Set.of("endpoint", "region", "path-style", "lock");

    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final URI uri;

    private S3Address(URI uri) {
        this.uri = uri;
    }

    static StoreLocation read(URI uri, @Nullable S3Credentials credentials) {
        return new S3Address(uri).read(credentials);
    }

    private StoreLocation read(@Nullable S3Credentials credentials) {
        readParameters();
        String bucket = bucket();
        String prefix = prefix();
        URI endpoint = endpoint(parameters.getOrDefault("endpoint", AMAZON));
        String region = region();
        boolean pathStyle = pathStyle(endpoint);
        S3Lock lock = lock();
        if (credentials == null) {
            problems.add("An s3: location needs an access key and a secret key: set both");
        }
        if (credentials == null || !problems.isEmpty()) {
            return new StoreLocation.Wrong(problems);
        }
        return new StoreLocation.Bucket(
                new S3Settings(
                        endpoint,
                        region,
                        bucket,
                        prefix,
                        credentials,
                        pathStyle,
                        S3Settings.DEFAULT_CONNECTIONS,
                        S3Settings.DEFAULT_PATIENCE,
                        lock));
    }

    private @Nullable S3Lock lock() {
        String text = parameters.get("lock");
        if (text == null) {
            return null;
        }
        Optional<S3Lock> lock = S3Lock.parse(text);
        if (lock.isEmpty()) {
            problems.add(
                    "The parameter lock is \"%s\": write compliance-DAYS or governance-DAYS"
                            .formatted(text));
        }
        return lock.orElse(null);
    }

    private void readParameters() {
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String name = decode(parts[0]);
            String value = parts.length < 2 ? "" : decode(parts[1]);
            if (!KNOWN.contains(name)) {
                problems.add("The parameter %s is unknown: use %s".formatted(name, known()));
            } else if (value.isEmpty()) {
                problems.add(
                        "The parameter %s has no value: give one or leave it out".formatted(name));
            } else if (parameters.put(name, value) != null) {
                problems.add("The parameter %s stands twice: keep one".formatted(name));
            }
        }
    }

    private static String known() {
        return String.join(", ", KNOWN.stream().sorted().toList());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The rules of Amazon's "Bucket naming rules" that other servers share. */
    private String bucket() {
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (authority.contains("@")) {
            problems.add(
                    "The location holds a name or a secret before @: keys have settings of their own");
            return "";
        }
        if (!authority.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            problems.add(
                    "The bucket \"%s\" has no bucket's name: 3 to 63 of a-z, 0-9, dot and hyphen"
                            .formatted(authority));
        }
        return authority;
    }

    private String prefix() {
        String path = uri.getPath() == null ? "" : uri.getPath();
        String prefix = path.startsWith("/") ? path.substring(1) : path;
        String closed = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        boolean fits =
                closed.isEmpty() || ObjectKey.isKey(closed.substring(0, closed.length() - 1));
        // What is before the keys and the longest key must stay under S3's 1,024 bytes together.
        if (!fits || closed.length() > 400) {
            problems.add(
                    "The prefix is no beginning of keys: segments of a-z, 0-9, dot, hyphen and"
                            + " underscore between single slashes, 400 characters at most");
            return "";
        }
        if (uri.getRawFragment() != null) {
            problems.add("An s3: location has no #: leave it out");
        }
        return closed;
    }

    private URI endpoint(String text) {
        try {
            URI endpoint = new URI(text);
            boolean web =
                    "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
            boolean bare =
                    (endpoint.getRawPath().isEmpty() || endpoint.getRawPath().equals("/"))
                            && endpoint.getRawQuery() == null
                            && endpoint.getRawUserInfo() == null;
            if (web && endpoint.getHost() != null && bare) {
                return new URI(endpoint.getScheme() + "://" + endpoint.getRawAuthority());
            }
        } catch (URISyntaxException | NullPointerException e) {
            // Told below.
        }
        // What stands before an @ may be a secret.
        String shown = text.contains("@") ? "***" + text.substring(text.lastIndexOf('@')) : text;
        problems.add(
                "The endpoint \"%s\" is no server's address: write https://HOST or http://HOST:PORT"
                        .formatted(shown));
        return URI.create(AMAZON);
    }

    private String region() {
        String region = parameters.getOrDefault("region", S3Settings.DEFAULT_REGION);
        if (!region.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}")) {
            problems.add("The region \"%s\" has no region's name".formatted(region));
        }
        return region;
    }

    private boolean pathStyle(URI endpoint) {
        String text = parameters.get("path-style");
        if (text == null) {
            return !endpoint.getHost().endsWith(".amazonaws.com");
        }
        if (!text.equals("true") && !text.equals("false")) {
            problems.add("The parameter path-style is \"%s\": write true or false".formatted(text));
        }
        return text.equals("true");
    }
}
