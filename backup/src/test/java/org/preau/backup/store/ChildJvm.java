package org.preau.backup.store;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Another process of this program's classes, small and quick to start; killed when closed. */
public record ChildJvm(Process process, BufferedReader output) implements AutoCloseable {
    private static final Pattern NEEDED =
            Pattern.compile("jspecify|jgit|JavaEWAH|slf4j-api|zstd|commons-codec|jackson");

    /** Starts the class's {@code main} with these arguments. */
    public static ChildJvm start(Class<?> main, Object... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /** As {@link #start}, by way of another command ({@code unshare}). */
    public static ChildJvm start(List<String> wrapper, Class<?> main, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(classPath());
        command.add(main.getName());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new ChildJvm(process, process.inputReader());
    }

    /** The next line, or an error if the process has ended. */
    public String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IllegalStateException("The other process ended: " + process);
        }
        return line;
    }

    /** A line to its standard input. */
    public void tell(String line) throws IOException {
        process.outputWriter().write(line + "\n");
        process.outputWriter().flush();
    }

    /** SIGKILL, and what it had said until then. */
    public List<String> kill() throws IOException, InterruptedException {
        // The handle's way: that of the process would close its output as well.
        process.toHandle().destroyForcibly();
        List<String> rest = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            rest.add(line);
        }
        process.waitFor();
        return rest;
    }

    /** Waits for its end and gives what it had to say and its exit code, as the last line. */
    public List<String> end() throws IOException, InterruptedException {
        List<String> rest = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            rest.add(line);
        }
        process.waitFor(60, TimeUnit.SECONDS);
        rest.add("exit " + process.exitValue());
        return rest;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static boolean isNeeded(String path) {
        return path.endsWith("classes") || NEEDED.matcher(path).find();
    }

    /** Only what the main classes here need, so that they start quickly. */
    private static String classPath() {
        String all =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return String.join(
                File.pathSeparator,
                List.of(all.split(File.pathSeparator)).stream()
                        .filter(ChildJvm::isNeeded)
                        .toList());
    }
}
