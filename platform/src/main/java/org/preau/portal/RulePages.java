package org.preau.portal;

import java.util.List;
import java.util.Map;
import org.preau.render.SafeHtml;
import org.preau.sql.TenantTx;
import org.preau.text.Language;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Reply;

/**
 * What the law asks the portal to say: who publishes and hosts it (loi n° 2004-575 du 21 juin 2004,
 * art. 1-1), what becomes of personal data (RGPD, art. 13), how accessible it is (décret n°
 * 2019-768).
 */
final class RulePages {

    /** Who runs the machines. */
    record Host(String name, List<String> address, String phone) {}

    /**
     * @param phoneHref {@code tel:} and the digits
     * @param complete whether nothing that the law asks for is missing
     */
    record LegalView(
            List<String> address,
            String phone,
            String phoneHref,
            String email,
            String registration,
            String director,
            Host host,
            boolean complete) {}

    record StatementView(SafeHtml html) {}

    private final Pages pages;
    private final PortalReader reader;
    private final Texts texts;
    private final Origins origins;

    RulePages(Pages pages, PortalReader reader, Texts texts, Origins origins) {
        this.pages = pages;
        this.reader = reader;
        this.texts = texts;
        this.origins = origins;
    }

    Reply legal(Exchange exchange) {
        return pages.portal(200, "portal/legal", legal(reader.read(PortalSite::read)), exchange);
    }

    Reply accessibility(Exchange exchange) {
        return statement("accessibility", reader.read(PortalSite::read), exchange);
    }

    /** {@code GET /confidentialite}: made of what whoever keeps the portal filled in. */
    Reply privacy(Exchange exchange) {
        return statement("privacy", reader.read(PortalSite::read), exchange);
    }

    private Reply statement(String word, PortalSite site, Exchange exchange) {
        Language language = exchange.language();
        String contact =
                site.email().isEmpty()
                        ? texts.say(language, "portal.accessibility.no-contact", Map.of())
                        : "[" + site.email() + "](mailto:" + site.email() + ")";
        String host = host(site).name();
        String statement =
                Sources.read(word + "_" + language.tag() + ".md")
                        .replace("{address}", origins.portal() + "/")
                        .replace("{contact}", contact)
                        .replace(
                                "{host}",
                                host.isEmpty()
                                        ? ""
                                        : texts.say(
                                                language,
                                                "portal.privacy.host",
                                                Map.of("host", plain(host))))
                        .replace("{name}", plain(reader.read(RulePages::name)));
        SafeHtml html = texts.html(statement, language, Texts.Around.NOTHING);
        return pages.portal(200, "portal/" + word, new StatementView(html), exchange);
    }

    private static String name(TenantTx tx) {
        return tx.query("select name from tenant").one(String.class);
    }

    /** A name within Markdown, whatever signs it holds. */
    private static String plain(String name) {
        return name.replaceAll("([\\\\`*_{}\\[\\]<>()#!|~&])", "\\\\$1");
    }

    private static LegalView legal(PortalSite site) {
        Host host = host(site);
        return new LegalView(
                site.address(),
                site.phone(),
                "tel:" + site.phone().replaceAll("[^0-9+]", ""),
                site.email(),
                site.registration(),
                site.director(),
                host,
                !site.address().isEmpty()
                        && !site.director().isBlank()
                        && !(site.email() + site.phone()).isBlank()
                        && !host.name().isEmpty());
    }

    private static Host host(PortalSite site) {
        var host = site.home().path("host");
        List<String> address = new java.util.ArrayList<>();
        host.path("address").forEach(line -> address.add(line.asText("")));
        return new Host(
                host.path("name").asText(""), List.copyOf(address), host.path("phone").asText(""));
    }
}
