package org.preau.backup.store;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a bucket is and how to speak to it.
 *
 * @param endpoint {@code http} or {@code https}, host and port, without a path
 * @param region as the server names it; many want {@value #DEFAULT_REGION}
 * @param bucket an existing bucket; the store creates none
 * @param prefix what stands before every key, empty or ending with a slash
 * @param credentials who speaks
 * @param pathStyle whether the bucket stands in the path (nearly all servers) or in the host name
 *     (Amazon)
 * @param connections how many requests may be under way at once, streams being read included
 * @param patience the longest wait for a connection to open is a third of it, for a turn, an answer
 *     or the next byte once, for a whole write five times
 * @param lock how what is stored is locked, or null: then as the bucket does by itself
 */
public record S3Settings(
        URI endpoint,
        String region,
        String bucket,
        String prefix,
        S3Credentials credentials,
        boolean pathStyle,
        int connections,
        Duration patience,
        @Nullable S3Lock lock) {

    /** What Amazon calls its first region, and most other servers accept. */
    public static final String DEFAULT_REGION = "us-east-1";

    /** Enough for a busy node; each write under way may hold 9 MB. */
    public static final int DEFAULT_CONNECTIONS = 64;

    /** Longer than a good server's bad day, shorter than a person's. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);

    /**
     * Checks what could only be a mistake of the program; {@link StoreLocation} checks what people
     * write.
     *
     * @throws IllegalArgumentException naming it
     */
    public S3Settings {
        if (!prefix.isEmpty() && !prefix.endsWith("/")) {
            throw new IllegalArgumentException("A prefix ends with a slash: " + prefix);
        }
        ObjectKey.requirePrefix(prefix);
        if (connections < 1 || patience.toMillis() < 3) {
            throw new IllegalArgumentException("No connections or no patience at all");
        }
    }

    /** The same without a lock. */
    public S3Settings(
            URI endpoint,
            String region,
            String bucket,
            String prefix,
            S3Credentials credentials,
            boolean pathStyle,
            int connections,
            Duration patience) {
        this(endpoint, region, bucket, prefix, credentials, pathStyle, connections, patience, null);
    }

    /** Locked so, or not if null. */
    public S3Settings withLock(@Nullable S3Lock other) {
        return new S3Settings(
                endpoint,
                region,
                bucket,
                prefix,
                credentials,
                pathStyle,
                connections,
                patience,
                other);
    }

    /** Other time limits. */
    public S3Settings withPatience(Duration other) {
        return new S3Settings(
                endpoint, region, bucket, prefix, credentials, pathStyle, connections, other, lock);
    }

    /** Another number of requests at once. */
    public S3Settings withConnections(int other) {
        return new S3Settings(
                endpoint, region, bucket, prefix, credentials, pathStyle, other, patience, lock);
    }
}
