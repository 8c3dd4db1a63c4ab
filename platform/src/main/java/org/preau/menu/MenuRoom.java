package org.preau.menu;

import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Pages;

/** What the pages and the API of this feature work with. */
record MenuRoom(
        Database database, Pages pages, Messages messages, SaveEntry save, ChangeMenu change) {

    static String base(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/menus";
    }
}
