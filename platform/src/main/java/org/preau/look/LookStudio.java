package org.preau.look;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.preau.look.LookView.Choice;
import org.preau.site.Site;
import org.preau.site.Sites;
import org.preau.site.Wrong;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;

/** Puts together what the page of the appearance shows of some choices. */
final class LookStudio {

    private final Database database;
    private final Offers offers;
    private final SitePreview site;

    LookStudio(Database database, Offers offers, SitePreview site) {
        this.database = database;
        this.offers = offers;
        this.site = site;
    }

    LookView view(Desk desk, Exchange exchange, LookForm form, List<Wrong> wrongs, boolean theirs) {
        return database.read(desk.tenancy(), tx -> view(tx, desk, exchange, form, wrongs, theirs));
    }

    /** A look without the pictures that the site has no more. */
    Look present(Desk desk, Look look) {
        return database.read(
                desk.tenancy(),
                tx -> {
                    Look there =
                            look.withLogo(LookPictures.there(tx, look.logo()))
                                    .withBanner(LookPictures.there(tx, look.banner()));
                    boolean noBanner =
                            there.banner() == null && there.header().equals(Look.PICTURE);
                    boolean noLogo = there.logo() == null && there.header().equals("mark");
                    return noBanner || noLogo ? there.withHeader("") : there;
                });
    }

    private LookView view(
            TenantTx tx,
            Desk desk,
            Exchange exchange,
            LookForm form,
            List<Wrong> wrongs,
            boolean theirs) {
        Look look = form.look();
        Offer offer = offers.of(look.theme());
        Language language = exchange.language();
        String home = LookPages.home(desk);
        List<Choice> views = views(tx, exchange);
        String view = chosen(views, "/");
        String light = said(exchange, "seen", List.of("auto", "light", "dark"), "auto");
        String width = said(exchange, "width", List.of("phone", "wide"), "wide");
        String seen = light.equals("auto") ? "" : "&seen=" + light;
        String frame =
                home
                        + "/apercu?"
                        + form.query()
                        + seen
                        + "&view="
                        + URLEncoder.encode(view, StandardCharsets.UTF_8);
        Site site = Sites.read(tx);
        return new LookView(
                home,
                "/espace/" + desk.tenant().slug() + "/modele",
                form.version() == 0 ? site.version() : form.version(),
                LookFields.of(wrongs),
                LookChoices.themes(offers, look, language),
                LookChoices.palettes(offer, look, language),
                look.isOwn(),
                LookChoices.codes("day-", Scheme.LIGHT, offer, form, wrongs),
                LookChoices.codes("night-", Scheme.DARK, offer, form, wrongs),
                !look.dark().isEmpty(),
                LookChoices.types(offer, look, language),
                keys(offer.headers(), "look.header.", offer.header(look.header())),
                keys(Look.SCHEMES, "look.scheme.", look.scheme()),
                keys(Look.DENSITIES, "look.density.", look.density()),
                LookPictures.picture(tx, desk, look.logo()),
                LookPictures.picture(tx, desk, look.banner()),
                LookPictures.pictures(tx, desk, look.banner()),
                wrongs.isEmpty() ? faults(offer, look) : List.of(),
                frame,
                frame,
                view,
                views,
                keys(List.of("wide", "phone"), "look.width.", width),
                keys(List.of("auto", "light", "dark"), "look.seen.", light),
                width,
                former(tx, language),
                theirs,
                !look.equals(Looks.worn(tx)));
    }

    private static List<Choice> keys(List<String> keys, String prefix, String chosen) {
        return keys.stream()
                .map(it -> Choice.of(it, Message.of(prefix + it), it.equals(chosen)))
                .toList();
    }

    private List<Choice> views(TenantTx tx, Exchange exchange) {
        Map<String, Message> there = new LinkedHashMap<>();
        there.put("/", Message.of("look.view.home"));
        site.places(tx)
                .forEach(it -> there.put("/" + it.slug(), Message.of("look.view." + it.kind())));
        String asked = exchange.form("view");
        String chosen = there.containsKey(asked) ? asked : "/";
        return there.entrySet().stream()
                .map(it -> Choice.of(it.getKey(), it.getValue(), it.getKey().equals(chosen)))
                .toList();
    }

    private static String chosen(List<Choice> choices, String otherwise) {
        return choices.stream()
                .filter(Choice::chosen)
                .map(Choice::key)
                .findFirst()
                .orElse(otherwise);
    }

    private static String said(
            Exchange exchange, String name, List<String> known, String otherwise) {
        Predicate<String> isKnown = known::contains;
        return Optional.of(exchange.form(name)).filter(isKnown).orElse(otherwise);
    }

    private List<LookView.Said> faults(Offer offer, Look look) {
        List<LookView.Said> said = new ArrayList<>();
        for (Scheme scheme : Scheme.values()) {
            if (LookSheet.seen(look, scheme) == scheme) {
                Readability.faults(offer, scheme, look.colours(offer, scheme)).stream()
                        .map(it -> FaultText.said(offer, it))
                        .forEach(said::add);
            }
        }
        return List.copyOf(said);
    }

    private List<LookView.Former> former(TenantTx tx, Language language) {
        List<LookView.Former> former = new ArrayList<>();
        for (Looks.Former one : Looks.former(tx)) {
            Look look = one.look();
            Offer offer = offers.of(look.theme());
            Message palette =
                    look.isOwn()
                            ? Message.of("look.palette.own")
                            : Message.plain(
                                    offer.palette(look.palette())
                                            .orElseGet(offer::own)
                                            .name()
                                            .getOrDefault(language, ""));
            former.add(
                    new LookView.Former(
                            one.id(),
                            offer.name().getOrDefault(language, offer.key()),
                            palette,
                            LookChoices.swatch(offer, look.colours(offer, Scheme.LIGHT)),
                            one.publishedAt(),
                            one.publishedBy(),
                            former.isEmpty()));
        }
        return former;
    }
}
