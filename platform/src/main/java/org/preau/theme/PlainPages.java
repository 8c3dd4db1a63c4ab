package org.preau.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.preau.render.SafeHtml;
import org.preau.text.Language;
import org.preau.text.MarkdownOptions;
import org.preau.web.SitePages;

/** The pages that every site has: legal notice, accessibility, and those that say what is wrong. */
final class PlainPages {

    static final String LEGAL = "/mentions-legales";
    static final String ACCESSIBILITY = "/accessibilite";

    private PlainPages() {}

    static SitePages.Page legal(Shell shell) {
        SiteDetails site = shell.site();
        Voice voice = shell.voice();
        String title = voice.say("theme.legal.title");
        Model legal =
                Model.of("name", shell.name())
                        .and("address", voice.lines(site.address()))
                        .and("rna", registration(site, "W[0-9A-Z]{9}"))
                        .and("siren", registration(site, "[0-9]{9}"))
                        .and("director", site.director())
                        .and("email", site.email())
                        .and("phone", site.phone())
                        .and("phoneUrl", Contacts.phone(site.phone()))
                        .and("host", host(shell));
        return new Canvas(shell, "legal", LEGAL)
                .titled(title)
                .canonical(LEGAL)
                .crumb(title)
                .show("legal", legal.map());
    }

    static SitePages.Page accessibility(Shell shell) {
        Voice voice = shell.voice();
        String title = voice.say("theme.accessibility.title");
        MarkdownOptions options = Texts.options(voice, Map.of());
        String html = Texts.render(statement(shell), options).html();
        return new Canvas(shell, "accessibility", ACCESSIBILITY)
                .titled(title)
                .canonical(ACCESSIBILITY)
                .crumb(title)
                .show("accessibility", Map.of("html", new SafeHtml(html)));
    }

    /** A page that another feature brings, made for one visitor. */
    static SitePages.Page part(Shell shell, PartPage page) {
        String title = shell.voice().set(page.title());
        Model content = Model.empty();
        page.content().forEach(content::and);
        if (!page.text().isBlank()) {
            MarkdownOptions options = Texts.options(shell.voice(), Map.of());
            content.and("body", new SafeHtml(Texts.render(page.text(), options).html()));
        }
        Canvas canvas = new Canvas(shell, page.template(), page.path()).titled(title).crumb(title);
        return (page.listed() ? canvas.canonical(page.path()) : canvas.unlisted())
                .showOnce(page.name(), content.map());
    }

    static SitePages.Page notFound(Shell shell, List<Rows.Card> latest) {
        return new Canvas(shell, "not-found", "")
                .titled(shell.voice().say("theme.not-found.title"))
                .unlisted()
                .show("notFound", Model.of("cards", new Cards(shell).of(latest)).map());
    }

    static SitePages.Page suspended(Shell bare) {
        return new Canvas(bare, "suspended", "")
                .titled(bare.voice().say("theme.suspended.title"))
                .unlisted()
                .showBare();
    }

    static SitePages.Page broken(Shell bare) {
        return new Canvas(bare, "broken", "")
                .titled(bare.voice().say("theme.broken.title"))
                .unlisted()
                .showBare();
    }

    private static Map<String, Object> host(Shell shell) {
        HostDetails host = shell.host();
        return Model.of("name", host.name())
                .and("address", host.address())
                .and("phone", host.phone())
                .and("phoneUrl", Contacts.phone(host.phone()))
                .and("email", host.email())
                .and("url", host.origin() + "/")
                .map();
    }

    /** The number of that form in what the association gave, which may hold several. */
    private static String registration(SiteDetails site, String form) {
        for (String part : site.registration().split("[,;\\n]", 10)) {
            String number = part.replaceAll("[\\s\u00a0\u202f]", "");
            if (number.matches(form)) {
                return number;
            }
        }
        return "";
    }

    private static String statement(Shell shell) {
        String contact =
                shell.site().email().isEmpty() ? shell.host().email() : shell.site().email();
        return Statements.of(shell.voice().language())
                .replace("{name}", plain(shell.name()))
                .replace("{address}", shell.absolute("/"))
                .replace(
                        "{contact}",
                        contact.isEmpty()
                                ? shell.voice().say("theme.accessibility.no-contact")
                                : "[" + contact + "](mailto:" + contact + ")");
    }

    /** A name inside Markdown: nothing in it may act as markup. */
    private static String plain(String name) {
        return name.replaceAll("([\\\\`*_{}\\[\\]()#+.!|<>~-])", "\\\\$1");
    }

    /** The statement's text, one file for each language. */
    private static final class Statements {

        private static final String FRENCH = read(Language.FR);
        private static final String ENGLISH = read(Language.EN);

        static String of(Language language) {
            return language == Language.FR ? FRENCH : ENGLISH;
        }

        private static String read(Language language) {
            String file = "accessibility_" + language.tag() + ".md";
            try (InputStream in = PlainPages.class.getResourceAsStream(file)) {
                return new String(
                        Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
