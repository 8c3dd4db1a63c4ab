package org.preau.look;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.media.AddMedia;
import org.preau.site.Site;
import org.preau.site.Sites;
import org.preau.site.Wrong;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;
import org.preau.web.Upload;

/**
 * {@code /espace/ASSOCIATION/apparence}: choosing a look beside the real site that wears it. "Voir"
 * draws the choices, by this page itself without a script; nothing is public before "Publier".
 */
final class LookPages {

    /** What this page may draw beside itself: the site, in a frame of this host. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self';"
                    + " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private final Database database;
    private final Pages pages;
    private final Offers offers;
    private final PublishLook publish;
    private final AddMedia addMedia;
    private final LookStudio studio;

    LookPages(
            Database database,
            Pages pages,
            Offers offers,
            PublishLook publish,
            AddMedia addMedia,
            LookStudio studio) {
        this.database = database;
        this.pages = pages;
        this.offers = offers;
        this.publish = publish;
        this.addMedia = addMedia;
        this.studio = studio;
    }

    Reply show(Desk desk, Exchange exchange) {
        return page(200, desk, exchange, standing(desk), List.of(), false);
    }

    /** A former look, to be seen before it is put on again. */
    Reply former(Desk desk, Exchange exchange) {
        return found(desk, exchange)
                .map(it ->
                        page(200, desk, exchange, standing(desk).with(it.look()), List.of(), false))
                .orElseGet(() -> pages.notFound(exchange));
    }

    /** The choices as they were sent, drawn and judged, kept nowhere. */
    Reply look(Desk desk, Exchange exchange) {
        LookForm form = LookForm.read(exchange::form, offers);
        return switch (pictures(desk, exchange, form)) {
            case Ready(LookForm ready) ->
                    page(200, desk, exchange, taken(exchange, ready), ready.wrongs(), false);
            case Not(int status, Wrong wrong) ->
                    page(status, desk, exchange, form, List.of(wrong), false);
        };
    }

    Reply publish(Desk desk, Exchange exchange) {
        LookForm form = LookForm.read(exchange::form, offers);
        return switch (pictures(desk, exchange, form)) {
            case Ready(LookForm ready) when ready.wrongs().isEmpty() ->
                    publish(desk, exchange, ready);
            case Ready(LookForm ready) -> page(422, desk, exchange, ready, ready.wrongs(), false);
            case Not(int status, Wrong wrong) ->
                    page(status, desk, exchange, form, List.of(wrong), false);
        };
    }

    /** Puts a former look on again, with those of its pictures that are still there. */
    Reply putBack(Desk desk, Exchange exchange) {
        Optional<Looks.Former> found = found(desk, exchange);
        if (found.isEmpty()) {
            return pages.notFound(exchange);
        }
        Look look = studio.present(desk, found.get().look());
        return publish(desk, exchange, new LookForm(0, look, Map.of(), List.of()));
    }

    private Reply publish(Desk desk, Exchange exchange, LookForm form) {
        return switch (publish.run(desk, new PublishLook.Command(form.version(), form.look()))) {
            case PublishLook.Published published -> Pages.done(home(desk), "said.look.published");
            case PublishLook.Stale(Look theirs, int version) ->
                    page(409, desk, exchange, form.at(version), List.of(), true);
            case PublishLook.Unreadable unreadable ->
                    page(422, desk, exchange, form, List.of(), false);
            case PublishLook.Invalid(List<Wrong> wrongs) ->
                    page(422, desk, exchange, form, wrongs, false);
        };
    }

    private LookForm standing(Desk desk) {
        return database.read(
                desk.tenancy(),
                tx -> {
                    Site site = Sites.read(tx);
                    return LookForm.of(site.version(), Looks.worn(tx));
                });
    }

    private Optional<Looks.Former> found(Desk desk, Exchange exchange) {
        try {
            UUID id = Ids.parse(exchange.parameter("look"));
            return database.read(desk.tenancy(), tx -> Looks.find(tx, id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A proposed colour that a button took, or all of them. */
    private LookForm taken(Exchange exchange, LookForm form) {
        String take = exchange.form("take");
        if (take.isEmpty() || form.look().isOwn() && !form.wrongs().isEmpty()) {
            return form;
        }
        Offer offer = offers.of(form.look().theme());
        boolean proposed = form.look().dark().isEmpty() && !take.startsWith("dark");
        return form.with(
                form.look()
                        .withColours(
                                taken(take, Scheme.LIGHT, offer, form.look()),
                                proposed
                                        ? Map.<String, Colour>of()
                                        : taken(take, Scheme.DARK, offer, form.look())));
    }

    private static Map<String, Colour> taken(String take, Scheme scheme, Offer offer, Look look) {
        Map<String, Colour> colours = look.colours(offer, scheme);
        return take.equals("all")
                ? Readability.mended(offer, scheme, colours)
                : one(take, scheme, offer, colours);
    }

    /** {@code light ink #123456}: one colour of one light. */
    private static Map<String, Colour> one(
            String take, Scheme scheme, Offer offer, Map<String, Colour> colours) {
        String[] parts = take.split(" ", -1);
        boolean here =
                parts.length == 3
                        && parts[0].equals(scheme.key())
                        && offer.base().contains(parts[1]);
        Optional<Colour> colour = here ? Colour.read(parts[2]) : Optional.empty();
        Map<String, Colour> other = new HashMap<>(colours);
        colour.ifPresent(it -> other.put(parts[1], it));
        return other;
    }

    private sealed interface Pictured {}

    private record Ready(LookForm form) implements Pictured {}

    private record Not(int status, Wrong wrong) implements Pictured {}

    /** Pictures that came with the form are among the site's before they are public. */
    private Pictured pictures(Desk desk, Exchange exchange, LookForm form) {
        Look look = form.look();
        if (exchange.formHas("dropLogo")) {
            look = look.withLogo(null);
        }
        Optional<Upload> logo = exchange.upload("logoFile");
        Optional<Upload> banner = exchange.upload("bannerFile");
        if (logo.isPresent()) {
            AddMedia.Outcome kept = addMedia.run(desk, logo.get(), desk.tenant().name());
            if (!(kept instanceof AddMedia.Kept(var media, _))) {
                return not("logoFile", kept);
            }
            look = look.withLogo(media.id());
        }
        if (banner.isPresent()) {
            AddMedia.Outcome kept = addMedia.run(desk, banner.get(), "");
            if (!(kept instanceof AddMedia.Kept(var media, _))) {
                return not("bannerFile", kept);
            }
            look = look.withBanner(media.id());
        }
        return new Ready(new LookForm(form.version(), look, form.codes(), form.wrongs()));
    }

    private static Pictured not(String field, AddMedia.Outcome outcome) {
        return switch (outcome) {
            case AddMedia.Refused(Message why) -> new Not(422, new Wrong(field, why));
            case AddMedia.NotStored not -> new Not(not.status(), new Wrong(field, not.why()));
            case AddMedia.Kept kept -> throw new IllegalStateException("it was kept");
        };
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            LookForm form,
            List<Wrong> wrongs,
            boolean theirs) {
        LookView view = studio.view(desk, exchange, form, wrongs, theirs);
        return pages.desk(status, "look/studio", view, desk, exchange)
                .with("content-security-policy", POLICY);
    }

    static String home(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/apparence";
    }
}
