package org.preau.backup.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a store lies, read from one line of configuration; says nothing to any disk or server.
 *
 * <ul>
 *   <li>{@code /var/lib/preau/objects}, {@code objects}, {@code file:///var/lib/preau/objects}
 *   <li>{@code
 *       s3://BUCKET/PREFIX?endpoint=https://s3.example.org&region=eu-west-1&path-style=true}: the
 *       prefix may be left out, the endpoint is Amazon's if it is, the region {@code us-east-1},
 *       and path style is meant for every endpoint but Amazon's; {@code lock=compliance-35} or
 *       {@code lock=governance-35} asks the server to keep what is stored for so many days (see
 *       {@link S3Lock})
 * </ul>
 */
public sealed interface StoreLocation {
    /** A folder of this machine. */
    record Folder(Path path) implements StoreLocation {}

    /** A bucket. */
    record Bucket(S3Settings settings) implements StoreLocation {}

    /**
     * Not to be used as it stands.
     *
     * @param problems one or more sentences, each naming the part, its value and the remedy; no
     *     secret among them
     */
    record Wrong(List<String> problems) implements StoreLocation {
        /** Copies the list. */
        public Wrong {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a location; never throws.
     *
     * @param location as above
     * @param credentials for a bucket; ignored for a folder
     */
    static StoreLocation of(String location, @Nullable S3Credentials credentials) {
        if (location.isBlank()) {
            return wrong("The location is empty: give a folder or s3://BUCKET?endpoint=...");
        }
        if (!location.matches("(?s)[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            return folder(location);
        }
        try {
            return of(new URI(location), credentials);
        } catch (URISyntaxException e) {
            // Its message quotes the input, which may hold a secret in the wrong place.
            return wrong("The location is not a URL: " + e.getReason() + " at " + e.getIndex());
        }
    }

    private static StoreLocation of(URI uri, @Nullable S3Credentials credentials) {
        return switch (uri.getScheme()) {
            case "file" -> file(uri);
            case "s3" -> S3Address.read(uri, credentials);
            default ->
                    wrong(
                            "The scheme %s: is unknown: use a path, file: or s3:"
                                    .formatted(uri.getScheme()));
        };
    }

    private static StoreLocation file(URI uri) {
        List<String> problems = new ArrayList<>();
        if (uri.getAuthority() != null) {
            problems.add("A file: location has no host: write three slashes, file:///var/lib/...");
        }
        if (uri.getQuery() != null || uri.getFragment() != null) {
            problems.add("A file: location has no ? and no #: write %3F or %23 in a name");
        }
        if (uri.getPath() == null || !uri.getPath().startsWith("/")) {
            problems.add("A file: location is absolute: file:///var/lib/...");
        }
        return problems.isEmpty() ? folder(uri.getPath()) : new Wrong(problems);
    }

    private static StoreLocation folder(String path) {
        try {
            return new Folder(Path.of(path));
        } catch (InvalidPathException e) {
            return wrong("The location is not a path: " + e.getReason());
        }
    }

    private static StoreLocation wrong(String problem) {
        return new Wrong(List.of(problem));
    }
}
