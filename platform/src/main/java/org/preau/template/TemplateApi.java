package org.preau.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.template.TemplateModel.Fragment;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.theme.TemplatePreview;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Templates for programs: the same acts as the screens. */
final class TemplateApi {

    /**
     * A template.
     *
     * @param own the theme's own text
     * @param published what visitors get instead; null for the theme's own
     * @param draft what nobody gets yet
     * @param stopped whether visitors get the theme's own because the published one was left out
     */
    record TemplateJson(
            String name,
            int version,
            String own,
            @Nullable String published,
            @Nullable String draft,
            boolean stopped) {}

    /** What a program sends. */
    record TemplateInput(@Nullable Integer version, @Nullable String text) {}

    /** A draft, and where it can be looked at for an hour. */
    record DraftJson(TemplateJson template, String preview) {}

    private final TemplateGround ground;
    private final SaveTemplate save;
    private final TakeThemeBack back;

    TemplateApi(TemplateGround ground, SaveTemplate save, TakeThemeBack back) {
        this.ground = ground;
        this.save = save;
        this.back = back;
    }

    Reply list(Desk desk, Exchange exchange) {
        List<Stored> stored = ground.database().read(desk.tenancy(), TemplateRows::all);
        return Reply.json(
                200,
                ApiPage.whole(
                        TemplateModel.get().fragments().stream()
                                .map(it ->
                                        json(
                                                desk,
                                                it.name(),
                                                stored.stream()
                                                        .filter(one -> one.name().equals(it.name()))
                                                        .findFirst()))
                                .toList()));
    }

    Reply get(Desk desk, Exchange exchange) {
        return one(exchange, it -> Reply.json(200, json(desk, it.name(), stored(desk, it.name()))));
    }

    /** The text becomes public. */
    Reply publish(Desk desk, Exchange exchange) {
        return one(exchange, it -> save(desk, exchange, it, true));
    }

    /** The text is kept as a draft. */
    Reply keep(Desk desk, Exchange exchange) {
        return one(exchange, it -> save(desk, exchange, it, false));
    }

    Reply takeBack(Desk desk, Exchange exchange) {
        return one(
                exchange,
                it -> {
                    back.run(desk, it.name());
                    return Reply.noContent();
                });
    }

    private Reply save(Desk desk, Exchange exchange, Fragment fragment, boolean publish) {
        TemplateInput input;
        try {
            input = Json.read(exchange.body(), TemplateInput.class);
        } catch (Json.MalformedJson e) {
            return ApiProblem.reply(400, "unreadable", "The body is not the JSON asked for.");
        }
        SaveTemplate.Command command =
                new SaveTemplate.Command(
                        fragment.name(),
                        input.version() == null ? 0 : input.version(),
                        input.text() == null ? "" : input.text(),
                        publish);
        return switch (save.run(desk, ground.theme(desk), command)) {
            case SaveTemplate.Published(Stored stored) ->
                    Reply.json(200, json(desk, fragment.name(), Optional.of(stored)));
            case SaveTemplate.Kept(Stored stored, String token) ->
                    Reply.json(
                            200,
                            new DraftJson(
                                    json(desk, fragment.name(), Optional.of(stored)),
                                    ground.origins().of(desk.tenant())
                                            + new TemplatePreview(token, "/").address()));
            case SaveTemplate.Invalid(List<Fault> faults) ->
                    ApiProblem.invalid(
                            faults.stream()
                                    .map(it ->
                                            new ApiProblem.FieldProblem("text", said(it, exchange)))
                                    .toList());
            case SaveTemplate.Stale stale ->
                    ApiProblem.reply(
                            409,
                            "stale",
                            "Somebody has saved another version since: read it, then send yours with its number.");
        };
    }

    private String said(Fault fault, Exchange exchange) {
        String why = fault.why().in(exchange.language(), ground.messages());
        return fault.line() == 0
                ? why
                : new Message(
                                        "template.place",
                                        Map.of("line", fault.line(), "column", fault.column()))
                                .in(exchange.language(), ground.messages())
                        + " "
                        + why;
    }

    private Reply one(Exchange exchange, Function<Fragment, Reply> then) {
        return TemplateModel.get()
                .fragment(exchange.parameter("fragment"))
                .map(then)
                .orElseGet(() -> ground.pages().notFound(exchange));
    }

    private Optional<Stored> stored(Desk desk, String name) {
        return ground.database().read(desk.tenancy(), tx -> TemplateRows.find(tx, name));
    }

    private TemplateJson json(Desk desk, String name, Optional<Stored> stored) {
        String own = ground.theme(desk).fragment(name).orElse("");
        return stored.map(it ->
                        new TemplateJson(
                                name, it.version(), own, it.published(), it.draft(), it.stopped()))
                .orElseGet(() -> new TemplateJson(name, 0, own, null, null, false));
    }
}
