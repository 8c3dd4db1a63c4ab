package org.preau.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.preau.backup.store.ByteRange;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.SourceFailed;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;
import org.preau.base.TenantId;
import org.preau.media.SmallPictures;

/**
 * The bytes of files, below the tenant's own folder of the store, under their SHA-256: the same
 * bytes are kept once. An object is written and synced before a row names it; one without a row is
 * what a crash leaves, and harms nobody.
 */
final class FileShelf {

    private final ObjectStore objects;

    FileShelf(ObjectStore objects) {
        this.objects = objects;
    }

    /** Bytes on their way in, with what they will be called. */
    record Source(String sha256, long bytes, Content content) {

        /**
         * A file as it is now, read once to know its name.
         *
         * @throws IOException when it cannot be read
         */
        static Source of(Path file) throws IOException {
            try (DigestInputStream in =
                    new DigestInputStream(Files.newInputStream(file), digest())) {
                long bytes = in.transferTo(java.io.OutputStream.nullOutputStream());
                byte[] digest = in.getMessageDigest().digest();
                return new Source(
                        HexFormat.of().formatHex(digest), bytes, content(file, bytes, digest));
            }
        }

        private static Content content(Path file, long bytes, byte[] digest) {
            return new Content() {
                @Override
                public long length() {
                    return bytes;
                }

                @Override
                public InputStream open() throws IOException {
                    return Files.newInputStream(file);
                }

                @Override
                public byte[] sha256() {
                    return digest.clone();
                }
            };
        }

        /** No bytes at all. */
        static Source empty() {
            byte[] digest = digest().digest();
            return new Source(
                    HexFormat.of().formatHex(digest), 0, Content.of(new byte[0], 0, digest));
        }

        static MessageDigest digest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this Java has no SHA-256", e);
            }
        }
    }

    void put(TenantId tenant, Source source) throws StoreUnavailable, SourceFailed {
        objects.put(key(tenant, source.sha256()), source.content());
    }

    boolean has(TenantId tenant, String sha256) throws StoreUnavailable {
        return objects.stat(key(tenant, sha256)).isPresent();
    }

    void delete(TenantId tenant, String sha256) throws StoreUnavailable {
        objects.delete(key(tenant, sha256));
        objects.delete(SmallPictures.key(tenant, sha256));
    }

    /**
     * A part of the bytes; close it.
     *
     * @throws RuntimeException when they are not there or cannot be had now
     */
    InputStream part(TenantId tenant, String sha256, long from, long length) {
        try {
            if (length == 0) {
                return InputStream.nullInputStream();
            }
            return objects.get(key(tenant, sha256), new ByteRange(from, length))
                    .map(StoredObject::bytes)
                    .orElseThrow(() ->
                            new IllegalStateException("the store has lost the file " + sha256));
        } catch (StoreUnavailable e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All the bytes of a file that is known to be small enough.
     *
     * @throws RuntimeException when they are not there or cannot be had now
     */
    byte[] whole(TenantId tenant, Node file) {
        String sha256 = java.util.Objects.requireNonNull(file.sha256());
        try (InputStream in = part(tenant, sha256, 0, file.bytes())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectKey key(TenantId tenant, String sha256) {
        return new ObjectKey("tenants/" + tenant + "/files/" + sha256);
    }
}
