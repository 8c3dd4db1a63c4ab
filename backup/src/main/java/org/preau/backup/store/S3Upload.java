package org.preau.backup.store;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.ObjectWriteResponse;
import io.minio.PutObjectAPIArgs;
import io.minio.UploadPartArgs;
import io.minio.messages.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One write to a bucket: in one request if it fits into a part, otherwise part by part.
 *
 * <p>Parts are invisible until the last request joins them, and the condition of a conditional
 * write is put to that request. If anything fails before, the parts are thrown away; if this
 * process dies, they stay in the bucket unseen and cost room until the bucket's lifecycle rule
 * ({@code AbortIncompleteMultipartUpload}) takes them.
 */
final class S3Upload {
    /** S3 wants 5 MiB or more for all parts but the last; one part is held in memory. */
    static final int PART = 8 * 1024 * 1024;

    /** S3's limit. */
    private static final int MAX_PARTS = 10_000;

    private static final String TYPE = "application/octet-stream";

    private final S3Calls calls;
    private final String bucket;
    private final String object;
    private final String act;
    private final Map<String, String> condition;
    private final Map<String, String> lock;

    /**
     * A write of this object.
     *
     * @param lock what says how long it is to be kept, or nothing
     * @param condition If-Match or If-None-Match, or nothing: then it may be sent twice
     */
    S3Upload(
            S3Calls calls,
            String bucket,
            String object,
            String act,
            Map<String, String> condition,
            Map<String, String> lock) {
        this.calls = calls;
        this.bucket = bucket;
        this.object = object;
        this.act = act;
        this.condition = condition;
        this.lock = lock;
    }

    /** Sends the content and gives its tag. */
    Tag send(Content content) throws StoreUnavailable, SourceFailed, S3Refused {
        try (SourceReader source = new SourceReader(content)) {
            byte[] part = new byte[firstBuffer(content)];
            int n = source.read(part);
            // A full buffer may be all there is, or the beginning of more.
            return n < part.length ? sendWhole(part, n) : sendParts(source, part);
        }
    }

    /** One byte more than a small content has, so that its end shows at the first read. */
    private static int firstBuffer(Content content) {
        long length = content.length();
        return length >= 0 && length < PART ? (int) length + 1 : PART;
    }

    private Tag sendWhole(byte[] bytes, int length) throws StoreUnavailable, S3Refused {
        S3Calls.Call<ObjectWriteResponse> put =
                client ->
                        client.putObject(
                                PutObjectAPIArgs.builder()
                                        .bucket(bucket)
                                        .object(object)
                                        .data(bytes, length)
                                        .contentType(TYPE)
                                        .extraHeaders(both(condition, lock))
                                        .build());
        ObjectWriteResponse answer =
                condition.isEmpty() ? calls.repeatable(act, put) : calls.once(act, put);
        return S3Store.tag(answer.etag());
    }

    private Tag sendParts(SourceReader source, byte[] first)
            throws StoreUnavailable, SourceFailed, S3Refused {
        String upload = begin();
        boolean sent = false;
        try {
            List<Part> parts = sendEach(upload, source, first);
            sent = true;
            return join(upload, parts);
        } catch (S3Refused e) {
            // Of a join, a no is certain: the parts are still there. Other failures of it are not.
            abort(upload);
            throw e;
        } finally {
            if (!sent) {
                abort(upload);
            }
        }
    }

    private String begin() throws StoreUnavailable, S3Refused {
        return calls.repeatable(
                        act,
                        client ->
                                client.createMultipartUpload(
                                        CreateMultipartUploadArgs.builder()
                                                .bucket(bucket)
                                                .object(object)
                                                .extraHeaders(lock)
                                                .build()))
                .result()
                .uploadId();
    }

    private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
        Map<String, String> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    private List<Part> sendEach(String upload, SourceReader source, byte[] buffer)
            throws StoreUnavailable, SourceFailed, S3Refused {
        List<Part> parts = new ArrayList<>();
        int n = buffer.length;
        while (n > 0) {
            if (parts.size() == MAX_PARTS) {
                throw new SourceFailed(
                        "More than " + (long) MAX_PARTS * PART + " bytes do not fit one object",
                        null);
            }
            parts.add(sendPart(upload, parts.size() + 1, buffer, n));
            n = n < buffer.length ? 0 : source.read(buffer);
        }
        return parts;
    }

    private Part sendPart(String upload, int number, byte[] bytes, int length)
            throws StoreUnavailable, S3Refused {
        return calls.repeatable(
                        act,
                        client ->
                                client.uploadPart(
                                        UploadPartArgs.builder()
                                                .bucket(bucket)
                                                .object(object)
                                                .uploadId(upload)
                                                .partNumber(number)
                                                .data(bytes, length)
                                                .build()))
                .part();
    }

    /** Never sent twice: after a join that was answered into the void the upload is unknown. */
    private Tag join(String upload, List<Part> parts) throws StoreUnavailable, S3Refused {
        ObjectWriteResponse answer =
                calls.once(
                        act,
                        client ->
                                client.completeMultipartUpload(
                                        CompleteMultipartUploadArgs.builder()
                                                .bucket(bucket)
                                                .object(object)
                                                .uploadId(upload)
                                                .parts(parts.toArray(Part[]::new))
                                                .maxRetries(0)
                                                .extraHeaders(condition)
                                                .build()));
        return S3Store.tag(answer.etag());
    }

    private void abort(String upload) {
        try {
            calls.repeatable(
                    "abandon an upload of " + object,
                    client -> client.abortMultipartUpload(abortArgs(upload)));
        } catch (StoreUnavailable | S3Refused e) {
            // The parts cost room until the lifecycle rule takes them; the failure that led here
            // is the one to tell.
        }
    }

    private AbortMultipartUploadArgs abortArgs(String upload) {
        return AbortMultipartUploadArgs.builder()
                .bucket(bucket)
                .object(object)
                .uploadId(upload)
                .build();
    }
}
