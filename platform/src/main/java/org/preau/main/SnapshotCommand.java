package org.preau.main;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preau.archive.CompareSnapshots;
import org.preau.archive.Reason;
import org.preau.archive.RestoreSnapshot;
import org.preau.archive.Snapshot;
import org.preau.archive.TakeSnapshot;
import org.preau.archive.Wish;
import org.preau.backup.vault.Progress;
import org.preau.snapshot.Counts;
import org.preau.snapshot.Differing;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code preau snapshot}: what an association owns, at the moments that are kept. */
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        description =
                "Lists, takes, compares and brings back snapshots of all an association owns.",
        subcommands = {
            SnapshotCommand.All.class,
            SnapshotCommand.Take.class,
            SnapshotCommand.Compare.class,
            SnapshotCommand.Restore.class
        })
final class SnapshotCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Which command?");
        }
    }

    /** What each of them asks for. */
    abstract static sealed class Step implements Callable<Integer>
            permits All, Take, Compare, Restore {

        @Mixin private DataOptions data = new DataOptions();
        @Mixin private Said said = new Said();

        @Parameters(index = "0", paramLabel = "SLUG", description = "The association's short name.")
        private String slug = "";

        abstract int run(House house, Tenant tenant, Tenancy tenancy, Said said) throws IOException;

        @Override
        public Integer call() {
            try (CommandPlatform platform = CommandPlatform.open(data)) {
                House house = platform.house();
                Optional<Tenant> tenant = ExchangeWiring.tenant(house, slug);
                if (tenant.isEmpty()) {
                    return said.refused("No association has the short name " + slug + ".");
                }
                return run(house, tenant.get(), house.tenancies().enter(tenant.get().id()), said);
            } catch (IOException e) {
                said.remark("The vault, or the store of files, does not do it: " + e.getMessage());
                return ExitCode.BROKEN;
            }
        }

        static Optional<Snapshot> known(House house, Tenancy tenancy, long number)
                throws IOException {
            return ArchiveWiring.vaults(house).snapshot(tenancy.tenant(), number);
        }

        static String missing(long number) {
            return "There is no snapshot " + number + "; see: preau snapshot list SLUG";
        }
    }

    /** {@code preau snapshot list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the snapshots of an association, the newest first.")
    static final class All extends Step {

        @Override
        int run(House house, Tenant tenant, Tenancy tenancy, Said said) throws IOException {
            return said.all(
                    ArchiveWiring.vaults(house).snapshots(tenant.id()),
                    it ->
                            "%6d  %s  %-16s %s"
                                    .formatted(
                                            it.number(), it.time(), it.reason().word(), it.by()));
        }
    }

    /** {@code preau snapshot create}. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Takes a snapshot now, unless nothing changed since the last one.")
    static final class Take extends Step {

        @Override
        int run(House house, Tenant tenant, Tenancy tenancy, Said said) throws IOException {
            TakeSnapshot.Taken taken =
                    ArchiveWiring.take(house)
                            .run(
                                    tenancy,
                                    Reason.ASKED,
                                    ArchiveWiring.COMMANDER.name(),
                                    ArchiveWiring.words(house).of(tenant.id(), Reason.ASKED),
                                    Progress.SILENT);
            taken.problems().forEach(path -> said.remark("The store does not give " + path));
            return said.done(
                    taken,
                    taken.made()
                            ? "snapshot %d: %d files, of which %d were read (%d bytes)"
                                    .formatted(
                                            taken.number(),
                                            taken.items(),
                                            taken.read(),
                                            taken.bytes())
                            : "nothing changed since snapshot " + taken.number());
        }
    }

    /** {@code preau snapshot diff}. */
    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description =
                    "Says which files are not the same in two snapshots: + new, - gone, ~ other.")
    static final class Compare extends Step {

        @Parameters(index = "1", paramLabel = "FROM", description = "The earlier one's number.")
        private long from;

        @Parameters(index = "2", paramLabel = "TO", description = "The later one's number.")
        private long to;

        @Override
        int run(House house, Tenant tenant, Tenancy tenancy, Said said) throws IOException {
            for (long number : List.of(from, to)) {
                if (known(house, tenancy, number).isEmpty()) {
                    return said.refused(missing(number));
                }
            }
            Differing it =
                    CompareSnapshots.run(ArchiveWiring.vaults(house).of(tenant.id()), from, to);
            StringBuilder lines = new StringBuilder();
            it.added().forEach(path -> lines.append("+ ").append(path).append('\n'));
            it.removed().forEach(path -> lines.append("- ").append(path).append('\n'));
            it.edited().forEach(path -> lines.append("~ ").append(path).append('\n'));
            return said.done(it, lines.isEmpty() ? "the same" : lines.toString().strip());
        }
    }

    /** {@code preau snapshot restore}. */
    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description =
                    "Makes an association what it was; without --yes it only says what would change.")
    static final class Restore extends Step {

        @Parameters(index = "1", paramLabel = "NUMBER", description = "Which snapshot.")
        private long number;

        @Option(
                names = "--only",
                paramLabel = "CHAPTER",
                split = ",",
                description =
                        "Only these: site, media, forms, comments, looks, templates, redirects, translations, agenda. What came since stays.")
        private List<String> only = List.of();

        @Option(
                names = "--text",
                paramLabel = "ID",
                description = "Only this article or page, if it is gone.")
        private @Nullable UUID text;

        @Option(names = "--people", description = "People's offices too.")
        private boolean people;

        @Option(names = "--yes", description = "Yes, do it.")
        private boolean yes;

        @Override
        int run(House house, Tenant tenant, Tenancy tenancy, Said said) throws IOException {
            Wish wish = new Wish(only, text, people);
            RestoreSnapshot restore = ArchiveWiring.restore(house);
            if (!restore.knows(wish)) {
                return said.refused("There is no such chapter in a snapshot: " + only);
            }
            RestoreSnapshot.Order order = ArchiveWiring.order(house, tenancy, number, wish);
            if (!yes) {
                Optional<Map<String, Counts>> plan = restore.plan(order);
                return plan.isEmpty()
                        ? said.refused(missing(number))
                        : said.done(
                                plan.get(),
                                lines(plan.get(), "would") + "Nothing was changed; --yes does it.");
            }
            return switch (restore.run(order, (_, _) -> {}, (_, _) -> {})) {
                case RestoreSnapshot.Restored it ->
                        said.done(
                                it,
                                lines(it.counts(), "did")
                                        + "Done. To undo it: preau snapshot restore %s %d --yes"
                                                .formatted(tenant.slug(), it.before()));
                case RestoreSnapshot.Unknown _ -> said.refused(missing(number));
                case RestoreSnapshot.Busy _ ->
                        said.refused("Somebody is writing all the time. Nothing was changed.");
            };
        }

        private static String lines(Map<String, Counts> counts, String word) {
            StringBuilder lines = new StringBuilder();
            counts.forEach((chapter, it) ->
                    lines.append(
                            "%-14s %s: %d back, %d changed, %d gone%n"
                                    .formatted(chapter, word, it.back(), it.changed(), it.gone())));
            return lines.isEmpty() ? "Nothing differs.\n" : lines.toString();
        }
    }
}
