package org.preau.look;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.site.Site;
import org.preau.site.Sites;
import org.preau.site.Wrong;
import org.preau.sql.Database;
import org.preau.text.Json;
import org.preau.text.Messages;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Looks for programs: the same act as the screen, which refuses the same palettes. */
final class LookApi {

    private final Database database;
    private final Offers offers;
    private final PublishLook publish;
    private final LookStudio studio;
    private final Messages messages;

    LookApi(
            Database database,
            Offers offers,
            PublishLook publish,
            LookStudio studio,
            Messages messages) {
        this.database = database;
        this.offers = offers;
        this.publish = publish;
        this.studio = studio;
        this.messages = messages;
    }

    Reply get(Desk desk, Exchange exchange) {
        return database.read(
                desk.tenancy(),
                tx -> {
                    Site site = Sites.read(tx);
                    return Reply.json(200, LookJson.of(Looks.worn(tx), site.version(), offers));
                });
    }

    Reply replace(Desk desk, Exchange exchange) {
        try {
            LookJson input = Json.read(exchange.body(), LookJson.class);
            LookForm form = LookForm.read(input::said, offers);
            List<Wrong> wrongs = new ArrayList<>(form.wrongs());
            if (!offers.has(input.said("theme"))) {
                wrongs.add(Wrong.of("theme", "look.wrong.theme"));
            }
            return wrongs.isEmpty()
                    ? publish(desk, exchange, form.version(), form.look())
                    : invalid(exchange, wrongs);
        } catch (Json.MalformedJson e) {
            return ApiProblem.reply(400, "unreadable", "The body is not the JSON asked for.");
        }
    }

    Reply list(Desk desk, Exchange exchange) {
        List<LookJson.Kept> kept =
                database.read(
                        desk.tenancy(),
                        tx ->
                                Looks.former(tx).stream()
                                        .map(it -> LookJson.Kept.of(it, offers))
                                        .toList());
        return Reply.json(200, ApiPage.of(kept, 1, Math.max(1, kept.size()), kept.size()));
    }

    Reply putBack(Desk desk, Exchange exchange) {
        Optional<Looks.Former> found =
                id(exchange.parameter("look"))
                        .flatMap(id -> database.read(desk.tenancy(), tx -> Looks.find(tx, id)));
        return found.map(it -> publish(desk, exchange, 0, studio.present(desk, it.look())))
                .orElseGet(() ->
                        ApiProblem.reply(404, "not-found", "There is nothing at this address."));
    }

    private Reply publish(Desk desk, Exchange exchange, int version, Look look) {
        return switch (publish.run(desk, new PublishLook.Command(version, look))) {
            case PublishLook.Published published -> get(desk, exchange);
            case PublishLook.Stale stale ->
                    ApiProblem.reply(
                            409,
                            "stale",
                            "Somebody has saved another version since: read it, then send yours with its number.");
            case PublishLook.Invalid(List<Wrong> wrongs) -> invalid(exchange, wrongs);
            case PublishLook.Unreadable(List<Readability.Fault> faults) ->
                    invalid(exchange, faults.stream().map(LookApi::wrong).toList());
        };
    }

    /** The pair in one sentence, under the name of the colour to change. */
    private static Wrong wrong(Readability.Fault fault) {
        Map<String, Object> said = new LinkedHashMap<>(FaultText.text(fault).arguments());
        said.put("to", fault.to().hex());
        String prefix = fault.scheme() == Scheme.LIGHT ? "day-" : "night-";
        return new Wrong(
                prefix + fault.change(), new org.preau.text.Message("look.fault.whole", said));
    }

    private Reply invalid(Exchange exchange, List<Wrong> wrongs) {
        return ApiProblem.invalid(
                wrongs.stream()
                        .map(it ->
                                new ApiProblem.FieldProblem(
                                        it.field(), it.problem().in(exchange.language(), messages)))
                        .toList());
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Ids::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
