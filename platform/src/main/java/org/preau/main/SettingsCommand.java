package org.preau.main;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preau.text.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code preau settings}: what is in effect, and where it was said. */
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        description =
                "Shows every setting: its value in effect, where it was said, what it means. Secrets are masked.")
final class SettingsCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Map<Setting, Settings.Value> shown = data.settings().shown();
        PrintWriter out =
                spec == null
                        ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                        : spec.commandLine().getOut();
        if (json) {
            Map<String, Object> byKey = new LinkedHashMap<>();
            shown.forEach((setting, value) -> byKey.put(setting.key(), value));
            out.println(Json.text(byKey));
        } else {
            shown.forEach((setting, value) -> line(out, setting, value));
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static void line(PrintWriter out, Setting setting, Settings.Value value) {
        out.printf(
                "%-20s %-32s %-18s %s%n",
                setting.key(), value.text(), value.source(), setting.meaning());
    }
}
