package org.preau.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Speaks HTTP to a test server as a browser of one host would: follows nothing by itself, keeps the
 * session cookie, fills the form token of the last page in.
 */
public final class Visitor {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final int port;
    private final String host;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String cookie = "";
    private long patienceS = 20;
    private String csrf = "";

    Visitor(int port, String host) {
        this.port = port;
        this.host = host;
    }

    /** A visitor of a server of this machine, however it was started. */
    public static Visitor of(int port, String host) {
        return new Visitor(port, host);
    }

    /** Waits so many seconds for an answer, instead of 20. */
    public Visitor patient(long seconds) {
        patienceS = seconds;
        return this;
    }

    /** With a header on every request from now on. */
    public Visitor with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** The same visitor, so that what is added to one is not added to the other. */
    public Visitor copy() {
        return at(host);
    }

    /** The same visitor with all that it carries, at another host of the same server. */
    public Visitor at(String otherHost) {
        Visitor copy = new Visitor(port, otherHost);
        copy.headers.putAll(headers);
        copy.cookie = cookie;
        copy.csrf = csrf;
        copy.patienceS = patienceS;
        return copy;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /**
     * Sends a form, with the token of the last page that had one unless {@code fields} has its own.
     */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("csrf", csrf);
        all.putAll(fields);
        return send(
                request(path)
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(all))));
    }

    /** Sends a form with one file, with the token of the last page. */
    public HttpResponse<String> upload(String path, String name, String file, byte[] bytes) {
        return upload(path, Map.of(), name, file, bytes);
    }

    /** The same with other fields of the form. */
    public HttpResponse<String> upload(
            String path, Map<String, String> fields, String name, String file, byte[] bytes) {
        String boundary = "----preau-test-boundary";
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("csrf", csrf);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        all.forEach((key, value) ->
                part(
                        body,
                        boundary,
                        "name=\"" + key + "\"",
                        value.getBytes(StandardCharsets.UTF_8)));
        part(body, boundary, "name=\"" + name + "\"; filename=\"" + file + "\"", bytes);
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                request(path)
                        .header("content-type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(
            ByteArrayOutputStream body, String boundary, String about, byte[] content) {
        String head = "--" + boundary + "\r\ncontent-disposition: form-data; " + about + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes as they are. */
    public HttpResponse<String> bytes(String method, String path, String type, byte[] body) {
        return send(
                request(path)
                        .header("content-type", type)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Sends JSON by any method. */
    public HttpResponse<String> json(String method, String path, String body) {
        return send(
                request(path)
                        .header("content-type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The session cookie as it stands; empty for none. */
    public String cookie() {
        return cookie;
    }

    public Visitor withCookie(String value) {
        cookie = value;
        return this;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(patienceS))
                        .header("host", host + ":" + port);
        headers.forEach(builder::header);
        if (!cookie.isEmpty()) {
            builder.header("cookie", cookie);
        }
        return builder;
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            response.headers()
                    .allValues("set-cookie")
                    .forEach(set -> cookie = set.substring(0, set.indexOf(';')));
            Matcher token = TOKEN.matcher(response.body());
            if (token.find()) {
                csrf = token.group(1);
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
