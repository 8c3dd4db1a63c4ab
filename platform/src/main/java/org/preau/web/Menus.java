package org.preau.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.preau.render.Frame;
import org.preau.tenancy.Right;

/** The navigations of the portal, of a workspace and of the console. Labels are message keys. */
final class Menus {

    private Menus() {}

    static List<Frame.MenuGroup> portal(String path) {
        return List.of(
                new Frame.MenuGroup(
                        Optional.empty(),
                        List.of(
                                item("menu.associations", "/associations", "users", path),
                                item("menu.news", "/actualites", "file-text", path),
                                item("menu.help", "/aide", "info", path))));
    }

    static List<Frame.MenuGroup> desk(Desk desk, String path) {
        String base = "/espace/" + desk.tenant().slug();
        List<Frame.Item> office = new ArrayList<>();
        office.add(item("menu.people", base + "/personnes", "users", path));
        if (desk.may(Right.PEOPLE)) {
            office.add(item("menu.tokens", base + "/jetons", "key-round", path));
        }
        if (desk.may(Right.AUDIT)) {
            office.add(item("menu.audit", base + "/journal", "history", path));
        }
        if (desk.may(Right.ARRANGE)) {
            office.add(item("menu.settings", base + "/reglages", "settings", path));
        }
        return List.of(
                new Frame.MenuGroup(
                        Optional.empty(),
                        List.of(
                                new Frame.Item(
                                        "menu.waiting", base, "bell", path.equals(base), 0))),
                new Frame.MenuGroup(Optional.of("menu.site"), site(desk, base, path)),
                new Frame.MenuGroup(Optional.of("menu.office"), List.copyOf(office)),
                new Frame.MenuGroup(
                        Optional.empty(), List.of(item("menu.help", "/aide", "info", path))));
    }

    private static List<Frame.Item> site(Desk desk, String base, String path) {
        List<Frame.Item> site = new ArrayList<>();
        site.add(item("menu.articles", base + "/articles", "file-text", path));
        site.add(item("menu.pages", base + "/pages", "file-text", path));
        if (desk.may(Right.ARRANGE)) {
            site.add(item("menu.sections", base + "/rubriques", "folder", path));
            site.add(item("menu.appearance", base + "/apparence", "eye", path));
        }
        return List.copyOf(site);
    }

    static List<Frame.MenuGroup> console(String path) {
        return List.of(
                new Frame.MenuGroup(
                        Optional.empty(),
                        List.of(
                                item(
                                        "menu.console.associations",
                                        "/console/associations",
                                        "users",
                                        path),
                                item(
                                        "menu.console.applications",
                                        "/console/demandes",
                                        "mail",
                                        path),
                                item(
                                        "menu.console.announcements",
                                        "/console/annonces",
                                        "bell",
                                        path),
                                item("menu.console.audit", "/console/journal", "history", path))));
    }

    static List<Frame.MenuGroup> foot() {
        return List.of(
                new Frame.MenuGroup(
                        Optional.of("menu.foot.know"),
                        List.of(
                                item("menu.associations", "/associations", "users", ""),
                                item("menu.news", "/actualites", "file-text", ""),
                                item("menu.apply", "/demander", "plus", ""),
                                item("menu.help", "/aide", "info", ""))),
                new Frame.MenuGroup(
                        Optional.of("menu.foot.law"),
                        List.of(
                                item("menu.legal", "/mentions-legales", "file-text", ""),
                                item("menu.accessibility", "/accessibilite", "eye", ""))));
    }

    private static Frame.Item item(String label, String href, String icon, String path) {
        boolean current = path.equals(href) || path.startsWith(href + "/");
        return new Frame.Item(label, href, icon, current, 0);
    }
}
