package org.preau.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.sql.TenantTx;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The first thing anyone sees. */
final class HomePage {

    private static final int NEWS = 5;
    private static final int ENTRIES = 6;

    /**
     * @param count of the associations
     * @param sectors how many sectors have one
     * @param first the latest news, under the skylight
     */
    record View(
            String tagline,
            int count,
            int sectors,
            Optional<News.Card> first,
            List<News.Card> news,
            List<EntryView> entries) {}

    private final Pages pages;
    private final PortalReader reader;
    private final Origins origins;

    HomePage(Pages pages, PortalReader reader, Origins origins) {
        this.pages = pages;
        this.reader = reader;
        this.origins = origins;
    }

    Reply show(Exchange exchange) {
        return pages.portal(200, "portal/home", reader.read(this::view), exchange);
    }

    private View view(TenantTx tx) {
        PortalSite site = PortalSite.read(tx);
        Map<Integer, Integer> counts = Directory.counts(tx, new SearchWords("", List.of()));
        List<News.Card> news = News.page(tx, 1, NEWS);
        return new View(
                site.tagline(),
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                (int) counts.keySet().stream().filter(sector -> sector > 0).count(),
                news.stream().findFirst(),
                news.stream().skip(1).toList(),
                EntryView.of(Directory.ofToday(tx, ENTRIES), Sectors.of(site.home()), origins));
    }
}
