package org.preau.template;

import org.preau.render.Sandbox;
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.theme.Theme;
import org.preau.theme.Themes;
import org.preau.web.Desk;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.SitePages;

/**
 * What every page of this feature is made from.
 *
 * @param sites tries a draft where visitors would see it
 */
public record TemplateGround(
        Database database,
        Pages pages,
        Messages messages,
        Origins origins,
        Themes themes,
        Sandbox sandbox,
        SitePages sites) {

    Theme theme(Desk desk) {
        return themes.named(desk.tenant().theme());
    }

    static String path(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/gabarits";
    }

    static String path(Desk desk, String fragment) {
        return path(desk) + "/" + fragment;
    }
}
