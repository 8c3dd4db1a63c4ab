package org.preau.home;

import org.preau.media.MediaActs;
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Pages;

/** What the pages and the API of this feature work with. */
record HomeRoom(
        Database database,
        Pages pages,
        Messages messages,
        SaveBlock save,
        ChangeHome change,
        PublishHome publish,
        MediaActs media,
        HomePreview preview) {

    static String base(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/accueil";
    }
}
