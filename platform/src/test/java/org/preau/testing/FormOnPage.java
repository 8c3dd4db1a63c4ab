package org.preau.testing;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form as a browser without script fills it in and sends it, fields of one name included. */
public final class FormOnPage {

    private final Visitor visitor;
    private final Document page;
    private final FormElement form;
    private final String path;

    private FormOnPage(Visitor visitor, Document page, String path, String selector) {
        this.visitor = visitor;
        this.page = page;
        this.path = path;
        this.form = (FormElement) page.select(selector).getFirst();
    }

    /** The form of a page that {@code selector} finds. */
    public static FormOnPage at(Visitor visitor, String path, String selector) {
        return of(visitor, path, visitor.get(path).body(), selector);
    }

    /** The same on a page that was answered before. */
    public static FormOnPage of(Visitor visitor, String path, String html, String selector) {
        return new FormOnPage(visitor, Jsoup.parse(html), path, selector);
    }

    public Document page() {
        return page;
    }

    /** Fills in the field of that element's id. */
    public FormOnPage fill(String id, String value) {
        Element field = page.getElementById(id);
        if (field == null) {
            throw new IllegalStateException("the page has no field " + id + ": " + page.text());
        }
        if (field.normalName().equals("select")) {
            field.select("option").forEach(option -> option.removeAttr("selected"));
            field.select("option[value=" + value + "]").getFirst().attr("selected", "");
        } else if (field.normalName().equals("textarea")) {
            field.text(value);
        } else {
            field.val(value);
        }
        return this;
    }

    /** Ticks a box or a radio button. */
    public FormOnPage tick(String selector) {
        page.select(selector).getFirst().attr("checked", "");
        return this;
    }

    /** Sends it without pressing a named button. */
    public HttpResponse<String> send() {
        return send("", "");
    }

    /** Sends it by the button of that name and value. */
    public HttpResponse<String> send(String name, String value) {
        List<String> pairs =
                form.formData().stream()
                        .map(one -> pair(one.key(), one.value()))
                        .collect(Collectors.toCollection(ArrayList::new));
        if (!name.isEmpty()) {
            pairs.add(pair(name, value));
        }
        String action = form.attr("action").isEmpty() ? path : form.attr("action");
        return visitor.bytes(
                "POST",
                action,
                "application/x-www-form-urlencoded",
                String.join("&", pairs).getBytes(StandardCharsets.UTF_8));
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
