package org.preau.backup.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system of two megabytes, mounted for one process in a name space of its own. */
class FullDiskTest {
    private static final String MOUNT_AND_RUN =
            "mount -t tmpfs -o size=2m preau-full-disk \"$0\" && exec \"$@\"";

    @TempDir private Path mountPoint;

    @Test
    void a_full_disk_is_told_and_tears_nothing_and_recovers() throws Exception {
        List<String> inNameSpace =
                List.of(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        MOUNT_AND_RUN,
                        mountPoint.toString());

        try (ChildJvm child = ChildJvm.start(inNameSpace, FullDisk.class, mountPoint)) {
            assertThat(child.end())
                    .containsExactly(
                            "Cannot store KEY: the disk or its quota is full. Free some room or"
                                    + " enlarge it; nothing was stored and nothing was lost",
                            "full after some: true",
                            "whole: true",
                            "listed: true",
                            "again: true",
                            "exit 0");
        }
    }
}
