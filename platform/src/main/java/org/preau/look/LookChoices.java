package org.preau.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.preau.look.LookView.Band;
import org.preau.look.LookView.Choice;
import org.preau.site.Wrong;
import org.preau.text.Language;
import org.preau.text.Message;

/** What a site may choose from: themes, palettes, colours of its own, letters. Pure functions. */
final class LookChoices {

    private LookChoices() {}

    static List<LookView.Dress> themes(Offers offers, Look look, Language language) {
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

    static List<Choice> palettes(Offer offer, Look look, Language language) {
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

    /** The colours of a palette, side by side. */
    static List<Band> swatch(Offer offer, Map<String, Colour> colours) {
        List<Band> bands = new ArrayList<>();
        int wide = 100 / offer.base().size();
        for (String token : offer.base()) {
            Colour colour = colours.getOrDefault(token, Colour.WHITE);
            bands.add(new Band(colour.hex(), bands.size() * wide, wide));
        }
        return bands;
    }

    /** The colours as they may be typed; empty where the night is only proposed. */
    static List<LookView.Code> codes(
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

    static List<Choice> types(Offer offer, Look look, Language language) {
        String chosen = offer.type(look.type()).key();
        return offer.types().stream()
                .map(it ->
                        Choice.of(
                                it.key(),
                                Message.plain(it.name().getOrDefault(language, it.key())),
                                it.key().equals(chosen)))
                .toList();
    }
}
