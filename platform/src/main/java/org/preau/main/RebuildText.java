package org.preau.main;

import java.time.Duration;
import java.util.List;
import org.preau.rebuild.Report;

/** What a rebuild did, as lines for people. */
final class RebuildText {

    private final Report report;
    private final StringBuilder lines = new StringBuilder();

    RebuildText(Report report) {
        this.report = report;
    }

    String text() {
        said();
        add("");
        add("How long it took");
        report.millis()
                .forEach((phase, millis) -> add("  %-26s %s".formatted(phase, time(millis))));
        add("");
        add("What is not back");
        problems();
        if (!report.secrets()) {
            add(
                    "  passwords, second factors, passkeys, tokens, passwords for programs, links to files:");
            add("    no ring of keys was given, or the copy was made without one.");
            add(
                    "    People come in by a link that is mailed to them; where mail does not work yet:");
            add("    infra/preau account sign-in-link EMAIL");
        }
        report.notBack().forEach((what, why) -> add("  %s: %s".formatted(what, why)));
        report.machine()
                .forEach(it -> add("  a setting of the former machine, to be looked at: " + it));
        add("");
        add(
                report.whole()
                        ? "Done. Start the server: infra/run"
                        : "NOT ALL IS BACK. What came is whole. Mend what is named above, and run the same command again.");
        return lines.toString().stripTrailing();
    }

    private void said() {
        long back = count("brought");
        add(
                "The platform of %s: %d accounts, %d associations of %d and the portal, %d rows, %d files"
                        .formatted(
                                report.taken(),
                                report.rows().getOrDefault("account", 0L),
                                associations().stream().filter(Report.One::isBack).count(),
                                associations().size(),
                                report.associations().stream().mapToLong(Report.One::rows).sum(),
                                report.associations().stream().mapToInt(Report.One::files).sum()));
        if (report.resumed()) {
            add("It went on with what an earlier run had begun; %d came now.".formatted(back));
        }
        if (!report.settings().isEmpty()) {
            add("Settings that came: " + String.join(", ", report.settings()));
        }
        add(
                report.vaults().same()
                        ? "Their history lies where it was."
                        : "Their history is in this server's own store: %d vaults."
                                .formatted(report.vaults().copied()));
    }

    private void problems() {
        for (Report.One it : report.associations()) {
            if (!it.isBack()) {
                add(
                        "  %s (%s, vault %s): %s"
                                .formatted(it.slug(), it.name(), it.vault(), it.why()));
            }
            if (!it.lost().isEmpty()) {
                add(
                        "  %s: %d files that its vault did not have either, first %s"
                                .formatted(it.slug(), it.lost().size(), it.lost().getFirst()));
            }
            if (it.strangers() > 0) {
                add(
                        "  %s: the offices of %d people whose account is younger than the copy: invite them"
                                .formatted(it.slug(), it.strangers()));
            }
        }
        report.vaults().wrong().forEach(it -> add("  history of " + it));
    }

    private List<Report.One> associations() {
        return report.associations().stream().skip(1).toList();
    }

    private long count(String outcome) {
        return report.associations().stream().filter(it -> it.outcome().equals(outcome)).count();
    }

    private static String time(long millis) {
        Duration time = Duration.ofMillis(millis);
        return time.toMinutes() > 0
                ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
                : "%.1f s".formatted(millis / 1000.0);
    }

    private void add(String line) {
        lines.append(line).append('\n');
    }
}
