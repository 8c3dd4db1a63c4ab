package org.preau.main;

import java.util.concurrent.Callable;
import org.preau.operator.CommandActs;
import org.preau.text.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code preau association create}. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Opens an association; its site answers at once.")
final class AssociationCreateCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private Said said = new Said();

    @Parameters(paramLabel = "SLUG", description = "The short name in its address.")
    private String slug = "";

    @Option(names = "--name", required = true, description = "Its full name.")
    private String name = "";

    @Option(names = "--theme", description = "The key of a theme; page-blanche unless said.")
    private String theme = "";

    @Option(
            names = "--blueprint",
            paramLabel = "ID",
            description = "The model of a site to begin with; the plain one unless said.")
    private String blueprint = "";

    @Option(names = "--sector", paramLabel = "1-6", description = "Its sector; none unless said.")
    private String sector = "";

    @Option(names = "--language", description = "The site's: fr or en; fr unless said.")
    private String language = "";

    @Option(names = "--quota", paramLabel = "MB", description = "Its space in megabytes.")
    private String quota = "";

    @Option(names = "--responsible-email", description = "Who is invited as its president.")
    private String email = "";

    @Option(names = "--responsible-name", description = "How the invitation greets them.")
    private String person = "";

    @Override
    public Integer call() {
        try (CommandPlatform platform = CommandPlatform.open(data)) {
            CommandActs acts = platform.operator().commands();
            return switch (acts.open(
                    slug,
                    name,
                    sector,
                    theme,
                    language,
                    quota,
                    email,
                    person,
                    blueprint,
                    Language.EN)) {
                case CommandActs.Done(CommandActs.Line line) ->
                        said.done(line, line.slug() + " is open at " + line.address());
                case CommandActs.Refused(String why) -> said.refused(why);
            };
        }
    }
}
