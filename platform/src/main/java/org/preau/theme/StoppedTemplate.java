package org.preau.theme;

import org.preau.render.Sandbox;
import org.preau.text.Message;

/**
 * Why a template was left out, as the rows keep it.
 *
 * @param kind {@code time}, {@code size}, {@code line} or {@code broken}
 * @param line from 1; 0 when nobody knows
 * @param reason in the engine's words; empty for the first two kinds
 */
public record StoppedTemplate(String kind, int line, String reason) {

    /** What became of a render that gave no page. */
    public static StoppedTemplate of(Sandbox.Outcome outcome) {
        return switch (outcome) {
            case Sandbox.Cut(String fragment, boolean tooLong) ->
                    new StoppedTemplate(tooLong ? "time" : "size", 0, "");
            case Sandbox.Broken(String fragment, int line, int column, String reason) ->
                    new StoppedTemplate(line > 0 ? "line" : "broken", line, reason);
            case Sandbox.Rendered rendered -> new StoppedTemplate("broken", 0, "");
            case Sandbox.Busy busy -> new StoppedTemplate("busy", 0, "");
        };
    }

    /** The same for whoever wrote it. */
    public Message said() {
        return new Message(
                "theme.template." + kind,
                switch (kind) {
                    case "time" -> java.util.Map.of("most", Sandbox.CPU_MS);
                    case "size" -> java.util.Map.of("most", Sandbox.BYTES / (1024 * 1024));
                    case "line" -> java.util.Map.of("line", line, "reason", reason);
                    case "broken" -> java.util.Map.of("reason", reason);
                    default -> java.util.Map.of();
                });
    }
}
