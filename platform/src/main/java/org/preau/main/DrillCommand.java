package org.preau.main;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.preau.proof.Prove;
import org.preau.proof.Report;
import org.preau.tenancy.Tenant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code preau drill}: proves now, for one association or all, that it can be had back. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description =
                "Really restores the newest snapshot into a hidden place and compares: rows, files, pages. Changes nothing. Not zero if anything is wrong.")
final class DrillCommand implements Callable<Integer> {

    /**
     * How it went for one association.
     *
     * @param state passed, failed or unfinished
     */
    record Drilled(String slug, String state, Report report) {}

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private Said said = new Said();

    @Parameters(
            arity = "0..1",
            paramLabel = "SLUG",
            description = "The association's short name; all of them unless said.")
    private String slug = "";

    @Override
    public Integer call() {
        try (CommandPlatform platform = CommandPlatform.open(data)) {
            House house = platform.house();
            if (slug.isEmpty()) {
                return told(all(house));
            }
            Optional<Tenant> tenant = ExchangeWiring.tenant(house, slug);
            return tenant.isEmpty()
                    ? said.refused("No association has the short name " + slug + ".")
                    : told(List.of(one(house, tenant.get())));
        }
    }

    private List<Drilled> all(House house) {
        List<Drilled> all = new ArrayList<>();
        for (String its : ProofWiring.slugs(house)) {
            ExchangeWiring.tenant(house, its).ifPresent(tenant -> all.add(one(house, tenant)));
        }
        return all;
    }

    private Drilled one(House house, Tenant tenant) {
        Prove prove = ProofWiring.prove(house, ArchiveWiring.chapters());
        String its = tenant.slug().value();
        try {
            Report report = prove.run(house.tenancies().enter(tenant.id()));
            return new Drilled(its, report.passed() ? "passed" : "failed", report);
        } catch (IOException e) {
            said.remark(its + ": the vault, or the store of files, does not answer: " + e);
            return new Drilled(its, "unfinished", Report.none());
        }
    }

    private int told(List<Drilled> all) {
        int _ = said.all(all, DrillCommand::line);
        boolean well = all.stream().allMatch(it -> it.state().equals("passed"));
        return well ? ExitCode.DONE : ExitCode.BROKEN;
    }

    private static String line(Drilled it) {
        Report.Figures figures = it.report().figures();
        StringBuilder line =
                new StringBuilder(
                        "%-20s %-10s snapshot %d: %d texts, %d rows, %d files (%d bytes), %d pages%s, %d ms"
                                .formatted(
                                        it.slug(),
                                        it.state(),
                                        it.report().version(),
                                        figures.texts(),
                                        figures.rows(),
                                        figures.objects(),
                                        figures.bytes(),
                                        figures.pages(),
                                        figures.same() ? " the same as live" : "",
                                        figures.milliseconds()));
        it.report()
                .faults()
                .forEach(fault ->
                        line.append("\n  wrong: ")
                                .append(fault.kind())
                                .append(' ')
                                .append(fault.what()));
        return line.toString();
    }
}
