package org.preau.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.store.S3ProxyServer;
import org.preau.main.Rebuilding.Ran;
import org.preau.postgres.DatabaseAccess;
import org.preau.testing.TestPostgres;
import org.preau.testing.TestServer;

/** A platform whose vaults, and whose mirror, lie in buckets of a real S3 server comes back. */
class RebuildFromBucketTest {

    private static final String KEY = S3ProxyServer.CREDENTIALS.accessKey();
    private static final String SECRET = S3ProxyServer.CREDENTIALS.secretKey();

    @TempDir private static Path folder;
    private static S3ProxyServer buckets;
    private static LostPlatform lost;
    private static String mirror;

    @BeforeAll
    static void loseEverything() throws Exception {
        buckets = S3ProxyServer.start();
        buckets.createBucket("coffres");
        buckets.createBucket("miroir");
        mirror = "s3://miroir/valrive?endpoint=" + buckets.endpoint();
        lost =
                LostPlatform.lose(
                        folder,
                        "s3://coffres/valrive?endpoint=" + buckets.endpoint(),
                        Map.of(
                                "PREAU_STORE_KEY", KEY,
                                "PREAU_STORE_SECRET", SECRET,
                                "PREAU_MIRROR", mirror,
                                "PREAU_MIRROR_KEY", KEY,
                                "PREAU_MIRROR_SECRET", SECRET));
    }

    @AfterAll
    static void stop() {
        buckets.close();
    }

    @Test
    void accountsPagesAndFilesComeBackFromABucket() throws Exception {
        DatabaseAccess access = TestPostgres.database();
        Path data = data("bucket", access, "store.key = " + KEY + "\nstore.secret = " + SECRET);

        Ran ran = rebuild(data, lost.vaults());

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("2 associations of 2 and the portal");
        lost.rowsAre(WhatStands.rows(access));
        assertThat(WhatStands.versions(data.resolve("vaults"))).isEqualTo(inBucket());
        try (TestServer back = TestServer.over(access, Rebuilding.again(data))) {
            assertThat(WhatStands.pages(back)).isEqualTo(lost.pages());
            assertThat(lost.signsIn(back)).isTrue();
            assertThat(lost.readsItsFile(back)).isTrue();
        }
    }

    @Test
    void fromTheEncryptedMirrorThatThePlatformKeptInABucketToo() throws Exception {
        DatabaseAccess access = TestPostgres.database();
        Path data =
                data(
                        "mirror",
                        access,
                        """
                        mirror = %s
                        mirror.keys = %s
                        mirror.key = %s
                        mirror.secret = %s
                        """
                                .formatted(mirror, lost.keys(), KEY, SECRET));

        Ran ran = rebuild(data, mirror);

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        lost.rowsAre(WhatStands.rows(access));
        assertThat(WhatStands.versions(data.resolve("vaults"))).isEqualTo(inBucket());
    }

    @Test
    void aServerThatKeepsTheSameBucketFindsItsHistoryThere() throws Exception {
        Path data =
                data(
                        "same",
                        TestPostgres.database(),
                        """
                        vaults = %s
                        store.key = %s
                        store.secret = %s
                        """
                                .formatted(lost.vaults(), KEY, SECRET));

        Ran ran = rebuild(data, lost.vaults());

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("Their history lies where it was.");
        assertThat(data.resolve("vaults")).doesNotExist();
    }

    @Test
    void whoMayNotReadTheBucketIsToldAndNothingIsBegun() throws Exception {
        DatabaseAccess access = TestPostgres.database();
        Path wrong = data("wrong", access, "store.key = " + KEY + "\nstore.secret = faux-secret");
        Path none = data("none", access, "");

        Ran refused = rebuild(wrong, lost.vaults());
        Ran keyless = rebuild(none, lost.vaults());

        assertThat(refused.code()).as(refused.out() + refused.err()).isEqualTo(ExitCode.BROKEN);
        assertThat(keyless.code()).isEqualTo(ExitCode.USAGE);
        assertThat(keyless.err()).contains("key");
        assertThat(WhatStands.rows(access).get("account")).isEmpty();
        assertThat(wrong.resolve("rebuild")).doesNotExist();
        assertThat(none.resolve("rebuild")).doesNotExist();
    }

    private static Ran rebuild(Path data, String from) {
        return Rebuilding.run(
                data, "rebuild", "--from", from, "--key-ring", lost.keys().toString());
    }

    private static Map<String, List<String>> inBucket() throws IOException {
        return WhatStands.versions(lost.vaults(), S3ProxyServer.CREDENTIALS);
    }

    private static Path data(String name, DatabaseAccess access, String more) throws IOException {
        return Rebuilding.data(folder.resolve(name), access, more);
    }
}
