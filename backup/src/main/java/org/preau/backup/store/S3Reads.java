package org.preau.backup.store;

import io.minio.GetObjectResponse;
import io.minio.HeadObjectResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an {@link S3Store} reads: no answer that was cut short passes for whole. Any thread. */
final class S3Reads {
    private final S3Settings settings;
    private final S3Calls calls;
    private final S3Requests requests;

    S3Reads(S3Settings settings, S3Calls calls, S3Requests requests) {
        this.settings = settings;
        this.calls = calls;
        this.requests = requests;
    }

    /** What there is under {@code key}. */
    Optional<ObjectStat> stat(ObjectKey key) throws StoreUnavailable {
        String act = "look at " + key;
        try {
            HeadObjectResponse head =
                    calls.repeatable(act, client -> client.headObject(requests.head(key)));
            return Optional.of(stat(key, head));
        } catch (S3Refused e) {
            if (!e.notFound()) {
                throw calls.unexpected(act, e);
            }
            requireBucket(act);
            return Optional.empty();
        }
    }

    /**
     * The bytes under {@code key}, streamed.
     *
     * @param range null for all of them
     */
    Optional<StoredObject> download(ObjectKey key, @Nullable ByteRange range)
            throws StoreUnavailable {
        String act = "read " + key;
        try {
            GetObjectResponse answer =
                    calls.stream(act, client -> client.getObject(requests.get(key, range)));
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

    static StoredObject nothingOf(ObjectStat stat, ByteRange range) {
        return new StoredObject(
                stat, range.offsetIn(stat.length()), 0, new ByteArrayInputStream(new byte[0]));
    }

    private static ObjectStat stat(ObjectKey key, HeadObjectResponse head) throws StoreUnavailable {
        return new ObjectStat(
                key, S3Store.tag(head.etag()), head.size(), head.lastModified().toInstant());
    }

    /** A HEAD that finds nothing cannot say whether the object or the bucket is missing. */
    private void requireBucket(String act) throws StoreUnavailable {
        try {
            calls.repeatable(act, client -> client.headBucket(requests.bucket()));
        } catch (S3Refused e) {
            throw calls.unexpected(act, e);
        }
    }
}
