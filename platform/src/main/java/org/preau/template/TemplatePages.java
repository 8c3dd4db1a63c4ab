package org.preau.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.preau.render.Link;
import org.preau.template.TemplateModel.Fragment;
import org.preau.text.Message;
import org.preau.text.WordDiff;
import org.preau.theme.Theme;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The list of templates, and the editor of one. */
final class TemplatePages {

    private static final List<String> GROUPS = List.of("page", "around", "block", "piece");

    private static final List<TemplateViews.HelperView> HELPERS =
            List.of(
                    helper("#" + String.join(" #", TemplateModel.BLOCKS), "blocks"),
                    helper("(eq a b)", "eq"),
                    helper("t \"card.by\" name=this.by", "t"),
                    helper("asset \"media/x.svg\"", "asset"));

    private final TemplateGround ground;
    private final SaveTemplate save;
    private final TakeThemeBack back;
    private final Trial trial;

    TemplatePages(TemplateGround ground, SaveTemplate save, TakeThemeBack back) {
        this.ground = ground;
        this.save = save;
        this.back = back;
        this.trial = new Trial(ground);
    }

    /** {@code GET …/gabarits}. */
    Reply list(Desk desk, Exchange exchange) {
        Map<String, Stored> stored =
                ground.database().read(desk.tenancy(), TemplateRows::all).stream()
                        .collect(Collectors.toMap(Stored::name, Function.identity()));
        Theme theme = ground.theme(desk);
        List<TemplateViews.Group> groups =
                GROUPS.stream().map(group -> group(group, desk, theme, stored)).toList();
        return ground.pages()
                .desk(200, "template/list", new TemplateViews.ListView(groups), desk, exchange);
    }

    private static TemplateViews.Group group(
            String group, Desk desk, Theme theme, Map<String, Stored> stored) {
        return new TemplateViews.Group(
                Message.of("template.group." + group),
                TemplateModel.get().fragments().stream()
                        .filter(it -> it.group().equals(group))
                        .map(it ->
                                new TemplateViews.Row(
                                        it.name(),
                                        what(it.name()),
                                        TemplateGround.path(desk, it.name()),
                                        state(
                                                Optional.ofNullable(stored.get(it.name())),
                                                own(theme, it.name()))))
                        .toList());
    }

    /** {@code GET …/gabarits/{fragment}}. */
    Reply show(Desk desk, Exchange exchange) {
        return TemplateModel.get()
                .fragment(exchange.parameter("fragment"))
                .map(fragment -> {
                    Optional<Stored> stored = stored(desk, fragment.name());
                    String own = own(ground.theme(desk), fragment.name());
                    String text = stored.map(it -> it.text(own)).orElse(own);
                    return page(200, desk, exchange, fragment, stored, text, Extra.NONE);
                })
                .orElseGet(() -> ground.pages().notFound(exchange));
    }

    /** {@code POST …/gabarits/{fragment}}. */
    Reply save(Desk desk, Exchange exchange) {
        return TemplateModel.get()
                .fragment(exchange.parameter("fragment"))
                .map(fragment -> save(desk, exchange, fragment))
                .orElseGet(() -> ground.pages().notFound(exchange));
    }

    private Reply save(Desk desk, Exchange exchange, Fragment fragment) {
        String text = exchange.form("gabarit").replace("\r\n", "\n");
        SaveTemplate.Command command =
                new SaveTemplate.Command(
                        fragment.name(),
                        number(exchange.form("version")),
                        text,
                        exchange.form("geste").equals("publier"));
        return switch (save.run(desk, ground.theme(desk), command)) {
            case SaveTemplate.Published published ->
                    Pages.done(
                            TemplateGround.path(desk, fragment.name()), "said.template-published");
            case SaveTemplate.Kept(Stored stored, String token) ->
                    page(
                            200,
                            desk,
                            exchange,
                            fragment,
                            Optional.of(stored),
                            text,
                            new Extra(List.of(), Optional.empty(), trial.of(desk, token)));
            case SaveTemplate.Invalid(List<Fault> faults) ->
                    page(
                            422,
                            desk,
                            exchange,
                            fragment,
                            stored(desk, fragment.name()),
                            text,
                            new Extra(faults, Optional.empty(), List.of()));
            case SaveTemplate.Stale(Stored theirs) ->
                    page(
                            409,
                            desk,
                            exchange,
                            fragment,
                            Optional.of(theirs),
                            text,
                            new Extra(
                                    List.of(),
                                    Optional.of(
                                            theirs.text(own(ground.theme(desk), fragment.name()))),
                                    List.of()));
        };
    }

    /** {@code POST …/gabarits/{fragment}/habillage}. */
    Reply takeBack(Desk desk, Exchange exchange) {
        return TemplateModel.get()
                .fragment(exchange.parameter("fragment"))
                .map(fragment -> {
                    back.run(desk, fragment.name());
                    return Pages.done(
                            TemplateGround.path(desk, fragment.name()), "said.template-reset");
                })
                .orElseGet(() -> ground.pages().notFound(exchange));
    }

    /** What one answer says more than another. */
    private record Extra(List<Fault> faults, Optional<String> theirs, List<Trial.Look> looks) {
        static final Extra NONE = new Extra(List.of(), Optional.empty(), List.of());
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            Fragment fragment,
            Optional<Stored> stored,
            String text,
            Extra extra) {
        Theme theme = ground.theme(desk);
        String own = own(theme, fragment.name());
        String path = TemplateGround.path(desk, fragment.name());
        TemplateViews.EditView view =
                new TemplateViews.EditView(
                        fragment.name(),
                        what(fragment.name()),
                        List.of(new Link(Message.of("template.all"), TemplateGround.path(desk))),
                        path,
                        stored.map(Stored::version).orElse(0),
                        text,
                        own,
                        state(stored, own),
                        stored.filter(Stored::stopped).map(Stored::why),
                        changes(stored, own),
                        extra.faults().stream()
                                .map(it ->
                                        new TemplateViews.FaultView(
                                                it.line(), it.column(), it.why()))
                                .toList(),
                        extra.theirs(),
                        extra.looks(),
                        path + "/versions",
                        path + "/habillage",
                        stored.map(it -> it.published() != null || it.draft() != null)
                                .orElse(false),
                        pieces(fragment),
                        HELPERS,
                        fragment.arguments(),
                        theme.fragments().stream()
                                .filter(name -> TemplateModel.get().fragment(name).isPresent())
                                .toList());
        return ground.pages().desk(status, "template/edit", view, desk, exchange);
    }

    /** What is given first, then what every page has, then the pieces that both hold. */
    private static List<TemplateViews.PieceView> pieces(Fragment fragment) {
        List<String> names = new ArrayList<>();
        reached(fragment.piece(), names);
        reached("site", names);
        reached("page", names);
        return names.stream().map(name -> piece(name, fragment)).toList();
    }

    private static void reached(String name, List<String> names) {
        List<TemplateModel.Value> values = TemplateModel.get().piece(name);
        if (values.isEmpty() || names.contains(name)) {
            return;
        }
        names.add(name);
        values.forEach(value -> reached(value.type().replace("list:", ""), names));
    }

    private static TemplateViews.PieceView piece(String name, Fragment fragment) {
        boolean whole =
                name.equals("site")
                        || name.equals("page")
                        || (fragment.group().equals("page") && name.equals(fragment.piece()));
        String before = whole ? name + "." : "this.";
        return new TemplateViews.PieceView(
                name,
                name.equals(fragment.piece()),
                TemplateModel.get().piece(name).stream()
                        .map(value ->
                                new TemplateViews.ValueView(
                                        before + value.name(), type(value.type()), value.always()))
                        .toList());
    }

    private static Message type(String type) {
        boolean list = type.startsWith("list:");
        String bare = list ? type.substring("list:".length()) : type;
        boolean piece = !TemplateModel.get().piece(bare).isEmpty() && !bare.equals("page");
        if (piece) {
            return Message.of(list ? "template.type.list-of" : "template.type.piece", "name", bare);
        }
        return Message.of("template.type." + (list ? "list-" : "") + bare);
    }

    private Optional<Stored> stored(Desk desk, String name) {
        return ground.database().read(desk.tenancy(), tx -> TemplateRows.find(tx, name));
    }

    private static List<WordDiff.Piece> changes(Optional<Stored> stored, String own) {
        return stored.filter(it -> it.published() != null && !it.own().equals(own))
                .map(it -> WordDiff.between(it.own(), own))
                .orElse(List.of());
    }

    private static String state(Optional<Stored> stored, String own) {
        if (stored.isEmpty()) {
            return "own";
        }
        Stored it = stored.get();
        if (it.stopped()) {
            return "stopped";
        }
        if (it.draft() != null) {
            return "draft";
        }
        if (it.published() == null) {
            return "own";
        }
        return it.own().equals(own) ? "published" : "changed";
    }

    private static TemplateViews.HelperView helper(String code, String key) {
        return new TemplateViews.HelperView(code, Message.of("template.helper." + key));
    }

    static Message what(String name) {
        return Message.of("template.what." + name);
    }

    private static String own(Theme theme, String name) {
        return theme.fragment(name).orElse("").stripTrailing();
    }

    static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
