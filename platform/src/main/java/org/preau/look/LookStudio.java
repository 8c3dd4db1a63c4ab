package org.preau.look;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.preau.look.LookView.Band;
import org.preau.look.LookView.Choice;
import org.preau.media.Media;
import org.preau.media.MediaShelf;
import org.preau.render.Field;
import org.preau.render.Form;
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

    private static final String FILES = "image/jpeg,image/png,image/webp,image/gif";
    private static final int PICTURES = 12;

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
                            look.withLogo(there(tx, look.logo()))
                                    .withBanner(there(tx, look.banner()));
                    boolean bare =
                            there.banner() == null && there.header().equals(Look.PICTURE)
                                    || there.logo() == null && there.header().equals("mark");
                    return bare ? there.withHeader("") : there;
                });
    }

    private static @Nullable UUID there(TenantTx tx, @Nullable UUID id) {
        return id == null ? null : MediaShelf.find(tx, id).map(Media::id).orElse(null);
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
                fields(wrongs),
                themes(look, language),
                palettes(offer, look, language),
                look.isOwn(),
                codes("day-", Scheme.LIGHT, offer, form, wrongs),
                codes("night-", Scheme.DARK, offer, form, wrongs),
                !look.dark().isEmpty(),
                types(offer, look, language),
                keys(offer.headers(), "look.header.", offer.header(look.header())),
                keys(Look.SCHEMES, "look.scheme.", look.scheme()),
                keys(Look.DENSITIES, "look.density.", look.density()),
                picture(tx, desk, look.logo()),
                picture(tx, desk, look.banner()),
                pictures(tx, desk, look.banner()),
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

    private static Form fields(List<Wrong> wrongs) {
        return Form.of(
                marked(wrongs, file("logoFile", Message.of("look.hint.logo"))),
                marked(wrongs, file("bannerFile", Message.of("look.hint.banner"))),
                marked(wrongs, choice("theme")),
                marked(wrongs, choice("palette")),
                marked(wrongs, choice("type")),
                marked(wrongs, choice("header")),
                marked(wrongs, choice("scheme")),
                marked(wrongs, choice("density")),
                marked(wrongs, choice("logo")),
                marked(wrongs, choice("banner")));
    }

    private static Field file(String name, Message hint) {
        return Field.of(Field.Type.FILE, name, "look.field." + name)
                .optional()
                .withHint(hint)
                .withAccept(FILES);
    }

    private static Field choice(String name) {
        return Field.choice(Field.Type.RADIOS, name, "look.field." + name, List.of());
    }

    private static Field marked(List<Wrong> wrongs, Field field) {
        return wrongs.stream()
                .filter(it -> it.field().equals(field.name()))
                .findFirst()
                .map(it -> field.withError(it.problem()))
                .orElse(field);
    }

    private List<LookView.Dress> themes(Look look, Language language) {
        return offers.all().stream()
                .map(it ->
                        new LookView.Dress(
                                it.key(),
                                it.name().getOrDefault(language, it.key()),
                                it.description().getOrDefault(language, ""),
                                it.preview(),
                                it.key().equals(look.theme())))
                .toList();
    }

    private static List<Choice> palettes(Offer offer, Look look, Language language) {
        String chosen =
                look.isOwn() ? Look.OWN : offer.palette(look.palette()).orElseGet(offer::own).key();
        List<Choice> choices = new ArrayList<>();
        for (Offer.Ready ready : offer.palettes()) {
            choices.add(
                    new Choice(
                            ready.key(),
                            Message.plain(ready.name().getOrDefault(language, ready.key())),
                            ready.key().equals(chosen),
                            swatch(offer, ready.light())));
        }
        return List.copyOf(choices);
    }

    private static List<Band> swatch(Offer offer, Map<String, Colour> colours) {
        List<Band> bands = new ArrayList<>();
        int wide = 100 / offer.base().size();
        for (String token : offer.base()) {
            Colour colour = colours.getOrDefault(token, Colour.WHITE);
            bands.add(new Band(colour.hex(), bands.size() * wide, wide));
        }
        return bands;
    }

    private static List<LookView.Code> codes(
            String prefix, Scheme scheme, Offer offer, LookForm form, List<Wrong> wrongs) {
        Look look = form.look();
        Map<String, Colour> now = wrongs.isEmpty() ? look.colours(offer, scheme) : Map.of();
        boolean proposed = scheme == Scheme.DARK && look.dark().isEmpty();
        List<LookView.Code> codes = new ArrayList<>();
        for (String token : offer.base()) {
            String name = prefix + token;
            String shown = now.containsKey(token) ? now.get(token).hex() : "";
            String typed = form.codes().getOrDefault(name, "");
            String value = look.isOwn() && !typed.isEmpty() ? typed : proposed ? "" : shown;
            codes.add(
                    new LookView.Code(
                            name,
                            token(offer, token),
                            value,
                            shown,
                            wrongs.stream()
                                    .filter(it -> it.field().equals(name))
                                    .map(Wrong::problem)
                                    .findFirst()));
        }
        return codes;
    }

    /** What a theme calls a colour: some have a word of their own for it. */
    static Message token(Offer offer, String token) {
        boolean special =
                token.equals("soft")
                        && (offer.key().equals("placette") || offer.key().equals("grenier"));
        return Message.of("look.token." + token + (special ? "." + offer.key() : ""));
    }

    private static List<Choice> types(Offer offer, Look look, Language language) {
        String chosen = offer.type(look.type()).key();
        return offer.types().stream()
                .map(it ->
                        Choice.of(
                                it.key(),
                                Message.plain(it.name().getOrDefault(language, it.key())),
                                it.key().equals(chosen)))
                .toList();
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

    private static Optional<LookView.Picture> picture(TenantTx tx, Desk desk, @Nullable UUID id) {
        return Optional.ofNullable(id)
                .flatMap(it -> MediaShelf.find(tx, it))
                .map(it -> picture(desk, it, true));
    }

    private static LookView.Picture picture(Desk desk, Media media, boolean chosen) {
        return new LookView.Picture(
                media.id(),
                "/espace/" + desk.tenant().slug() + "/images/" + media.id(),
                media.width() == null ? 0 : media.width(),
                media.height() == null ? 0 : media.height(),
                media.alt().isEmpty() ? media.name() : media.alt(),
                chosen);
    }

    /** The latest wide pictures of the site, and the chosen one. */
    private static List<LookView.Picture> pictures(TenantTx tx, Desk desk, @Nullable UUID chosen) {
        return MediaShelf.page(tx, 1, 100).stream()
                .filter(it -> it.id().equals(chosen) || isWide(it))
                .limit(PICTURES)
                .map(it -> picture(desk, it, it.id().equals(chosen)))
                .toList();
    }

    private static boolean isWide(Media media) {
        Integer width = media.width();
        Integer height = media.height();
        return width != null && height != null && width >= 600 && width >= height;
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
                            swatch(offer, look.colours(offer, Scheme.LIGHT)),
                            one.publishedAt(),
                            one.publishedBy(),
                            former.isEmpty()));
        }
        return former;
    }
}
