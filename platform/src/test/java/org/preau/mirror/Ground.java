package org.preau.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.preau.archive.Reason;
import org.preau.backup.mirror.EncryptedStore;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.store.Content;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.Tag;
import org.preau.backup.vault.Progress;
import org.preau.main.ArchiveWiring;
import org.preau.main.MirrorWiring;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;

/** A server with a mirror beside it, whose nights a test lets pass. */
final class Ground implements AutoCloseable {

    /** Moved by hand. */
    static final class Hands extends Clock {
        private volatile Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    final TestServer server;
    final Hands clock = new Hands();

    /** Where the mirror lies, unless the settings of the server say it. */
    final Path folder;

    final KeyRing ring = KeyRing.create(Clock.systemUTC());
    volatile boolean away;
    MirrorFeature mirror;

    Ground() {
        this(TestServer.start());
        mirror = over(false);
    }

    private Ground(TestServer server) {
        this.server = server;
        try {
            folder = Files.createTempDirectory("preau-mirror");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mirror = feature(MirrorWiring.place(server.house().settings()));
    }

    /** One whose server does nothing by itself any more, and has no vault yet. */
    static Ground still() throws IOException {
        Ground ground = new Ground();
        ground.beStill();
        return ground;
    }

    /** The same of a server whose own settings, the environment's, say where its mirror lies. */
    static Ground still(Map<String, String> settings) throws IOException {
        Ground ground = new Ground(TestServer.start(settings));
        ground.beStill();
        return ground;
    }

    private void beStill() throws IOException {
        server.house().jobs().close();
        for (ObjectKey key : keys(vaults(), "")) {
            vaults().delete(key);
        }
    }

    /** The feature as a server with this setting would have it. */
    MirrorFeature over(boolean appendOnly) {
        MirrorPlace place =
                new MirrorPlace(
                        folder.toString(),
                        appendOnly,
                        () -> {
                            if (away) {
                                throw new IOException("The mirror does not answer");
                            }
                            return open();
                        });
        return feature(place);
    }

    MirrorFeature feature(MirrorPlace place) {
        return MirrorWiring.feature(server.house(), place, clock);
    }

    ObjectStore vaults() {
        return server.house().vaults();
    }

    /** The mirror as whoever has its keys sees it; to be closed. */
    ObjectStore open() throws IOException {
        return EncryptedStore.open(DirectoryStore.open(folder), ring);
    }

    void take(Tenant tenant) throws IOException {
        var _ =
                ArchiveWiring.take(server.house())
                        .run(server.tenancy(tenant), Reason.ASKED, "x", "x", Progress.SILENT);
    }

    /** Something else in its site. */
    void change(Tenant tenant, String title) {
        var _ =
                server.house()
                        .database()
                        .write(
                                server.tenancy(tenant),
                                tx ->
                                        tx.query("update site set tagline = :title")
                                                .bind("title", title)
                                                .execute());
    }

    /** A night later, all that is due is done. */
    String night() {
        clock.pass(Duration.ofDays(1));
        return mirror.run();
    }

    MirrorStanding standing() {
        return MirrorStanding.read(server.house().database(), clock.instant());
    }

    String word() {
        return standing().word(true, clock.instant());
    }

    static List<ObjectKey> keys(ObjectStore store, String prefix) throws IOException {
        List<ObjectKey> keys = new ArrayList<>();
        ListPage page = store.list(prefix, null, ObjectStore.MAX_PAGE);
        while (!page.objects().isEmpty()) {
            page.objects().stream().map(ObjectStat::key).forEach(keys::add);
            page = store.list(prefix, keys.getLast(), ObjectStore.MAX_PAGE);
        }
        return keys;
    }

    static byte[] bytes(ObjectStore store, ObjectKey key) throws IOException {
        return store.read(key, 1 << 26).orElseThrow();
    }

    /** One bit is another. */
    static void damage(ObjectStore store, ObjectKey key) throws IOException {
        byte[] bytes = bytes(store, key);
        bytes[bytes.length / 2] ^= 1;
        Tag _ = store.put(key, Content.of(bytes));
    }

    List<String> letters() {
        return server.house()
                .database()
                .operator(
                        "read letters",
                        tx ->
                                tx.query(
                                                "select recipient || ' ' || subject || ' ' || text_body from outgoing_mail order by queued_at")
                                        .list(String.class));
    }

    void operator(String sql) {
        var _ = server.house().database().operator("a test", tx -> tx.query(sql).execute());
    }

    @Override
    public void close() {
        server.close();
    }
}
