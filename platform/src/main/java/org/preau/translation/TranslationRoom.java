package org.preau.translation;

import org.preau.site.SaveArticle;
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Pages;

/** What the pages and the API of this feature work with. */
record TranslationRoom(
        Database database,
        Pages pages,
        Messages messages,
        ChangeTranslation change,
        StartTranslation start,
        SaveArticle save) {

    /** Where the texts of a kind are. */
    String list(Desk desk, String kind) {
        return "/espace/"
                + desk.tenant().slug()
                + switch (kind) {
                    case "page" -> "/pages";
                    case "section" -> "/rubriques";
                    default -> "/articles";
                };
    }
}
