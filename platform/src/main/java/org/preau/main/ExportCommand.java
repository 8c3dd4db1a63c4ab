package org.preau.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preau.exchange.ExportMarkdown;
import org.preau.exchange.ExportStatic;
import org.preau.exchange.ExportWxr;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code preau export}: an association's site as files. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes an association's whole site as files that need no Préau to be read.",
        subcommands = {
            ExportCommand.Markdown.class,
            ExportCommand.Static.class,
            ExportCommand.Wxr.class
        })
final class ExportCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "As what?");
        }
    }

    /** What every form of export asks for. */
    abstract static sealed class Form implements Callable<Integer> permits Markdown, Static, Wxr {

        private static final long STEP = 100;

        @Mixin private DataOptions data = new DataOptions();
        @Mixin private Said said = new Said();

        @Parameters(index = "0", paramLabel = "SLUG", description = "The association's short name.")
        private String slug = "";

        @Parameters(
                index = "1",
                paramLabel = "DEST",
                description = "A folder that is empty or not there yet.")
        private Path folder = Path.of("");

        /** Writes it, and says in a line what was written. */
        abstract int write(House house, Tenant tenant, Tenancy tenancy, Path to, Said said)
                throws IOException;

        @Override
        public Integer call() {
            try (CommandPlatform platform = CommandPlatform.open(data)) {
                House house = platform.house();
                Optional<Tenant> tenant = ExchangeWiring.tenant(house, slug);
                if (tenant.isEmpty()) {
                    return said.refused("No association has the short name " + slug + ".");
                }
                if (isTaken(folder)) {
                    return said.refused(folder + " is there and not an empty folder.");
                }
                Tenancy tenancy = house.tenancies().enter(tenant.get().id());
                return write(house, tenant.get(), tenancy, folder, said);
            } catch (IOException e) {
                said.remark("The folder " + folder + " cannot be written: " + e);
                return ExitCode.BROKEN;
            }
        }

        /** A line now and then, as imports say it too. */
        static LongConsumer progress(Said said) {
            long[] told = {0};
            return count -> {
                if (count >= told[0] + STEP) {
                    told[0] = count;
                    said.remark(count + " …");
                }
            };
        }

        private static boolean isTaken(Path folder) throws IOException {
            if (!Files.exists(folder)) {
                return false;
            }
            if (!Files.isDirectory(folder)) {
                return true;
            }
            try (Stream<Path> within = Files.list(folder)) {
                return within.findAny().isPresent();
            }
        }
    }

    /** {@code preau export markdown}. */
    @Command(
            name = "markdown",
            mixinStandardHelpOptions = true,
            description =
                    "The whole site as texts: Markdown for each article and page, the files they show, sections, menus, home page, look, comments, forms. Answers to forms and people stay. import folder brings it back.")
    static final class Markdown extends Form {

        @Override
        int write(House house, Tenant tenant, Tenancy tenancy, Path to, Said said)
                throws IOException {
            ExportMarkdown.Written it =
                    ExchangeWiring.exportMarkdown(house).run(tenancy, to, progress(said));
            it.missing().forEach(file -> said.remark("The store has lost " + file));
            return said.done(
                    it,
                    "%d articles, %d pages, %d sections, %d pictures and files, %d comments, %d forms in %s"
                            .formatted(
                                    it.articles(),
                                    it.pages(),
                                    it.sections(),
                                    it.media(),
                                    it.comments(),
                                    it.forms(),
                                    to));
        }
    }

    /** {@code preau export static}. */
    @Command(
            name = "static",
            mixinStandardHelpOptions = true,
            description =
                    "The site as visitors see it, in files that open from a folder without a server: links, search and feeds included.")
    static final class Static extends Form {

        @Override
        int write(House house, Tenant tenant, Tenancy tenancy, Path to, Said said)
                throws IOException {
            ExportStatic.Written it =
                    ExchangeWiring.exportStatic(house).run(tenant, tenancy, to, progress(said));
            return said.done(
                    it,
                    "%d pages, %d files and %d old addresses in %s; open index.html there"
                            .formatted(it.pages(), it.files(), it.redirects(), to));
        }
    }

    /** {@code preau export wxr}. */
    @Command(
            name = "wxr",
            mixinStandardHelpOptions = true,
            description =
                    "WordPress' own export: DEST/site.xml. Authors by their names, without addresses; pictures by their addresses on the site.")
    static final class Wxr extends Form {

        @Override
        int write(House house, Tenant tenant, Tenancy tenancy, Path to, Said said)
                throws IOException {
            Files.createDirectories(to);
            ExportWxr.Written it =
                    ExchangeWiring.exportWxr(house)
                            .run(tenant, tenancy, to.resolve("site.xml"), progress(said));
            it.left()
                    .forEach((what, count) ->
                            said.remark("WXR has no place for: %s (%d)".formatted(what, count)));
            return said.done(
                    it,
                    "%d articles, %d pages, %d sections, %d pictures, %d comments in %s/site.xml"
                            .formatted(
                                    it.articles(),
                                    it.pages(),
                                    it.sections(),
                                    it.media(),
                                    it.comments(),
                                    to));
        }
    }
}
