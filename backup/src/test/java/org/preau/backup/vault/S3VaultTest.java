package org.preau.backup.vault;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.ObjectStores;
import org.preau.backup.store.S3ProxyServer;

/** A vault in a bucket of a real S3 server. */
class S3VaultTest extends VaultAcceptance {
    private static S3ProxyServer server;

    @BeforeAll
    static void start() {
        server = S3ProxyServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    ObjectStore openEmpty() throws IOException {
        String bucket = "b" + UUID.randomUUID();
        server.createBucket(bucket);
        return ObjectStores.open(server.location(bucket), S3ProxyServer.CREDENTIALS);
    }
}
