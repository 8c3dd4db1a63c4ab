package org.preau.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                                item("web.menu.associations", "/associations", "users", path),
                                item("web.menu.news", "/actualites", "file-text", path),
                                item("web.menu.help", "/aide", "info", path))));
    }

    static List<Frame.MenuGroup> desk(Desk desk, String path, boolean templates) {
        String base = "/espace/" + desk.tenant().slug();
        List<Frame.Item> office = new ArrayList<>();
        office.add(item("web.menu.files", base + "/fichiers", "hard-drive", path));
        office.add(item("web.menu.mail", base + "/courrier", "mail", path));
        office.add(item("web.menu.people", base + "/personnes", "users", path));
        office.add(item("web.menu.app-passwords", base + "/mots-de-passe", "key-round", path));
        if (desk.may(Right.PEOPLE)) {
            office.add(item("web.menu.tokens", base + "/jetons", "key-round", path));
            office.add(item("web.menu.takeaway", base + "/tout-emporter", "package", path));
        }
        if (desk.may(Right.AUDIT)) {
            office.add(item("web.menu.audit", base + "/journal", "history", path));
        }
        if (desk.may(Right.ARRANGE)) {
            office.add(item("web.menu.settings", base + "/reglages", "settings", path));
            office.add(item("web.menu.domain", base + "/domaine", "link", path));
            office.add(item("web.menu.import", base + "/import", "upload", path));
            office.add(item("web.menu.export", base + "/export", "download", path));
            office.add(item("web.menu.snapshots", base + "/retours", "history", path));
        }
        if (desk.visiting()) {
            String visit = "/console/associations/" + desk.tenant().slug() + "/visite";
            office.add(item("web.menu.leave", visit, "log-out", path));
        }
        return List.of(
                new Frame.MenuGroup(
                        Optional.empty(),
                        List.of(
                                new Frame.Item(
                                        "web.menu.waiting", base, "bell", path.equals(base), 0))),
                new Frame.MenuGroup(
                        Optional.of("web.menu.site"), site(desk, base, path, templates)),
                new Frame.MenuGroup(Optional.of("web.menu.office"), List.copyOf(office)),
                new Frame.MenuGroup(
                        Optional.empty(), List.of(item("web.menu.help", "/aide", "info", path))));
    }

    private static List<Frame.Item> site(Desk desk, String base, String path, boolean templates) {
        List<Frame.Item> site = new ArrayList<>();
        site.add(item("web.menu.articles", base + "/articles", "file-text", path));
        site.add(item("web.menu.pages", base + "/pages", "file-text", path));
        site.add(item("web.menu.agenda", base + "/agenda", "calendar-days", path));
        site.add(item("web.menu.media", base + "/mediatheque", "image", path));
        if (desk.may(Right.PUBLISH)) {
            site.add(item("web.menu.forms", base + "/formulaires", "list", path));
            site.add(item("web.menu.comments", base + "/commentaires", "text-quote", path));
        }
        if (desk.may(Right.ARRANGE)) {
            site.add(item("web.menu.sections", base + "/rubriques", "folder", path));
            site.add(item("web.menu.home", base + "/accueil", "monitor", path));
            site.add(item("web.menu.menus", base + "/menus", "menu", path));
            site.add(item("web.menu.redirects", base + "/redirections", "arrow-right", path));
            site.add(item("web.menu.appearance", base + "/apparence", "eye", path));
        }
        if (templates && desk.may(Right.TEMPLATES)) {
            site.add(item("web.menu.templates", base + "/gabarits", "package", path));
        }
        site.add(item("web.menu.visits", base + "/visites", "chart-column", path));
        return List.copyOf(site);
    }

    /**
     * @param waiting how many things wait for a decision, by the address of their list
     */
    static List<Frame.MenuGroup> console(String path, Map<String, Integer> waiting) {
        List<Frame.Item> items =
                List.of(
                        item(
                                "web.menu.console.associations",
                                "/console/associations",
                                "users",
                                path),
                        item("web.menu.console.applications", "/console/demandes", "mail", path),
                        item(
                                "web.menu.console.reports",
                                "/console/signalements",
                                "triangle-alert",
                                path),
                        item("web.menu.console.blueprints", "/console/modeles", "copy", path),
                        item("web.menu.console.announcements", "/console/annonces", "bell", path),
                        item("web.menu.console.proofs", "/console/preuves", "circle-check", path),
                        item("web.menu.console.mirror", "/console/miroir", "copy", path),
                        item("web.menu.console.audit", "/console/journal", "history", path));
        return List.of(
                new Frame.MenuGroup(
                        Optional.empty(),
                        items.stream()
                                .map(it -> waiting(it, waiting.getOrDefault(it.href(), 0)))
                                .toList()));
    }

    static List<Frame.MenuGroup> foot() {
        return List.of(
                new Frame.MenuGroup(
                        Optional.of("web.menu.foot.know"),
                        List.of(
                                item("web.menu.associations", "/associations", "users", ""),
                                item("web.menu.news", "/actualites", "file-text", ""),
                                item("web.menu.apply", "/demander", "plus", ""),
                                item("web.menu.help", "/aide", "info", ""))),
                new Frame.MenuGroup(
                        Optional.of("web.menu.foot.law"),
                        List.of(
                                item("web.menu.legal", "/mentions-legales", "file-text", ""),
                                item("web.menu.privacy", "/confidentialite", "key-round", ""),
                                item("web.menu.report", "/signaler", "triangle-alert", ""),
                                item("web.menu.accessibility", "/accessibilite", "eye", ""))));
    }

    private static Frame.Item waiting(Frame.Item item, int count) {
        return new Frame.Item(item.label(), item.href(), item.icon(), item.current(), count);
    }

    private static Frame.Item item(String label, String href, String icon, String path) {
        boolean current = path.equals(href) || path.startsWith(href + "/");
        return new Frame.Item(label, href, icon, current, 0);
    }
}
