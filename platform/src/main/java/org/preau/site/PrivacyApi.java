package org.preau.site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** What an association adds to its privacy page, for programs. */
final class PrivacyApi {

    /**
     * The whole of it: what is left out is empty.
     *
     * @param version of the site that was read; left out for whichever stands
     */
    record Input(
            @Nullable Integer version,
            @Nullable String privacyContact,
            @Nullable String privacyText) {

        Privacy privacy() {
            return new Privacy(
                    ArticleInput.text(privacyContact),
                    ArticleInput.text(privacyText),
                    version == null ? 0 : version);
        }
    }

    private final Room room;
    private final ApiAnswers answers;

    PrivacyApi(Room room, ApiAnswers answers) {
        this.room = room;
        this.answers = answers;
    }

    Reply get(Desk desk, Exchange exchange) {
        return Reply.json(200, room.database().read(desk.tenancy(), Privacy::read));
    }

    Reply replace(Desk desk, Exchange exchange) {
        return answers.reading(
                exchange,
                Input.class,
                input ->
                        switch (room.acts().editPrivacy().run(desk, input.privacy())) {
                            case EditPrivacy.Saved(Privacy now) -> Reply.json(200, now);
                            case EditPrivacy.Stale stale -> answers.stale();
                            case EditPrivacy.Invalid(List<Wrong> wrongs) ->
                                    answers.invalid(exchange, wrongs);
                        });
    }
}
