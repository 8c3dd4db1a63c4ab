package org.preau.look;

import java.util.Locale;
import java.util.Optional;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/**
 * The real site in a look that is only tried on, for the frame beside the choices: nobody but the
 * workspace may frame it, nothing in it may run, be sent or lead out of it.
 */
final class LookPreview {

    /**
     * Of this host, so that its pictures and fonts come with the session of whoever looks; the
     * sandbox without scripts is why that is safe.
     */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self';"
                    + " form-action 'none'; base-uri 'none'; frame-ancestors 'self';"
                    + " sandbox allow-same-origin";

    private final Offers offers;
    private final SitePreview site;
    private final Pages pages;
    private final LookStudio studio;

    LookPreview(Offers offers, SitePreview site, Pages pages, LookStudio studio) {
        this.studio = studio;
        this.offers = offers;
        this.site = site;
        this.pages = pages;
    }

    Reply page(Desk desk, Exchange exchange) {
        LookForm asked = LookForm.read(exchange::query, offers);
        LookForm form = asked.with(studio.present(desk, asked.look()));
        String view = exchange.query("view");
        String home = LookPages.home(desk);
        String query = form.query() + seen(exchange).map(it -> "&seen=" + it.key()).orElse("");
        String desktop = home.substring(0, home.lastIndexOf('/'));
        return site.page(
                        desk,
                        form.look(),
                        view.startsWith("/") ? view : "/",
                        home + "/apercu.css?" + query)
                .map(html ->
                        Reply.html(new PreviewHtml(desktop, query).of(html))
                                .with("content-security-policy", POLICY))
                .orElseGet(() -> pages.notFound(exchange));
    }

    Reply sheet(Desk desk, Exchange exchange) {
        LookForm form = LookForm.read(exchange::query, offers);
        LookSheet sheet =
                LookSheet.of(
                        offers.of(form.look().theme()), form.look(), seen(exchange).orElse(null));
        byte[] css = sheet.css().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Reply.bytes(200, "text/css; charset=utf-8", css)
                .with("cache-control", "private, max-age=600");
    }

    /** The light that was asked for; empty for the reader's own. */
    static Optional<Scheme> seen(Exchange exchange) {
        String asked = exchange.query("seen") + exchange.form("seen");
        return switch (asked.toLowerCase(Locale.ROOT)) {
            case "light" -> Optional.of(Scheme.LIGHT);
            case "dark" -> Optional.of(Scheme.DARK);
            default -> Optional.empty();
        };
    }
}
