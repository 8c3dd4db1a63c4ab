package org.preau.theme;

import org.preau.testing.TestServer;

/** Serves the demonstration's sites until it is stopped, to look at them: a main for developers. */
final class Showcase {

    private Showcase() {}

    /**
     * @param slugs which sites
     */
    public static void main(String[] slugs) throws InterruptedException {
        try (TestServer server = TestServer.start(java.util.Map.of("PREAU_PORT", "8199"))) {
            for (String slug : slugs) {
                DemoSite.load(server, slug);
                System.out.println("http://" + slug + ".localhost:" + server.port() + "/");
            }
            Thread.currentThread().join();
        }
    }
}
