package org.preau.backup.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.preau.backup.vault.Progress;

/** What a command says: words, or JSON on request; how far it is, where a person looks on. */
final class Speech {
    private static final long EVERY = 200_000_000;

    private final boolean json;
    private final boolean quiet;
    private long last = System.nanoTime();
    private boolean shown;

    Speech(boolean json, boolean quiet) {
        this.json = json;
        this.quiet = quiet;
    }

    /** The outcome, on standard output, in one of the two forms. */
    void say(Map<String, Object> values, String words) throws IOException {
        clear();
        System.out.println(json ? new ObjectMapper().writeValueAsString(values) : words);
    }

    /** Something that does not stop the command, on standard error. */
    void warn(String words) {
        clear();
        System.err.println(words);
    }

    /** A line that is drawn again and again, on a terminal only. */
    Progress progress(String what) {
        return quiet || json || !isTerminal()
                ? Progress.SILENT
                : (done, total) -> draw(what, done, total);
    }

    /** The shell knows (infra/lib/vault.sh); asking {@code System.console} costs 0.1 s. */
    private static boolean isTerminal() {
        return Boolean.getBoolean("preau.terminal");
    }

    private void draw(String what, long done, long total) {
        long now = System.nanoTime();
        if (now - last < EVERY) {
            return;
        }
        last = now;
        shown = true;
        int percent = total == 0 ? 0 : (int) (100 * done / total);
        String bar = "#".repeat(percent / 5) + ".".repeat(20 - percent / 5);
        System.err.printf(Locale.ROOT, "\r%s [%s] %3d %% of %s ", what, bar, percent, size(total));
        System.err.flush();
    }

    private void clear() {
        if (shown) {
            System.err.print("\r\033[K");
            shown = false;
        }
    }

    static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : bytes < 1_000_000_000
                        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                        : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }
}
