package org.preau.portal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.preau.render.SafeHtml;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Reply;

/** What programs ask the portal for: {@code robots.txt}, {@code sitemap.xml}, the old icon. */
final class CrawlerFiles {

    private static final int MOST = 5_000;
    private static final String A_DAY = "public, max-age=86400";

    private final PortalReader reader;
    private final Origins origins;
    private final byte[] icon = Sources.bytes("favicon.ico");

    CrawlerFiles(PortalReader reader, Origins origins) {
        this.reader = reader;
        this.origins = origins;
    }

    Reply robots(Exchange exchange) {
        String text =
                """
                User-agent: *
                Disallow: /api/v1/
                Disallow: /compte
                Disallow: /connexion
                Disallow: /console
                Disallow: /espace

                Sitemap: %s/sitemap.xml
                """
                        .formatted(origins.portal());
        return file("text/plain; charset=utf-8", text);
    }

    /** See sitemaps.org; addresses are escaped though none needs it today. */
    Reply sitemap(Exchange exchange) {
        StringBuilder out = new StringBuilder();
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (String path : paths()) {
            String address = SafeHtml.escaped(origins.portal() + path).html();
            out.append("<url><loc>").append(address).append("</loc></url>\n");
        }
        return file("application/xml; charset=utf-8", out.append("</urlset>\n").toString());
    }

    Reply icon(Exchange exchange) {
        return Reply.bytes(200, "image/x-icon", icon).with("cache-control", A_DAY);
    }

    private List<String> paths() {
        List<String> paths = new ArrayList<>(List.of("/", "/associations", "/actualites", "/aide"));
        Help.GROUPS.forEach(group ->
                group.pages().stream()
                        .filter(page -> !page.equals(Help.DEMONSTRATION))
                        .forEach(page -> paths.add("/aide/" + page)));
        reader.read(tx -> {
            News.page(tx, 1, MOST).forEach(card -> paths.add("/actualites/" + card.slug()));
            News.leaves(tx).forEach(leaf -> paths.add("/pages/" + leaf.slug()));
            return paths;
        });
        paths.addAll(List.of("/mentions-legales", "/confidentialite", "/accessibilite"));
        return paths;
    }

    private static Reply file(String type, String text) {
        return Reply.bytes(200, type, text.getBytes(StandardCharsets.UTF_8))
                .with("cache-control", "public, max-age=3600");
    }
}
