package org.preau.main;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.text.Json;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command answers: lines for people or one JSON document for programs, and its exit code. */
final class Said {

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** Done: {@code value} for programs, {@code line} for people. */
    int done(Object value, String line) {
        out().println(json ? Json.text(value) : line);
        out().flush();
        return ExitCode.DONE;
    }

    /** Done: many things, one line each. */
    <T> int all(List<T> values, Function<T, String> line) {
        if (json) {
            out().println(Json.text(values));
        } else {
            values.forEach(value -> out().println(line.apply(value)));
        }
        out().flush();
        return ExitCode.DONE;
    }

    /** Refused, and why: nothing was changed. */
    int refused(String why) {
        if (json) {
            out().println(Json.text(Map.of("refused", why)));
            out().flush();
        } else {
            err().println(why);
            err().flush();
        }
        return ExitCode.REFUSED;
    }

    /** Something to know beside the answer. */
    void remark(String line) {
        err().println(line);
        err().flush();
    }

    private PrintWriter out() {
        return spec == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : spec.root().commandLine().getOut();
    }

    private PrintWriter err() {
        return spec == null
                ? new PrintWriter(System.err, true, StandardCharsets.UTF_8)
                : spec.root().commandLine().getErr();
    }
}
