package org.preau.main;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preau.mail.CapturedMail;
import org.preau.text.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code preau mail captured}: the messages that were kept instead of sent. */
@Command(
        name = "captured",
        mixinStandardHelpOptions = true,
        description =
                "Lists the messages that were kept in DATA/mail instead of sent: all of them, as long as no mail.relay is set.")
final class MailCapturedCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();

    @Option(names = "--json", description = "As JSON, whole messages included.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out =
                spec == null
                        ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                        : spec.commandLine().getOut();
        List<CapturedMail> all = captured(data.settings().data().resolve("mail"));
        if (json) {
            out.println(Json.text(all));
        } else {
            all.forEach(one -> out.printf("%s  %-40s %s%n", one.at(), one.to(), one.subject()));
            out.println(all.size() == 1 ? "1 message" : all.size() + " messages");
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static List<CapturedMail> captured(Path folder) {
        try {
            return CapturedMail.in(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", e);
        }
    }
}
