package org.preau.portal;

import java.util.List;
import java.util.Optional;
import org.preau.render.Link;
import org.preau.render.SafeHtml;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The help: its table of contents and its pages. */
final class HelpPages {

    record Line(String title, String href, boolean current) {}

    record Chapter(Message title, String icon, List<Line> lines) {}

    /**
     * @param leaves the portal's own standing pages, which say what is particular here
     * @param email of the portal; empty when it has not said
     */
    record ContentsView(List<Chapter> chapters, List<News.Leaf> leaves, String email) {}

    record PageView(
            List<Link> crumbs,
            String title,
            String lead,
            SafeHtml html,
            List<Chapter> chapters,
            Optional<Line> next) {}

    private record Around(boolean demonstration, List<News.Leaf> leaves, String email) {}

    private final Pages pages;
    private final PortalReader reader;
    private final Help help;

    HelpPages(Pages pages, PortalReader reader, Help help) {
        this.pages = pages;
        this.reader = reader;
        this.help = help;
    }

    Reply contents(Exchange exchange) {
        Around around = around();
        List<Chapter> chapters = chapters(exchange.language(), "", around.demonstration());
        ContentsView view = new ContentsView(chapters, around.leaves(), around.email());
        return pages.portal(200, "portal/help", view, exchange);
    }

    Reply page(Exchange exchange) {
        String name = exchange.parameter("page");
        boolean demonstration = around().demonstration();
        Optional<Help.Page> page =
                name.equals(Help.DEMONSTRATION) && !demonstration
                        ? Optional.empty()
                        : help.page(name, exchange.language());
        return page.map(it -> show(it, demonstration, exchange))
                .orElseGet(() -> pages.notFound(exchange));
    }

    private Reply show(Help.Page page, boolean demonstration, Exchange exchange) {
        List<Chapter> chapters = chapters(exchange.language(), page.name(), demonstration);
        PageView view =
                new PageView(
                        List.of(new Link(Message.of("portal.help.title"), "/aide")),
                        page.title(),
                        page.lead(),
                        page.html(),
                        chapters,
                        next(chapters));
        return pages.portal(200, "portal/help-page", view, exchange);
    }

    private static Optional<Line> next(List<Chapter> chapters) {
        List<Line> all = chapters.stream().flatMap(chapter -> chapter.lines().stream()).toList();
        for (int i = 0; i + 1 < all.size(); i++) {
            if (all.get(i).current()) {
                return Optional.of(all.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private List<Chapter> chapters(Language language, String current, boolean demonstration) {
        return Help.GROUPS.stream()
                .map(group ->
                        new Chapter(
                                group.title(),
                                group.icon(),
                                group.pages().stream()
                                        .filter(name ->
                                                demonstration || !name.equals(Help.DEMONSTRATION))
                                        .map(name -> line(name, language, current))
                                        .toList()))
                .toList();
    }

    private Line line(String name, Language language, String current) {
        Help.Page page = help.page(name, language).orElseThrow();
        return new Line(page.title(), page.href(), name.equals(current));
    }

    private Around around() {
        return reader.read(tx -> {
            PortalSite site = PortalSite.read(tx);
            return new Around(site.demonstration(), News.leaves(tx), site.email());
        });
    }
}
