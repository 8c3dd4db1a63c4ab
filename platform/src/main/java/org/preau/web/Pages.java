package org.preau.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.render.ErrorPage;
import org.preau.render.Frame;
import org.preau.render.Templates;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.text.Messages;

/**
 * Turns a view into a page of the portal's host: who reads, in which language and light, what the
 * navigation shows, what the last act said. Any thread.
 */
public final class Pages {

    /** Messages that a page may be told to say after a redirect begin so. */
    private static final String SAYABLE = "said.";

    private final Templates templates;
    private final Messages messages;
    private final Csrf csrf;
    private final Origins origins;
    private final TenantDirectory directory;
    private final boolean templatesOfOwn;

    /**
     * @param templatesOfOwn whether associations may write templates of their own
     */
    public Pages(
            Templates templates,
            Messages messages,
            Csrf csrf,
            Origins origins,
            TenantDirectory directory,
            boolean templatesOfOwn) {
        this.templates = templates;
        this.messages = messages;
        this.csrf = csrf;
        this.origins = origins;
        this.directory = directory;
        this.templatesOfOwn = templatesOfOwn;
    }

    /**
     * Where to go after an act, and what the page there says of it.
     *
     * @param path of this host, maybe with a query
     * @param message a key that begins with {@code said.}
     */
    public static Reply done(String path, String message) {
        return Reply.seeOther(
                path
                        + (path.contains("?") ? "&" : "?")
                        + "dit="
                        + message.substring(SAYABLE.length()));
    }

    /** A page of the portal: public ones, one's own account. */
    public Reply portal(int status, String template, Object view, Exchange exchange) {
        return render(
                status, template, view, frame(exchange).withMenu(Menus.portal(exchange.path())));
    }

    /** A page of an association's workspace. */
    public Reply desk(int status, String template, Object view, Desk desk, Exchange exchange) {
        Frame frame =
                frame(exchange)
                        .withPlace(place(desk.tenant(), exchange.path()))
                        .withMenu(Menus.desk(desk, exchange.path(), templatesOfOwn));
        return render(status, template, view, frame);
    }

    /** A page of the operator's console. */
    public Reply console(int status, String template, Object view, Exchange exchange) {
        return console(status, template, view, exchange, Map.of());
    }

    /** The same, saying in the navigation how many applications wait. */
    public Reply console(
            int status,
            String template,
            Object view,
            Exchange exchange,
            Map<String, Integer> waiting) {
        return render(
                status,
                template,
                view,
                frame(exchange).withMenu(Menus.console(exchange.path(), waiting)));
    }

    /** What a handler answers for an identifier that is absent or foreign: the gate's own 404. */
    public Reply notFound(Exchange exchange) {
        return problem(404, exchange);
    }

    /** A page that says what went wrong; see {@link ErrorPage} for the statuses that have words. */
    public Reply problem(int status, Exchange exchange) {
        return Route.isApi(exchange.path())
                ? ApiProblem.reply(status, "refused", ApiTitles.of(status))
                : render(status, "error", new ErrorPage(status, ""), frame(exchange));
    }

    /** The text of a message in the language of the request. */
    public String text(Exchange exchange, String key) {
        return messages.text(exchange.language(), key);
    }

    private Reply render(int status, String template, Object view, Frame frame) {
        return Reply.html(status, templates.render(template, view, frame));
    }

    /** The frame of whoever made this request, without navigation. */
    Frame frame(Exchange exchange) {
        Frame frame =
                Frame.of(exchange.language(), portal(), exchange.path())
                        .withCsrf(csrf.token(exchange))
                        .withFlash(flash(exchange))
                        .withAlternates(alternates(exchange));
        return exchange.person()
                .map(person -> signedIn(frame, person, csrf.token(person)))
                .orElse(frame);
    }

    /** The frame of a page that says what went wrong. */
    Frame bare(Language language, Optional<Person> person) {
        Frame frame = Frame.of(language, portal(), "/");
        return person.map(who -> signedIn(frame, who, csrf.token(who))).orElse(frame);
    }

    private static Frame signedIn(Frame frame, Person person, String token) {
        return frame.withViewer(new Frame.Viewer(person.name(), "/compte", "/deconnexion"), token)
                .withTheme(
                        switch (person.appearance()) {
                            case "light" -> Frame.Theme.LIGHT;
                            case "dark" -> Frame.Theme.DARK;
                            default -> Frame.Theme.SYSTEM;
                        });
    }

    private Frame.Portal portal() {
        String name = directory.portal().name();
        return new Frame.Portal(name, area(name), "/", Menus.foot());
    }

    /** “Valrive” of a portal called “Préau de Valrive”; else the whole name. */
    private static String area(String name) {
        for (String start : List.of("Préau de ", "Préau d’", "Préau d'")) {
            if (name.startsWith(start) && name.length() > start.length()) {
                return name.substring(start.length());
            }
        }
        return name;
    }

    private Frame.Place place(Tenant tenant, String path) {
        return new Frame.Place(
                tenant.name(),
                directory.home(tenant).value(),
                "/espace/" + tenant.slug(),
                origins.of(tenant) + "/",
                Optional.of("/espace"),
                ScreenHelp.of(path));
    }

    private Optional<Frame.Flash> flash(Exchange exchange) {
        String key = SAYABLE + exchange.query("dit");
        return messages.has(key)
                ? Optional.of(new Frame.Flash(Frame.Kind.SUCCESS, Message.of(key)))
                : Optional.empty();
    }

    private static List<Frame.Alternate> alternates(Exchange exchange) {
        Language other = exchange.language() == Language.FR ? Language.EN : Language.FR;
        return List.of(new Frame.Alternate(other, exchange.path() + "?langue=" + other.tag()));
    }
}
