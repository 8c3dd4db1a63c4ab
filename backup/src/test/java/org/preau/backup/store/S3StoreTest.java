package org.preau.backup.store;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The bucket of a real S3 server keeps the contract. */
class S3StoreTest extends ObjectStoreAcceptance {
    private static S3ProxyServer server;

    private String location = "";

    @BeforeAll
    static void start() {
        server = S3ProxyServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    ObjectStore openEmpty() throws StoreUnavailable {
        String bucket = "b" + UUID.randomUUID();
        server.createBucket(bucket);
        location = server.location(bucket).replace("?", "/some/prefix?");
        return openAgain();
    }

    @Override
    ObjectStore openAgain() throws StoreUnavailable {
        return ObjectStores.open(location, S3ProxyServer.CREDENTIALS);
    }
}
