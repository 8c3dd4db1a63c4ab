package org.preau.site;

import java.util.List;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Settings and appearance for programs: the same acts as the screens. */
final class SiteApi {

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

    private static Reply told(Site site) {
        return Reply.json(200, SiteJson.of(site));
    }
}
