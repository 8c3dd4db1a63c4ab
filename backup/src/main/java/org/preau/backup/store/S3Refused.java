package org.preau.backup.store;

import io.minio.errors.ErrorResponseException;
import java.io.IOException;

/**
 * The server understood and said no, in S3's words. Some of its answers are outcomes (no such key,
 * condition failed); whoever cannot use one turns it into a {@link StoreUnavailable}.
 */
final class S3Refused extends IOException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final int status;

    S3Refused(ErrorResponseException e) {
        super(e.errorResponse().code() + ": " + e.errorResponse().message(), e);
        code = e.errorResponse().code();
        status = e.response().code();
    }

    /** The bucket is there, the object is not. */
    boolean noSuchKey() {
        return code.equals("NoSuchKey");
    }

    /** An object is not there, or, since HEAD has no body to say more, the bucket is not. */
    boolean notFound() {
        return status == 404;
    }

    boolean noSuchBucket() {
        return code.equals("NoSuchBucket");
    }

    /** If-Match or If-None-Match did not hold, or (409) another conditional write was under way. */
    boolean conditionFailed() {
        return status == 412
                || code.equals("ConditionalRequestConflict")
                || code.equals("PreconditionFailed");
    }

    boolean rangeBeyondEnd() {
        return status == 416;
    }

    /** The server may do it in a moment, and has not done it. */
    boolean passing() {
        return status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }
}
