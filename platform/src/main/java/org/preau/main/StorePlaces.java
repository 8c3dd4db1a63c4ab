package org.preau.main;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.S3Credentials;
import org.preau.backup.store.S3Settings;
import org.preau.backup.store.StoreLocation;

/** Where the stores lie that the settings name, and whether two of them are in each other's way. */
final class StorePlaces {

    private StorePlaces() {}

    /** A store's location as text: what is said, or a folder of the platform's own. */
    static String location(Settings settings, Setting setting, String folder) {
        String said = settings.text(setting);
        return said.isEmpty() ? settings.data().resolve(folder).toString() : said;
    }

    /** Whoever speaks to a bucket; null where a half is missing, or for a folder. */
    static @Nullable S3Credentials credentials(
            Settings settings, String location, Setting key, Setting secret) {
        String access = settings.text(key);
        String hidden = settings.text(secret);
        return location.startsWith("s3:") && !access.isBlank() && !hidden.isBlank()
                ? new S3Credentials(access, hidden)
                : null;
    }

    /** Whether one lies in the other, or both are the same. */
    static boolean overlap(StoreLocation one, StoreLocation other) {
        return switch (one) {
            case StoreLocation.Folder(Path path) ->
                    other instanceof StoreLocation.Folder(Path second) && overlap(path, second);
            case StoreLocation.Bucket(S3Settings bucket) ->
                    other instanceof StoreLocation.Bucket(S3Settings second)
                            && overlap(bucket, second);
            case StoreLocation.Wrong _ -> false;
        };
    }

    private static boolean overlap(Path one, Path other) {
        return isIn(one, other) || isIn(other, one);
    }

    private static boolean overlap(S3Settings one, S3Settings other) {
        return server(one.endpoint()).equals(server(other.endpoint()))
                && one.bucket().equals(other.bucket())
                && (one.prefix().startsWith(other.prefix())
                        || other.prefix().startsWith(one.prefix()));
    }

    private static String server(URI endpoint) {
        int usual = "https".equals(endpoint.getScheme()) ? 443 : 80;
        int port = endpoint.getPort() < 0 ? usual : endpoint.getPort();
        return endpoint.getHost() + ":" + port;
    }

    /** Whether a file or folder lies in a folder, or is it; links are followed. */
    static boolean isIn(Path path, Path folder) {
        return real(path).startsWith(real(folder));
    }

    /** The path without links, as far as it is there. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path there = absolute; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                try {
                    return there.toRealPath().resolve(there.relativize(absolute));
                } catch (IOException e) {
                    return absolute;
                }
            }
        }
        return absolute;
    }
}
