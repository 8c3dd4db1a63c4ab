package org.preau.backup.store;

import io.minio.Http;
import io.minio.MinioAsyncClient;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.ServerException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * Speaks to one S3 server through the MinIO SDK: a bounded number of requests at once, each with
 * its time limit, repeated only where that is harmless.
 *
 * <p>The SDK's own client repeats any request on a 503, and OkHttp repeats one whose connection
 * broke, conditional writes included: the second attempt then meets the success of the first and
 * reports a conflict to the writer that won. Both are turned off, and {@link #repeatable} does it
 * where the caller knows that it may.
 */
final class S3Calls implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 100;

    /** Shorter than servers keep idle connections: a write sent into a closing one is in doubt. */
    private static final long IDLE_SECONDS = 4;

    /** A request, as the SDK makes it. */
    interface Call<T> extends Function<MinioAsyncClient, CompletableFuture<T>> {}

    private final S3Settings settings;
    private final OkHttpClient http;
    private final MinioAsyncClient calls;
    private final MinioAsyncClient downloads;
    private final Semaphore turns;

    S3Calls(S3Settings settings) {
        this.settings = settings;
        turns = new Semaphore(settings.connections(), true);
        http = http(settings);
        // The limit on a whole call ends with the last byte of its answer: it would cut a download
        // that a slow reader takes long over. Those are limited byte by byte.
        calls = client(http.newBuilder().callTimeout(settings.patience().multipliedBy(5)).build());
        downloads = client(http);
    }

    /**
     * A request that may be sent twice.
     *
     * @throws S3Refused if the server says no, for good
     */
    <T> T repeatable(String act, Call<T> call) throws StoreUnavailable, S3Refused {
        takeTurn(act);
        try {
            return retrying(act, calls, call);
        } finally {
            turns.release();
        }
    }

    /**
     * A request that is sent once, whatever happens.
     *
     * @throws S3Refused if the server says no
     */
    <T> T once(String act, Call<T> call) throws StoreUnavailable, S3Refused {
        takeTurn(act);
        try {
            return await(act, call.apply(calls));
        } finally {
            turns.release();
        }
    }

    /**
     * A request, which may be sent twice, whose answer is a stream. If it returns, its turn goes on
     * until the caller's {@link #release}.
     *
     * @throws S3Refused if the server says no, for good
     */
    <T> T stream(String act, Call<T> call) throws StoreUnavailable, S3Refused {
        takeTurn(act);
        boolean opened = false;
        try {
            T answer = retrying(act, downloads, call);
            opened = true;
            return answer;
        } finally {
            if (!opened) {
                turns.release();
            }
        }
    }

    void release() {
        turns.release();
    }

    /** A no that the caller can make nothing of, in words. */
    StoreUnavailable unexpected(String act, S3Refused refused) {
        return S3Failures.refused(act, settings, refused);
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private <T> T retrying(String act, MinioAsyncClient client, Call<T> call)
            throws StoreUnavailable, S3Refused {
        long end = System.nanoTime() + settings.patience().toNanos();
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == ATTEMPTS || System.nanoTime() > end;
            try {
                return await(act, call.apply(client));
            } catch (S3Refused e) {
                if (last || !e.passing()) {
                    throw e;
                }
            } catch (StoreUnavailable e) {
                if (last || !S3Failures.passing(e)) {
                    throw e;
                }
            }
            pause(act, attempt);
        }
    }

    private void takeTurn(String act) throws StoreUnavailable {
        try {
            if (!turns.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw S3Failures.busy(act, settings);
            }
        } catch (InterruptedException e) {
            throw interrupted(act, e);
        }
    }

    private <T> T await(String act, CompletableFuture<T> answer)
            throws StoreUnavailable, S3Refused {
        try {
            // OkHttp's own limits come first and say more; this one is for what they do not see.
            return answer.get(6 * settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw translate(act, S3Failures.root(e));
        } catch (TimeoutException e) {
            abandon(answer);
            throw S3Failures.broken(act, settings, new InterruptedIOException("no answer in time"));
        } catch (InterruptedException e) {
            abandon(answer);
            throw interrupted(act, e);
        }
    }

    /** What the SDK reports: an answer in S3's words, or anything else. */
    private StoreUnavailable translate(String act, Throwable cause) throws S3Refused {
        return switch (cause) {
            case ErrorResponseException e -> throw new S3Refused(e);
            case ServerException e -> S3Failures.nonsense(act, settings, e.statusCode(), e);
            case IOException e -> S3Failures.broken(act, settings, e);
            case MinioException e -> S3Failures.nonsense(act, settings, 0, e);
            default -> S3Failures.nonsense(act, settings, 0, cause);
        };
    }

    /** Nobody waits for it any more: what it brings is closed when it comes. */
    private static <T> void abandon(CompletableFuture<T> answer) {
        CompletableFuture<Void> _ = answer.thenAccept(S3Calls::closeLate);
    }

    private static void closeLate(Object answer) {
        if (answer instanceof AutoCloseable late) {
            try {
                late.close();
            } catch (Exception e) {
                // It was unwanted already.
            }
        }
    }

    private void pause(String act, int attempt) throws StoreUnavailable {
        try {
            Thread.sleep(FIRST_PAUSE_MILLIS << (2 * (attempt - 1)));
        } catch (InterruptedException e) {
            throw interrupted(act, e);
        }
    }

    private StoreUnavailable interrupted(String act, InterruptedException e) {
        Thread.currentThread().interrupt();
        var cause = new InterruptedIOException("interrupted");
        cause.initCause(e);
        return S3Failures.broken(act, settings, cause);
    }

    private MinioAsyncClient client(OkHttpClient http) {
        MinioAsyncClient client =
                MinioAsyncClient.builder()
                        .endpoint(settings.endpoint().toString())
                        // Always said, or the SDK asks the server first.
                        .region(settings.region())
                        .credentials(
                                settings.credentials().accessKey(),
                                settings.credentials().secretKey())
                        .httpClient(http)
                        .build();
        if (settings.pathStyle()) {
            client.disableVirtualStyleEndpoint();
        } else {
            client.enableVirtualStyleEndpoint();
        }
        return client;
    }

    private static OkHttpClient http(S3Settings settings) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(settings.connections());
        // OkHttp's own limit per host is 5.
        dispatcher.setMaxRequestsPerHost(settings.connections());
        OkHttpClient.Builder client =
                new OkHttpClient.Builder()
                        .dispatcher(dispatcher)
                        .connectionPool(
                                new ConnectionPool(
                                        settings.connections(), IDLE_SECONDS, TimeUnit.SECONDS))
                        .connectTimeout(settings.patience().dividedBy(3))
                        .readTimeout(settings.patience())
                        .writeTimeout(settings.patience())
                        .retryOnConnectionFailure(false)
                        .followRedirects(false)
                        .protocols(List.of(Protocol.HTTP_1_1));
        // Without TLS nobody needs the authorities, which take longer to read than all the rest.
        return "https".equals(settings.endpoint().getScheme())
                ? trusting(client.build())
                : client.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();
    }

    /** An association's own server may have an own authority, named by SSL_CERT_FILE. */
    private static OkHttpClient trusting(OkHttpClient client) {
        try {
            return Http.enableExternalCertificatesFromEnv(client);
        } catch (MinioException e) {
            throw new IllegalArgumentException(
                    "SSL_CERT_FILE or SSL_CERT_DIR names no readable certificates", e);
        }
    }
}
