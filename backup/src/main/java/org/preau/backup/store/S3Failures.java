package org.preau.backup.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Puts what can go wrong with an S3 server into words with a remedy. */
final class S3Failures {
    private S3Failures() {}

    /** The first cause that is not one of the wrappers of futures. */
    static Throwable root(Throwable e) {
        Throwable cause = e.getCause();
        boolean wrapper = e instanceof ExecutionException || e instanceof CompletionException;
        return wrapper && cause != null ? root(cause) : e;
    }

    /** Whether another attempt may go better. After a time-out it would only double the wait. */
    static boolean passing(StoreUnavailable e) {
        return !(e.getCause() instanceof InterruptedIOException);
    }

    /** No answer, or half of one. */
    static StoreUnavailable broken(String act, S3Settings settings, IOException e) {
        return new StoreUnavailable(
                "Cannot %s at %s: %s".formatted(act, settings.endpoint(), said(e)),
                notSent(e)
                        ? "Nothing was sent: check that the server runs and the endpoint is right"
                        : "If it was a write, it is not known whether it was done: read it first",
                e);
    }

    static StoreUnavailable busy(String act, S3Settings settings) {
        return new StoreUnavailable(
                "Cannot %s: all %d connections to %s are busy"
                        .formatted(act, settings.connections(), settings.endpoint()),
                "Try again; if it lasts, look for streams left open or allow more",
                null);
    }

    /** An answer that is not S3. */
    static StoreUnavailable nonsense(String act, S3Settings settings, int status, Throwable e) {
        return new StoreUnavailable(
                "Cannot %s: %s does not answer as an S3 server%s"
                        .formatted(
                                act, settings.endpoint(), status == 0 ? "" : " (" + status + ")"),
                "Check the endpoint and what stands between it and here; if it was a write, it is"
                        + " not known whether it was done",
                e);
    }

    /** An answer that says no. */
    static StoreUnavailable refused(String act, S3Settings settings, S3Refused no) {
        if (no.status() == 507 || no.code().contains("QuotaExceeded")) {
            return new StoreFull(
                    "Cannot %s: bucket %s is full".formatted(act, settings.bucket()),
                    "Free some room or raise its quota; nothing was stored and nothing was lost",
                    no);
        }
        return new StoreUnavailable(
                "Cannot %s: %s answers %s".formatted(act, settings.endpoint(), no.getMessage()),
                remedy(settings, no),
                no);
    }

    private static String remedy(S3Settings settings, S3Refused no) {
        return switch (no.code()) {
            case "NoSuchBucket" ->
                    "Create the bucket %s there, or correct its name".formatted(settings.bucket());
            case "InvalidAccessKeyId", "SignatureDoesNotMatch" ->
                    "Correct the access key and the secret key";
            case "AccessDenied", "AllAccessDisabled" ->
                    "Give access key %s the rights to list, read, write and delete in bucket %s"
                            .formatted(settings.credentials().accessKey(), settings.bucket());
            case "PermanentRedirect", "Redirect", "AuthorizationHeaderMalformed", "BadRequest" ->
                    "Correct the region, which is now " + settings.region();
            case "RequestTimeTooSkewed" -> "Set the clock of this machine or of the server";
            case "NotImplemented", "MethodNotAllowed" ->
                    "The server lacks what a store needs (conditional writes): use another";
            default -> "Nothing was changed; look at the server's own log";
        };
    }

    private static boolean notSent(IOException e) {
        return e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException;
    }

    private static String said(IOException e) {
        return switch (e) {
            // Okio and the JDK have several words for it, and take turns.
            case SocketTimeoutException _ -> "no answer in time";
            case InterruptedIOException timeout when "timeout".equals(timeout.getMessage()) ->
                    "no answer in time";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
