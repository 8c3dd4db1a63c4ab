package org.preau.theme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.look.Look;
import org.preau.tenancy.TenantState;
import org.preau.text.Tongue;

/** What templates find under {@code site}: the same on all pages but for the place in the menu. */
final class Frame {

    private static final int LONG_NAME = 19;

    private final Shell shell;
    private final SiteMenu menus;

    private Frame(Shell shell, String current, List<Section> around) {
        this.shell = shell;
        this.menus = new SiteMenu(shell, current, around);
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
        return dress(shell)
                .and("name", shell.name())
                .and("nameIsLong", shell.name().length() >= LONG_NAME)
                .and("tagline", voice.set(site.tagline()))
                .and("logo", logo())
                .and("header", header())
                .and("banner", banner())
                .and("lang", voice.tongue())
                .and("dir", Tongue.of(voice.tongue()).map(Tongue::direction).orElse("ltr"))
                .and(
                        "around",
                        voice.tongue().equals(voice.language().tag()) ? "" : voice.language().tag())
                .and("icon", SiteIcon.address(site))
                .and("homeUrl", "/")
                .and("searchUrl", "/recherche")
                .and("feedUrl", AtomFeed.PATH)
                .and("rssUrl", RssFeed.PATH)
                .and("place", place)
                .and("menu", menus.main())
                .and("quick", QuickLinks.of(shell, place))
                .and("footerLinks", menus.foot())
                .and("about", voice.set(site.about()))
                .and("contact", Contacts.of(shell))
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
        return dress(shell)
                .and("name", shell.name())
                .and("nameIsLong", shell.name().length() >= LONG_NAME)
                .and("lang", shell.voice().language().tag())
                .and("dir", "ltr")
                .and("portalName", shell.host().name())
                .and("portalUrl", shell.host().origin() + "/")
                .map();
    }

    /** The theme and the look over it. */
    private static Model dress(Shell shell) {
        Worn worn = shell.worn();
        String scheme = worn.look().scheme();
        return shell.theme()
                .frame(worn.look())
                .and("paletteCss", worn.address())
                .and("scheme", scheme.equals("auto") ? "" : scheme)
                .and("themeColor", worn.bar());
    }

    private Optional<Map<String, Object>> logo() {
        return header().equals("name") ? Optional.empty() : shell.site().logo().map(Picture::logo);
    }

    /** The form of the header; the usual one where its picture is not there any more. */
    private String header() {
        String wanted = shell.theme().offer().header(shell.worn().look().header());
        boolean there =
                switch (wanted) {
                    case "mark" -> shell.site().logo().isPresent();
                    case Look.PICTURE -> shell.site().banner().isPresent();
                    default -> true;
                };
        return there ? wanted : "logo";
    }

    private Optional<Map<String, Object>> banner() {
        return header().equals(Look.PICTURE)
                ? shell.site().banner().map(it -> it.image(shell.voice()).map())
                : Optional.empty();
    }
}
