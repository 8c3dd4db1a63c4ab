package org.preau.backup.store;

import io.minio.messages.Contents;
import io.minio.messages.ListBucketResultV2;
import io.minio.messages.ObjectLockConfiguration;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ObjectStore} in a bucket of any S3 server that honours {@code If-Match} and {@code
 * If-None-Match} on writes (Amazon since November 2024; {@link CheckStore} asks the server).
 *
 * <p>Tags are the server's ETags. It creates nothing but objects: the bucket, its rights and its
 * lifecycle rules are the operator's. What others put into the bucket under names that are no
 * {@link ObjectKey} is not seen. Damage is for the server to detect; what this class sees to is
 * that no answer cut short passes for whole, and each write carries its checksum.
 */
public final class S3Store implements ObjectStore {
    private final S3Settings settings;
    private final S3Calls calls;
    private final S3Requests requests;
    private final S3Reads reads;
    private volatile boolean closed;

    private S3Store(S3Settings settings) {
        this.settings = settings;
        calls = new S3Calls(settings);
        requests = new S3Requests(settings);
        reads = new S3Reads(settings, calls, requests);
    }

    /**
     * Opens a store; says nothing to the server yet.
     *
     * @throws IllegalArgumentException if the SDK does not take the endpoint or the bucket's name
     */
    public static S3Store open(S3Settings settings) {
        return new S3Store(settings);
    }

    @Override
    public Tag put(ObjectKey key, Content content) throws StoreUnavailable, SourceFailed {
        requireOpen();
        String act = "store " + key;
        try {
            return upload(key, act, Map.of()).send(content);
        } catch (S3Refused e) {
            throw calls.unexpected(act, e);
        }
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content)
            throws StoreUnavailable, SourceFailed {
        requireOpen();
        // Parts are joined under the condition in the end, but sending them would be for nothing.
        if (isLarge(content) && stat(key).isPresent()) {
            return new PutOutcome.Conflict();
        }
        return putUnder(Map.of("If-None-Match", "*"), key, content);
    }

    @Override
    public PutOutcome replaceIf(ObjectKey key, Tag expected, Content content)
            throws StoreUnavailable, SourceFailed {
        requireOpen();
        if (isLarge(content) && !stat(key).map(ObjectStat::tag).equals(Optional.of(expected))) {
            return new PutOutcome.Conflict();
        }
        return putUnder(Map.of("If-Match", '"' + expected.value() + '"'), key, content);
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key) throws StoreUnavailable {
        requireOpen();
        return reads.download(key, null);
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key, ByteRange range) throws StoreUnavailable {
        requireOpen();
        // HTTP has no empty range, and none whose last byte overflows.
        return range.length() == 0
                ? reads.stat(key).map(stat -> S3Reads.nothingOf(stat, range))
                : reads.download(key, range);
    }

    @Override
    public Optional<ObjectStat> stat(ObjectKey key) throws StoreUnavailable {
        requireOpen();
        return reads.stat(key);
    }

    @Override
    public ListPage list(String prefix, @Nullable ObjectKey after, int limit)
            throws StoreUnavailable {
        requireOpen();
        Pages.require(prefix, limit);
        List<ObjectStat> found = new ArrayList<>();
        String last = after == null ? "" : settings.prefix() + after;
        boolean more = true;
        // More than once only if the bucket holds names that are not ours, or pages small.
        while (more && found.size() < limit) {
            ListBucketResultV2 page = page(prefix, last, limit - found.size());
            page.contents().forEach(object -> listed(object).ifPresent(found::add));
            more = page.isTruncated() && !page.contents().isEmpty();
            last = more ? page.contents().getLast().objectName() : last;
        }
        return new ListPage(found, more);
    }

    @Override
    public void delete(ObjectKey key) throws StoreUnavailable {
        requireOpen();
        String act = "delete " + key;
        try {
            calls.repeatable(act, client -> client.removeObject(requests.remove(key)));
        } catch (S3Refused e) {
            if (!e.noSuchKey()) {
                throw calls.unexpected(act, e);
            }
        }
    }

    /** Asks the server whether this bucket can lock what it holds. */
    public BucketLock lock() throws StoreUnavailable {
        requireOpen();
        String act = "ask for the lock of " + settings.bucket();
        try {
            ObjectLockConfiguration rule =
                    calls.repeatable(
                            act, client -> client.getObjectLockConfiguration(requests.lock()));
            return new BucketLock.Able(rule.mode() == null ? "" : rule.toString());
        } catch (S3Refused e) {
            return switch (e.code()) {
                case "ObjectLockConfigurationNotFoundError", "NoSuchObjectLockConfiguration" ->
                        new BucketLock.Unable();
                case "NotImplemented", "MethodNotAllowed" -> new BucketLock.Unknown();
                default -> throw calls.unexpected(act, e);
            };
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            calls.close();
        }
    }

    @Override
    public String toString() {
        return "bucket "
                + settings.bucket()
                + "/"
                + settings.prefix()
                + " at "
                + settings.endpoint();
    }

    /** Without the quotes and the mark of weakness that HTTP puts around it. */
    static Tag tag(@Nullable String etag) throws StoreUnavailable {
        String bare = etag == null ? "" : etag.replaceFirst("^W/", "").replace("\"", "");
        if (bare.isEmpty()) {
            throw new StoreUnavailable(
                    "The S3 server gives no ETag", "A store needs one: use another server", null);
        }
        return new Tag(bare);
    }

    private PutOutcome putUnder(Map<String, String> condition, ObjectKey key, Content content)
            throws StoreUnavailable, SourceFailed {
        String act = "store " + key;
        try {
            return new PutOutcome.Stored(upload(key, act, condition).send(content));
        } catch (S3Refused e) {
            if (e.conditionFailed() || e.noSuchKey()) {
                return new PutOutcome.Conflict();
            }
            throw calls.unexpected(act, e);
        }
    }

    private S3Upload upload(ObjectKey key, String act, Map<String, String> condition) {
        S3Lock lock = settings.lock();
        Map<String, String> locked = lock == null ? Map.of() : lock.headers(Clock.systemUTC());
        return new S3Upload(calls, settings.bucket(), requests.name(key), act, condition, locked);
    }

    private static boolean isLarge(Content content) {
        return content.length() == Content.UNKNOWN || content.length() >= S3Upload.PART;
    }

    private ListBucketResultV2 page(String prefix, String after, int limit)
            throws StoreUnavailable {
        String act = "list " + prefix + "*";
        try {
            return calls.repeatable(
                            act,
                            client -> client.listObjectsV2(requests.list(prefix, after, limit)))
                    .result();
        } catch (S3Refused e) {
            throw calls.unexpected(act, e);
        }
    }

    private Optional<ObjectStat> listed(Contents object) {
        String name = object.objectName().substring(settings.prefix().length());
        if (!ObjectKey.isKey(name) || object.etag() == null) {
            return Optional.empty();
        }
        return Optional.of(
                new ObjectStat(
                        new ObjectKey(name),
                        new Tag(object.etag().replace("\"", "")),
                        object.size(),
                        object.lastModified().toInstant()));
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("Closed: " + this);
        }
    }
}
