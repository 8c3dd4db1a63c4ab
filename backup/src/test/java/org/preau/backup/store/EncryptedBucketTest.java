package org.preau.backup.store;

import java.time.Clock;
import org.preau.backup.mirror.EncryptedStore;
import org.preau.backup.mirror.KeyRing;

/** Encrypted in the bucket of a real S3 server, the contract is kept. */
class EncryptedBucketTest extends S3StoreTest {
    private final KeyRing ring = KeyRing.create(Clock.systemUTC());

    @Override
    ObjectStore openAgain() throws StoreUnavailable {
        return new EncryptedStore(super.openAgain(), ring);
    }
}
