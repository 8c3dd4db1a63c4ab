package org.preau.main;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.preau.operator.FoundPlatform;
import org.preau.web.CannotListen;
import org.preau.web.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code preau serve}: runs until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Runs the server until SIGTERM. On an empty data folder it makes a demonstration first.")
final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Mixin private DataOptions data = new DataOptions();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port; 0 for any free one; PREAU_PORT, else 8080.")
    private @Nullable Integer port;

    @Option(names = "--no-demo", description = "Begin with an empty platform.")
    private boolean noDemo;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        if (port != null) {
            given.put(Setting.PORT, port.toString());
        }
        CountDownLatch stopping = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(stopping, stopped)));
        try (Platform platform = Platform.open(data.settings(given), false)) {
            serve(platform);
            stopping.await();
        } finally {
            stopped.countDown();
        }
        return ExitCode.DONE;
    }

    private void serve(Platform platform) {
        boolean empty = new FoundPlatform(platform.database()).run("Préau");
        platform.follow();
        platform.checkStore();
        House house = Wiring.house(platform);
        Server server = Wiring.server(platform, house);
        PortFile.write(platform, start(server, platform));
        int management = Wiring.management(platform, server).start();
        house.jobs().start();
        Optional<InetSocketAddress> mail = MailWiring.receive(platform, house);
        PortalWiring.catchUp(house);
        PrintWriter out = out();
        if (!noDemo) {
            Demonstration.make(house, empty).forEach(out::println);
        }
        mail.ifPresent(at ->
                out.println(
                        "Mail is received at: smtp://"
                                + at.getAddress().getHostAddress()
                                + ":"
                                + at.getPort()));
        out.println("Health and metrics: http://127.0.0.1:" + management + "/healthz and /metrics");
        out.println("Préau is ready: " + house.origins().portal() + "/");
        out.flush();
        Thread.ofVirtual().name("warm").start(() -> warm(house));
    }

    /** Compiles all templates once the server answers, so that no first visitor waits for it. */
    private static void warm(House house) {
        long began = System.nanoTime();
        ThemeWiring.themes().warm();
        house.templates().warm();
        LOG.debug("templates warm ms=\"{}\"", (System.nanoTime() - began) / 1_000_000);
    }

    private static int start(Server server, Platform platform) {
        try {
            return server.start();
        } catch (CannotListen e) {
            throw new CannotStart(
                    "The port "
                            + e.port()
                            + " is taken, or may not be used. Choose another one with --port or PREAU_PORT"
                            + " (0 for any free one); "
                            + platform.settings().text(Setting.LISTEN)
                            + " is the address.",
                    e);
        }
    }

    private static void stop(CountDownLatch stopping, CountDownLatch stopped) {
        stopping.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PrintWriter out() {
        return spec == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : spec.commandLine().getOut();
    }
}
