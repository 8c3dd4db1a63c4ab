package org.preau.site;

import java.util.List;
import org.preau.text.Message;
import org.preau.web.ApiPage;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Settings, appearance and pictures for programs: the same acts as the screens. */
final class SiteApi {

    private static final int MEDIA = 100;

    private final Room room;
    private final ApiAnswers answers;

    SiteApi(Room room, ApiAnswers answers) {
        this.room = room;
        this.answers = answers;
    }

    Reply get(Desk desk, Exchange exchange) {
        return told(room.database().read(desk.tenancy(), Sites::read));
    }

    Reply settings(Desk desk, Exchange exchange) {
        return answers.reading(
                exchange,
                SettingsInput.class,
                input ->
                        switch (room.acts().editSettings().run(desk, input.command())) {
                            case EditSettings.Saved(Site site) -> told(site);
                            case EditSettings.Stale stale -> answers.stale();
                            case EditSettings.Invalid(List<Wrong> wrongs) ->
                                    answers.invalid(exchange, wrongs);
                        });
    }

    Reply appearance(Desk desk, Exchange exchange) {
        return answers.reading(
                exchange,
                AppearanceInput.class,
                input ->
                        switch (room.acts().editAppearance().run(desk, input.command())) {
                            case EditAppearance.Saved(Site site) -> told(site);
                            case EditAppearance.Stale stale -> answers.stale();
                            case EditAppearance.Invalid(List<Wrong> wrongs) ->
                                    answers.invalid(exchange, wrongs);
                        });
    }

    /** The body is the file itself; {@code ?name=} and {@code ?alt=} say the rest. */
    Reply addMedia(Desk desk, Exchange exchange) {
        AddMedia.Command command =
                new AddMedia.Command(
                        exchange.body(), exchange.query("name"), exchange.query("alt"));
        return switch (room.acts().addMedia().run(desk, command)) {
            case AddMedia.Kept(Media media) -> Reply.json(201, MediaJson.of(media));
            case AddMedia.Refused(Message why) ->
                    answers.invalid(exchange, List.of(new Wrong("body", why)));
            case AddMedia.NotStored not ->
                    answers.later(not.status(), exchange, not.why())
                            .with("retry-after", AddMedia.RETRY_S);
        };
    }

    /** Pictures, newest first, a page at a time. */
    Reply allMedia(Desk desk, Exchange exchange) {
        int page = Math.max(1, Room.number(exchange.query("page"), 1));
        return Reply.json(
                200,
                room.database()
                        .read(
                                desk.tenancy(),
                                tx ->
                                        ApiPage.of(
                                                MediaShelf.page(tx, page, MEDIA).stream()
                                                        .map(MediaJson::of)
                                                        .toList(),
                                                page,
                                                MEDIA,
                                                MediaShelf.count(tx))));
    }

    Reply media(Desk desk, Exchange exchange) {
        return Room.id(exchange, "media")
                .flatMap(id -> room.database().read(desk.tenancy(), tx -> MediaShelf.find(tx, id)))
                .map(media -> Reply.json(200, MediaJson.of(media)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private static Reply told(Site site) {
        return Reply.json(200, SiteJson.of(site));
    }
}
