package org.preau.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The control: a server that prints what it was given as it is, under an address for each. */
final class RawServer implements AutoCloseable {

    private final List<String> pages = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final String policy;

    /**
     * @param policy the content policy of every page; empty for none
     */
    RawServer(String policy) throws IOException {
        this.policy = policy;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Takes a page in; gives its address. */
    String add(String page) {
        pages.add(page);
        int port = server.getAddress().getPort();
        return "http://localhost:" + port + "/" + (pages.size() - 1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        if (!path.matches("[0-9]{1,6}")) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        String page = pages.get(Integer.parseInt(path));
        String type = page.startsWith("<?xml") ? "application/xhtml+xml" : "text/html";
        exchange.getResponseHeaders().set("content-type", type + "; charset=utf-8");
        if (!policy.isEmpty()) {
            exchange.getResponseHeaders().set("content-security-policy", policy);
        }
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
