package org.preau.main;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preau.tenancy.TenantState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code preau association list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists associations by name.")
final class AssociationListCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private Said said = new Said();

    @Option(names = "--state", description = "active, suspended, archived or deleted.")
    private @Nullable TenantState state;

    @Option(names = "--search", description = "Words of the name, short name or domain.")
    private String search = "";

    @Override
    public Integer call() {
        try (CommandPlatform platform = CommandPlatform.open(data)) {
            return said.all(
                    platform.operator().commands().list(state, search),
                    line ->
                            "%-40s %-10s %8d MB  %s"
                                    .formatted(
                                            line.slug(),
                                            line.state(),
                                            line.usedBytes() / 1_000_000,
                                            line.name()));
        }
    }
}
