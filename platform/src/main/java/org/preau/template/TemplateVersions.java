package org.preau.template;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.render.Link;
import org.preau.text.Message;
import org.preau.text.WordDiff;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** What a template was before: the list, each version beside the one before it, the way back. */
final class TemplateVersions {

    private final TemplateGround ground;
    private final SaveTemplate save;

    TemplateVersions(TemplateGround ground, SaveTemplate save) {
        this.ground = ground;
        this.save = save;
    }

    /** {@code GET …/gabarits/{fragment}/versions}. */
    Reply list(Desk desk, Exchange exchange) {
        return named(exchange)
                .map(name -> {
                    List<TemplateRows.Version> all = versions(desk, name);
                    TemplateViews.VersionsView view =
                            new TemplateViews.VersionsView(
                                    name,
                                    crumbs(desk, name),
                                    all.stream()
                                            .map(it ->
                                                    new TemplateViews.VersionRow(
                                                            it.version(),
                                                            it.savedBy(),
                                                            it.savedAt(),
                                                            it.body() == null,
                                                            it.version()
                                                                    == all.getFirst().version(),
                                                            path(desk, name, it)))
                                            .toList());
                    return ground.pages().desk(200, "template/versions", view, desk, exchange);
                })
                .orElseGet(() -> ground.pages().notFound(exchange));
    }

    /** {@code GET …/gabarits/{fragment}/versions/{version}}. */
    Reply show(Desk desk, Exchange exchange) {
        int number = TemplatePages.number(exchange.parameter("version"));
        return named(exchange)
                .flatMap(name -> {
                    List<TemplateRows.Version> all = versions(desk, name);
                    return all.stream()
                            .filter(it -> it.version() == number)
                            .findFirst()
                            .map(it -> show(desk, exchange, name, all, it));
                })
                .orElseGet(() -> ground.pages().notFound(exchange));
    }

    private Reply show(
            Desk desk,
            Exchange exchange,
            String name,
            List<TemplateRows.Version> all,
            TemplateRows.Version version) {
        int next = all.indexOf(version) + 1;
        String own = ground.theme(desk).fragment(name).orElse("");
        String before = next < all.size() ? text(all.get(next).body(), own) : own;
        String text = text(version.body(), own);
        TemplateViews.VersionView view =
                new TemplateViews.VersionView(
                        name,
                        crumbs(desk, name),
                        version.version(),
                        version.savedBy(),
                        version.savedAt(),
                        version.body() == null,
                        before.equals(text) ? List.of() : WordDiff.between(before, text),
                        text,
                        next == 1 ? "" : path(desk, name, version));
        return ground.pages().desk(200, "template/version", view, desk, exchange);
    }

    /** {@code POST …/gabarits/{fragment}/versions/{version}}: back as a draft, to look at first. */
    Reply bringBack(Desk desk, Exchange exchange) {
        int number = TemplatePages.number(exchange.parameter("version"));
        Optional<String> name = named(exchange);
        Optional<TemplateRows.Version> version =
                name.flatMap(it ->
                        versions(desk, it).stream()
                                .filter(one -> one.version() == number)
                                .findFirst());
        if (name.isEmpty() || version.isEmpty()) {
            return ground.pages().notFound(exchange);
        }
        String text =
                text(version.get().body(), ground.theme(desk).fragment(name.get()).orElse(""));
        int current =
                ground.database()
                        .read(desk.tenancy(), tx -> TemplateRows.find(tx, name.get()))
                        .map(Stored::version)
                        .orElse(0);
        SaveTemplate.Outcome outcome =
                save.run(
                        desk,
                        ground.theme(desk),
                        new SaveTemplate.Command(name.get(), current, text, false));
        return outcome instanceof SaveTemplate.Kept
                ? Pages.done(TemplateGround.path(desk, name.get()), "said.template-back")
                : ground.pages().problem(409, exchange);
    }

    private static String text(@Nullable String body, String own) {
        return body == null ? own.stripTrailing() : body;
    }

    private List<TemplateRows.Version> versions(Desk desk, String name) {
        return ground.database().read(desk.tenancy(), tx -> TemplateRows.versions(tx, name));
    }

    private static Optional<String> named(Exchange exchange) {
        return TemplateModel.get()
                .fragment(exchange.parameter("fragment"))
                .map(TemplateModel.Fragment::name);
    }

    private static String path(Desk desk, String name, TemplateRows.Version version) {
        return TemplateGround.path(desk, name) + "/versions/" + version.version();
    }

    private static List<Link> crumbs(Desk desk, String name) {
        return List.of(
                new Link(Message.of("template.all"), TemplateGround.path(desk)),
                new Link(Message.plain(name), TemplateGround.path(desk, name)));
    }
}
