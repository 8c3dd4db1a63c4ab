package org.preau.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preau.exchange.ArrivalReport;
import org.preau.exchange.Passage;
import org.preau.exchange.SiteForm;
import org.preau.snapshot.Safeguard;
import org.preau.tenancy.Tenant;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.Desk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code preau import}: another site's texts into an association. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Brings another site into an association, all of it at once, and says what did not come. Safe to run twice.",
        subcommands = {
            ImportCommand.Folder.class,
            ImportCommand.WordPress.class,
            ImportCommand.Spip.class,
            ImportTakeawayCommand.class
        })
final class ImportCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "From what?");
        }
    }

    /** A line of the loss report, for programs. */
    record Line(String what, String fate, String source, String why) {}

    /** The whole report, for programs. */
    record Told(Map<String, Map<String, Long>> counts, List<Line> lines) {}

    /** What every form of import asks for. */
    abstract static sealed class Form implements Callable<Integer> permits Folder, WordPress, Spip {

        @Mixin private DataOptions data = new DataOptions();
        @Mixin private Said said = new Said();

        @Parameters(index = "0", paramLabel = "SLUG", description = "The association's short name.")
        private String slug = "";

        @Parameters(index = "1", paramLabel = "FILE", description = "What to bring.")
        private Path source = Path.of("");

        @Option(
                names = "--media",
                paramLabel = "DIR",
                description = "The folder of the former site's pictures and files.")
        private @Nullable Path media;

        abstract SiteForm form();

        /** All of it at once, pictures beside it. */
        private ArrivalReport bring(House house, Desk desk) throws IOException {
            house.safeguard().before(desk.tenancy(), Safeguard.Danger.IMPORT, desk.actor().name());
            return ExchangeWiring.bringSite(house)
                    .run(
                            form(),
                            desk,
                            source,
                            media,
                            Passage.plain(this::progress, house.database()),
                            (tx, report) -> {});
        }

        @Override
        public Integer call() {
            if (!Files.isReadable(source) || (media != null && !Files.isDirectory(media))) {
                said.remark("There is nothing to read at " + source + " or " + media + ".");
                return ExitCode.USAGE;
            }
            try (CommandPlatform platform = CommandPlatform.open(data)) {
                House house = platform.house();
                Optional<Tenant> tenant = ExchangeWiring.tenant(house, slug);
                if (tenant.isEmpty()) {
                    return said.refused("No association has the short name " + slug + ".");
                }
                Optional<Desk> desk = ExchangeWiring.desk(house, tenant.get());
                if (desk.isEmpty()) {
                    return said.refused(
                            slug + " is " + tenant.get().state() + ": nobody writes there.");
                }
                return told(bring(house, desk.get()), house.messages());
            } catch (IOException e) {
                return said.refused(source + " cannot be read: " + e.getMessage());
            }
        }

        private void progress(long count) {
            said.remark(count + " …");
        }

        private int told(ArrivalReport report, Messages messages) {
            List<Line> lines =
                    report.lines().stream()
                            .map(line ->
                                    new Line(
                                            line.what().name().toLowerCase(java.util.Locale.ROOT),
                                            line.fate().name().toLowerCase(java.util.Locale.ROOT),
                                            line.source(),
                                            line.why().in(Language.EN, messages)))
                            .toList();
            return said.done(new Told(report.counts(), lines), text(report.counts(), lines));
        }

        private static String text(Map<String, Map<String, Long>> counts, List<Line> lines) {
            StringBuilder out = new StringBuilder();
            counts.forEach((what, fates) -> out.append("%-8s %s%n".formatted(what, fates)));
            lines.forEach(line ->
                    out.append(
                            "%-8s %-8s %s: %s%n"
                                    .formatted(
                                            line.fate(), line.what(), line.source(), line.why())));
            return out.toString().stripTrailing();
        }
    }

    /** {@code preau import folder}. */
    @Command(
            name = "folder",
            mixinStandardHelpOptions = true,
            description =
                    "A folder of Markdown or HTML, with front matter or without; also what export markdown wrote, which gives the same site again.")
    static final class Folder extends Form {

        @Override
        SiteForm form() {
            return SiteForm.FOLDER;
        }
    }

    /** {@code preau import wordpress}. */
    @Command(
            name = "wordpress",
            mixinStandardHelpOptions = true,
            description =
                    "WordPress' own export (WXR); --media names a copy of wp-content/uploads. Old addresses lead on.")
    static final class WordPress extends Form {

        @Override
        SiteForm form() {
            return SiteForm.WORDPRESS;
        }
    }

    /** {@code preau import spip}. */
    @Command(
            name = "spip",
            mixinStandardHelpOptions = true,
            description =
                    "SPIP's database: a dump of statements (mysqldump, phpMyAdmin) or its own SQLite backup; --media names a copy of IMG/. Old addresses lead on.")
    static final class Spip extends Form {

        @Override
        SiteForm form() {
            return SiteForm.SPIP;
        }
    }
}
