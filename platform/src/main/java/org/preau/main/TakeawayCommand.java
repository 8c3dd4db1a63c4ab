package org.preau.main;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.preau.takeaway.PackTakeaway;
import org.preau.tenancy.Tenant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code preau takeaway}: everything an association has, in one archive. */
@Command(
        name = "takeaway",
        mixinStandardHelpOptions = true,
        description =
                "Writes everything an association has into one ZIP archive that opens without a server; import takeaway makes the same association of it elsewhere.")
final class TakeawayCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private Said said = new Said();

    @Parameters(index = "0", paramLabel = "SLUG", description = "The association's short name.")
    private String slug = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The archive, not there yet.")
    private Path file = Path.of("");

    @Option(names = "--without-history", description = "Only what is there now, no versions.")
    private boolean withoutHistory;

    @Override
    public Integer call() {
        try (CommandPlatform platform = CommandPlatform.open(data)) {
            House house = platform.house();
            Optional<Tenant> tenant = ExchangeWiring.tenant(house, slug);
            if (tenant.isEmpty()) {
                return said.refused("No association has the short name " + slug + ".");
            }
            if (Files.exists(file)) {
                return said.refused(file + " is there already.");
            }
            return write(house, tenant.get());
        } catch (IOException e) {
            said.remark("The archive cannot be written: " + e.getMessage());
            return ExitCode.BROKEN;
        }
    }

    /** Under another name until it is whole. */
    private int write(House house, Tenant tenant) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            PackTakeaway.Packed packed;
            try (OutputStream out = Files.newOutputStream(part)) {
                packed =
                        TakeawayWiring.pack(house)
                                .run(
                                        new PackTakeaway.Order(
                                                tenant,
                                                house.tenancies().enter(tenant.id()),
                                                ArchiveWiring.COMMANDER.name(),
                                                !withoutHistory),
                                        out,
                                        progress());
            }
            Path _ = Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            packed.missing().forEach(path -> said.remark("The store does not give " + path));
            return said.done(
                    packed,
                    "%d files, %d bytes unpacked, snapshot %d, in %s"
                            .formatted(packed.files(), packed.bytes(), packed.snapshot(), file));
        } finally {
            boolean _ = Files.deleteIfExists(part);
        }
    }

    private PackTakeaway.Progress progress() {
        PackTakeaway.Step[] last = {null};
        return (step, done, total) -> {
            if (step != last[0]) {
                last[0] = step;
                said.remark(step.word() + " …");
            }
        };
    }
}
