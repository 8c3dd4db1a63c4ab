package org.preau.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.ObjectStores;
import org.preau.postgres.DatabaseAccess;
import org.preau.postgres.EmbeddedPostgres;
import org.preau.postgres.PostgresOptions;
import org.preau.testing.ServerProcess;
import org.preau.testing.TestPostgres;
import org.preau.testing.TestServer;

/**
 * A rebuild is a process that is killed on its way, with all that it started; the same command once
 * more brings what an undisturbed one brings.
 */
class KilledRebuildTest {

    private static final long PATIENCE_NANOS = 120_000_000_000L;

    @TempDir private static Path folder;
    private static LostPlatform lost;

    /** When it is killed. */
    private enum Moment {
        /** It is about to put accounts back. */
        COPY_THERE,
        /** The portal is back, no association is. */
        FIRST_BACK,
        SECOND_BACK,
        /** All rows are back, no history is. */
        LAST_BACK,
        /** A vault's versions are on their way. */
        HISTORY;

        boolean hasCome(ServerProcess process, Path data) {
            return switch (this) {
                case COPY_THERE -> process.said().contains("the platform's own copy of ");
                case FIRST_BACK -> process.said().contains("[1/3] ");
                case SECOND_BACK -> process.said().contains("[2/3] ");
                case LAST_BACK -> process.said().contains("[3/3] ");
                case HISTORY -> Files.isDirectory(data.resolve("vaults/vaults"));
            };
        }
    }

    @BeforeAll
    static void loseEverything() throws Exception {
        lost = LostPlatform.lose(folder, folder.resolve("vaults").toString(), Map.of());
    }

    @Test
    void killedTwiceOnItsWayItBringsTheSame() throws Exception {
        DatabaseAccess access = TestPostgres.database();
        Path data = Rebuilding.data(folder.resolve("twice"), access, "");

        assertThat(killed(data, Moment.FIRST_BACK)).isTrue();
        boolean cut = killed(data, Moment.HISTORY);

        whole(data, cut);
        isTheSame(data, access);
    }

    /** Two minutes long nobody would come back: a run that copies vaults takes its turn at each. */
    @Test
    void theTurnAtAVaultThatAKilledOneHadHoldsNothingUp() throws Exception {
        DatabaseAccess access = TestPostgres.database();
        Path data = Rebuilding.data(folder.resolve("turn"), access, "");
        String turn = "preau-lease-1 " + Instant.now().plusSeconds(120) + " killed\n";
        try (ObjectStore vaults = ObjectStores.open(data.resolve("vaults").toString(), null)) {
            var _ =
                    vaults.put(
                            new ObjectKey("mirror/" + lost.betas() + "/lease"),
                            Content.of(turn.getBytes(StandardCharsets.UTF_8)));
        }

        Rebuilding.Ran ran =
                Rebuilding.run(
                        data,
                        "rebuild",
                        "--from",
                        lost.vaults(),
                        "--key-ring",
                        lost.keys().toString());

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(WhatStands.versions(data.resolve("vaults")))
                .isEqualTo(WhatStands.versions(Path.of(lost.vaults())));
    }

    @Test
    @Tag("thorough")
    void killedOnceAtEachMomentItBringsTheSame() throws Exception {
        for (Moment moment : Moment.values()) {
            DatabaseAccess access = TestPostgres.database();
            Path data = Rebuilding.data(folder.resolve("at-" + moment), access, "");

            boolean cut = killed(data, moment);

            whole(data, cut);
            isTheSame(data, access);
        }
    }

    @Test
    @Tag("thorough")
    void killedAtAnyTimeItBringsTheSame() throws Exception {
        long begun = System.nanoTime();
        Path calm = Rebuilding.data(folder.resolve("calm"), TestPostgres.database(), "");
        whole(calm, true);
        long took = System.nanoTime() - begun;
        int cuts = 0;
        for (int tenth = 2; tenth <= 10; tenth++) {
            DatabaseAccess access = TestPostgres.database();
            Path data = Rebuilding.data(folder.resolve("tenth-" + tenth), access, "");
            long after = took * tenth / 10;

            boolean cut = killed(data, passed(after));

            whole(data, cut);
            isTheSame(data, access);
            cuts += cut ? 1 : 0;
        }
        System.out.printf("a rebuild of %d ms, cut at %d of 9 tenths%n", took / 1_000_000, cuts);
        assertThat(cuts).isPositive();
    }

    /** Accounts and rows must be on disk before a file says that they are there. */
    @Test
    @Tag("thorough")
    void killedWithItsOwnPostgreSqlItBringsTheSame() throws Exception {
        Path data = Files.createTempDirectory("preau-killed-rebuild");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

        for (Moment moment : List.of(Moment.FIRST_BACK, Moment.SECOND_BACK, Moment.LAST_BACK)) {
            assertThat(killed(data, moment)).as(moment.name()).isTrue();
        }

        whole(data, true);
        try (EmbeddedPostgres own =
                EmbeddedPostgres.start(data.resolve("postgresql"), PostgresOptions.defaults())) {
            lost.rowsAre(WhatStands.seen(own.superuser("preau")));
            serves(data, own.owner());
        }
    }

    private static BooleanSupplier passed(long nanos) {
        long end = System.nanoTime() + nanos;
        return () -> System.nanoTime() >= end;
    }

    private static boolean killed(Path data, Moment moment) throws Exception {
        try (ServerProcess process = begin(data)) {
            return killed(process, data, () -> moment.hasCome(process, data));
        }
    }

    private static boolean killed(Path data, BooleanSupplier moment) throws Exception {
        try (ServerProcess process = begin(data)) {
            return killed(process, data, moment);
        }
    }

    /** Whether it was killed before its end; where it was not, all is there already. */
    private static boolean killed(ServerProcess process, Path data, BooleanSupplier moment)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!moment.getAsBoolean() && process.isAlive()) {
            assertThat(System.nanoTime()).as(process.said()).isLessThan(end);
            LockSupport.parkNanos(500_000);
        }
        process.kill();
        assertThat(process.said()).doesNotContain("It is not done");
        return !process.said().contains("Done. Start the server")
                && !Files.exists(data.resolve("vaults/vaults/platform/head"));
    }

    private static ServerProcess begin(Path data) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("rebuild", "--from", lost.vaults()));
        arguments.addAll(List.of("--key-ring", lost.keys().toString()));
        arguments.addAll(List.of("--data", data.toString()));
        return ServerProcess.command(arguments);
    }

    /** The same command, to its end; it has nothing to do where {@code cut} is false. */
    private static void whole(Path data, boolean cut) throws Exception {
        try (ServerProcess process = begin(data)) {
            int code = process.exit();
            if (cut || code == ExitCode.DONE) {
                assertThat(code).as(process.said()).isZero();
                assertThat(process.said()).contains("Done. Start the server");
            } else {
                assertThat(process.said()).contains("not empty");
            }
        }
        assertThat(data.resolve("rebuild")).doesNotExist();
    }

    private static void isTheSame(Path data, DatabaseAccess access) throws Exception {
        lost.rowsAre(WhatStands.rows(access));
        serves(data, access);
    }

    private static void serves(Path data, DatabaseAccess access) throws Exception {
        assertThat(WhatStands.versions(data.resolve("vaults")))
                .isEqualTo(WhatStands.versions(Path.of(lost.vaults())));
        try (TestServer back = TestServer.over(access, Rebuilding.again(data))) {
            assertThat(WhatStands.pages(back)).isEqualTo(lost.pages());
            assertThat(lost.signsIn(back)).isTrue();
            assertThat(lost.readsItsFile(back)).isTrue();
        }
    }
}
