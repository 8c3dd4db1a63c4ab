package org.preau.main;

import java.util.concurrent.Callable;
import org.preau.mirror.MirrorFeature;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code preau mirror}: how the second copy of all snapshots stands. */
@Command(
        name = "mirror",
        mixinStandardHelpOptions = true,
        description =
                "Says how the second copy of all snapshots stands: the last run, what is behind, what was repaired or lost. Not zero if anything is wrong.")
final class MirrorCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private Said said = new Said();

    @Override
    public Integer call() {
        try (CommandPlatform platform = CommandPlatform.open(data)) {
            MirrorFeature mirror = MirrorWiring.feature(platform.house());
            int _ = said.done(mirror.standing(), mirror.told());
            return mirror.isWell() ? ExitCode.DONE : ExitCode.BROKEN;
        }
    }
}
