package org.preau.backup.store;

import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.HeadBucketArgs;
import io.minio.HeadObjectArgs;
import io.minio.HeadObjectResponse;
import io.minio.ListObjectsV2Args;
import io.minio.RemoveObjectArgs;
import io.minio.messages.Contents;
import io.minio.messages.ListBucketResultV2;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
    private volatile boolean closed;

    private S3Store(S3Settings settings) {
        this.settings = settings;
        calls = new S3Calls(settings);
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
        return download(key, null);
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key, ByteRange range) throws StoreUnavailable {
        requireOpen();
        // HTTP has no empty range, and none whose last byte overflows.
        return range.length() == 0
                ? stat(key).map(stat -> nothingOf(stat, range))
                : download(key, range);
    }

    @Override
    public Optional<ObjectStat> stat(ObjectKey key) throws StoreUnavailable {
        requireOpen();
        String act = "look at " + key;
        try {
            HeadObjectResponse head =
                    calls.repeatable(act, client -> client.headObject(headArgs(key)));
            return Optional.of(stat(key, head));
        } catch (S3Refused e) {
            if (!e.notFound()) {
                throw calls.unexpected(act, e);
            }
            requireBucket(act);
            return Optional.empty();
        }
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
            calls.repeatable(act, client -> client.removeObject(removeArgs(key)));
        } catch (S3Refused e) {
            if (!e.noSuchKey()) {
                throw calls.unexpected(act, e);
            }
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
        return new S3Upload(calls, settings.bucket(), name(key), act, condition);
    }

    private static boolean isLarge(Content content) {
        return content.length() == Content.UNKNOWN || content.length() >= S3Upload.PART;
    }

    private Optional<StoredObject> download(ObjectKey key, @Nullable ByteRange range)
            throws StoreUnavailable {
        String act = "read " + key;
        try {
            GetObjectResponse answer =
                    calls.stream(act, client -> client.getObject(getArgs(key, range)));
            return Optional.of(received(key, range, act, answer));
        } catch (S3Refused e) {
            if (e.noSuchKey()) {
                return Optional.empty();
            }
            if (e.rangeBeyondEnd() && range != null) {
                return stat(key).map(stat -> nothingOf(stat, range));
            }
            throw calls.unexpected(act, e);
        }
    }

    private StoredObject received(
            ObjectKey key, @Nullable ByteRange range, String act, GetObjectResponse answer)
            throws StoreUnavailable {
        boolean understood = false;
        try {
            S3Answer said = S3Answer.of(answer.headers(), act);
            said.requireRange(range, act);
            var stat = new ObjectStat(key, said.tag(), said.size(), said.modified());
            var bytes = new S3Stream(calls, settings, act, answer, said.length());
            understood = true;
            return new StoredObject(stat, said.offset(), said.length(), bytes);
        } finally {
            if (!understood) {
                discard(answer);
            }
        }
    }

    private void discard(GetObjectResponse answer) {
        try {
            answer.close();
        } catch (IOException e) {
            // The answer was of no use; that is what gets told.
        } finally {
            calls.release();
        }
    }

    private static StoredObject nothingOf(ObjectStat stat, ByteRange range) {
        return new StoredObject(
                stat, range.offsetIn(stat.length()), 0, new ByteArrayInputStream(new byte[0]));
    }

    private ListBucketResultV2 page(String prefix, String after, int limit)
            throws StoreUnavailable {
        String act = "list " + prefix + "*";
        try {
            return calls.repeatable(
                            act, client -> client.listObjectsV2(listArgs(prefix, after, limit)))
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

    private static ObjectStat stat(ObjectKey key, HeadObjectResponse head) throws StoreUnavailable {
        return new ObjectStat(key, tag(head.etag()), head.size(), head.lastModified().toInstant());
    }

    /** A HEAD that finds nothing cannot say whether the object or the bucket is missing. */
    private void requireBucket(String act) throws StoreUnavailable {
        try {
            calls.repeatable(
                    act,
                    client ->
                            client.headBucket(
                                    HeadBucketArgs.builder().bucket(settings.bucket()).build()));
        } catch (S3Refused e) {
            throw calls.unexpected(act, e);
        }
    }

    private String name(ObjectKey key) {
        return settings.prefix() + key;
    }

    private HeadObjectArgs headArgs(ObjectKey key) {
        return HeadObjectArgs.builder().bucket(settings.bucket()).object(name(key)).build();
    }

    private RemoveObjectArgs removeArgs(ObjectKey key) {
        return RemoveObjectArgs.builder().bucket(settings.bucket()).object(name(key)).build();
    }

    private GetObjectArgs getArgs(ObjectKey key, @Nullable ByteRange range) {
        var args = GetObjectArgs.builder().bucket(settings.bucket()).object(name(key));
        if (range != null) {
            args.offset(range.offset());
            // A length whose last byte no number can name is a length to the end.
            if (range.length() <= Long.MAX_VALUE - range.offset()) {
                args.length(range.length());
            }
        }
        return args.build();
    }

    private ListObjectsV2Args listArgs(String prefix, String after, int limit) {
        return ListObjectsV2Args.builder()
                .bucket(settings.bucket())
                .prefix(settings.prefix() + prefix)
                .startAfter(after.isEmpty() ? null : after)
                .maxKeys(limit)
                .build();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("Closed: " + this);
        }
    }
}
