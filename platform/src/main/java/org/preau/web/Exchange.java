package org.preau.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.text.Language;

/**
 * One request, read whole: plain values, no Vert.x. Names and values are untrusted. Use it on one
 * thread.
 */
public final class Exchange {

    private final Method method;
    private final String path;
    private final String target;
    private final Map<String, String> parameters;
    private final Map<String, List<String>> query;
    private final Map<String, List<String>> form;
    private final Map<String, String> headers;
    private final Map<String, List<Upload>> uploads;
    private final byte[] body;
    private final @Nullable Upload file;
    private final String remote;
    private final String origin;
    private @Nullable Person person;

    Exchange(Incoming incoming, Map<String, String> parameters) {
        this.method = incoming.method();
        this.path = incoming.path();
        this.target = incoming.target();
        this.parameters = parameters;
        this.query = incoming.query();
        this.form = incoming.form();
        this.headers = incoming.headers();
        this.uploads = incoming.uploads();
        this.body = incoming.body();
        this.file = incoming.file();
        this.remote = incoming.remote();
        this.origin = incoming.origin();
    }

    public Method method() {
        return method;
    }

    /** The decoded path, without the query. */
    public String path() {
        return path;
    }

    /**
     * What was asked for as it was sent, not decoded: for names in which every sign counts. It may
     * be a path or a whole address, with or without a query.
     */
    public String target() {
        return target;
    }

    /**
     * The part of the path that the route calls {@code name}.
     *
     * @throws IllegalArgumentException when the route has no such part
     */
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no part " + name);
        }
        return value;
    }

    /** The first value of {@code name} in the query; empty text when it is not there. */
    public String query(String name) {
        return first(query, name);
    }

    /** The first value of {@code name} in the form; empty text when it is not there. */
    public String form(String name) {
        return first(form, name);
    }

    /** All values of {@code name} in the form. */
    public List<String> formAll(String name) {
        return form.getOrDefault(name, List.of());
    }

    /** Whether the form has {@code name} at all, as a ticked box has. */
    public boolean formHas(String name) {
        return form.containsKey(name);
    }

    /** The file of the form's field {@code name}; empty when none was chosen. */
    public Optional<Upload> upload(String name) {
        return uploads(name).stream().findFirst();
    }

    /** All files of the form's field {@code name} that hold something. */
    public List<Upload> uploads(String name) {
        return uploads.getOrDefault(name, List.of()).stream()
                .filter(upload -> upload.bytes() > 0)
                .toList();
    }

    /** The first header of that name, in any case; empty text when it is not there. */
    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    /** The body of a request that is no form. */
    public byte[] body() {
        return body;
    }

    /**
     * The body of a request that is no form, to a route that {@linkplain Route#takingFiles() takes
     * files}: it lies on disk, and {@link #body} is empty.
     */
    public Optional<Upload> bodyFile() {
        return Optional.ofNullable(file);
    }

    /** The address and port the request came from. */
    public String remote() {
        return remote;
    }

    /** The address only, for limits: of a visitor behind the platform's proxy too. */
    public String remoteAddress() {
        int port = remote.lastIndexOf(':');
        return port < 0 ? remote : remote.substring(0, port);
    }

    /** {@code scheme://host[:port]} of the verified host this request came to. */
    public String origin() {
        return origin;
    }

    /** Who has signed in, on any kind of route. */
    public Optional<Person> person() {
        return Optional.ofNullable(person);
    }

    /** What the person chose, else {@code ?langue=}, else what the browser asks for. */
    public Language language() {
        Optional<Language> asked = Language.ofTag(query("langue"));
        if (asked.isPresent()) {
            return asked.get();
        }
        return person().flatMap(Person::language)
                .orElseGet(() -> Language.negotiate(header("accept-language")));
    }

    void signedIn(Person who) {
        this.person = who;
    }

    private static String first(Map<String, List<String>> values, String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.getFirst();
    }
}
