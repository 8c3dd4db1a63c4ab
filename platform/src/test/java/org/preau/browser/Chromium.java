package org.preau.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The system's own Chromium, driven by Playwright. Playwright's objects belong to one thread, so
 * each thread that asks has a browser of its own, started once for the JVM and ended with it: the
 * tests share that of the main thread, and a second thread may look at pages beside it.
 */
final class Chromium {

    static final int WIDE = 1280;
    static final int NARROW = 320;
    static final int HEIGHT = 800;

    private static final List<String> NAMES = List.of("chromium", "chromium-browser");
    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    /** The other core's: one thread with one browser, for whatever test looks at many pages. */
    private static final ExecutorService BESIDE =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("second-browser").daemon().factory());

    private static final ThreadLocal<Browser> HERE = ThreadLocal.withInitial(Chromium::start);

    private Chromium() {}

    /** The browser of this thread. */
    static Browser here() {
        return HERE.get();
    }

    /**
     * Does {@code work} in a second browser while the caller goes on in its own.
     *
     * @return what it gives, once it is done
     */
    static <T> Future<T> beside(Callable<T> work) {
        return BESIDE.submit(work);
    }

    /** A visitor's empty browser: French, light, nothing moves. Close it. */
    static BrowserContext visitor() {
        return here().newContext(french());
    }

    /** What contexts begin with, to be changed for a test. */
    static Browser.NewContextOptions french() {
        return new Browser.NewContextOptions()
                .setLocale("fr-FR")
                .setTimezoneId("Europe/Paris")
                .setViewportSize(WIDE, HEIGHT)
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    /** The driver ends the browser when its own input ends, so that it outlives no JVM. */
    private static Browser start() {
        Path program = program();
        Playwright driver =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return driver.chromium()
                .launch(
                        new BrowserType.LaunchOptions()
                                .setExecutablePath(program)
                                .setArgs(ARGUMENTS));
    }

    private static Path program() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(
                        Arrays.stream(path.split(File.pathSeparator, -1)).map(Path::of),
                        Stream.of(Path.of("/usr/bin")))
                .flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(
                                "There is no chromium on the PATH. Install it:  sudo apt install chromium"));
    }
}
