package org.preau.theme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.preau.tenancy.TenantState;

/** What templates find under {@code site}: the same on all pages but for the place in the menu. */
final class Frame {

    private static final int LONG_NAME = 19;
    private static final int MENU_DEPTH = 3;

    private final Shell shell;
    private final String current;
    private final Set<UUID> open = new HashSet<>();

    private Frame(Shell shell, String current, List<Section> around) {
        this.shell = shell;
        this.current = current;
        around.forEach(section -> open.add(section.id()));
    }

    /**
     * The same map for all pages of one place in the menu; nobody changes it.
     *
     * @param current the address of the page, a path
     * @param around the sections that hold it
     */
    static Map<String, Object> of(Shell shell, String current, List<Section> around) {
        String place = place(shell, current, around);
        return shell.kept().frame(place, () -> new Frame(shell, current, around).map(place));
    }

    /** What the menu shows as current and open, said in one text. */
    private static String place(Shell shell, String current, List<Section> around) {
        StringBuilder place = new StringBuilder(shell.isInMenu(current) ? current : "");
        around.forEach(section -> place.append(' ').append(section.slug()));
        return place.toString();
    }

    private Map<String, Object> map(String place) {
        SiteDetails site = shell.site();
        Voice voice = shell.voice();
        return shell.theme()
                .frame()
                .and("name", shell.name())
                .and("nameIsLong", shell.name().length() >= LONG_NAME)
                .and("tagline", voice.set(site.tagline()))
                .and("logo", site.logo().map(Picture::logo))
                .and("lang", voice.language().tag())
                .and("dir", "ltr")
                .and("icon", SiteIcon.address(site))
                .and("homeUrl", "/")
                .and("searchUrl", "/recherche")
                .and("feedUrl", AtomFeed.PATH)
                .and("rssUrl", RssFeed.PATH)
                .and("place", place)
                .and("menu", menu())
                .and("about", voice.set(site.about()))
                .and("contact", contact())
                .and("archived", shell.tenant().state() == TenantState.ARCHIVED)
                .and(
                        "legal",
                        Map.of(
                                "notice", "/mentions-legales",
                                "privacy", PrivacyPage.PATH,
                                "accessibility", "/accessibilite",
                                "conformity", "none",
                                "report", Reporting.address(shell, "/")))
                .and("portalName", shell.host().name())
                .and("portalUrl", shell.host().origin() + "/")
                .map();
    }

    /** For a page that stands alone, with nothing of the database. */
    static Map<String, Object> bare(Shell shell) {
        return shell.theme()
                .frame()
                .and("name", shell.name())
                .and("nameIsLong", shell.name().length() >= LONG_NAME)
                .and("lang", shell.voice().language().tag())
                .and("dir", "ltr")
                .and("portalName", shell.host().name())
                .and("portalUrl", shell.host().origin() + "/")
                .map();
    }

    private Map<String, Object> contact() {
        SiteDetails site = shell.site();
        return Model.of("address", shell.voice().lines(site.address()))
                .and("phone", site.phone())
                .and("phoneUrl", Contacts.phone(site.phone()))
                .and("email", site.email())
                .map();
    }

    private List<Map<String, Object>> menu() {
        List<Map<String, Object>> entries = new ArrayList<>();
        shell.sections().top().forEach(section -> entries.add(entry(section, 1)));
        for (Shell.StandingPage page : shell.pages()) {
            String address = "/" + page.slug();
            entries.add(
                    Model.of("label", shell.voice().set(page.title()))
                            .and("url", address)
                            .and("current", address.equals(current))
                            .map());
        }
        return entries;
    }

    private Map<String, Object> entry(Section section, int depth) {
        boolean here = section.address().equals(current);
        List<Map<String, Object>> children =
                depth == MENU_DEPTH
                        ? List.of()
                        : shell.sections().children(section).stream()
                                .map(child -> entry(child, depth + 1))
                                .toList();
        return Model.of("label", shell.voice().set(section.title()))
                .and("url", section.address())
                .and("current", here)
                .and("open", !here && open.contains(section.id()))
                .and("children", children)
                .map();
    }
}
