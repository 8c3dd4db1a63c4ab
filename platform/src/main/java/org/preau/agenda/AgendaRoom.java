package org.preau.agenda;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.site.ArticleKind;
import org.preau.sql.Database;
import org.preau.text.Dates;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Pages;

/** What the pages and the API of this feature work with. */
record AgendaRoom(
        Database database,
        Pages pages,
        Messages messages,
        Clock clock,
        ChangeDates change,
        MakeEvent make) {

    /** The day it is where the associations are. */
    LocalDate today() {
        return clock.instant().atZone(Dates.PARIS).toLocalDate();
    }

    static String agenda(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/agenda";
    }

    /** Where a text of a kind is written. */
    static String text(Desk desk, ArticleKind kind, UUID id) {
        return "/espace/" + desk.tenant().slug() + ArticleDates.list(kind) + "/" + id;
    }

    /** What paths call the part that identifies a date. */
    static String part(ArticleKind kind) {
        return kind == ArticleKind.PAGE ? "day" : "date";
    }

    static Optional<UUID> id(String text) {
        return Ids.read(text);
    }

    /** A number that a form or an address carries; {@code otherwise} for anything else. */
    static int number(String text, int otherwise) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
