package org.preau.look;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.render.Form;
import org.preau.text.Message;

/**
 * What the page of the appearance shows.
 *
 * @param home the address of the workspace's appearance
 * @param model where a model of the site is made
 * @param form files and problems
 * @param own whether own colours are chosen
 * @param faults what cannot be read, in the order in which it is mended
 * @param drawn where the site is drawn with these choices
 * @param full the same in a window of its own
 * @param theirs whether somebody else has published another look meanwhile
 * @param isNew whether these choices are not public yet
 */
record LookView(
        String home,
        String model,
        int version,
        Form form,
        List<Dress> themes,
        List<Choice> palettes,
        boolean own,
        List<Code> day,
        List<Code> night,
        boolean nightly,
        List<Choice> types,
        List<Choice> headers,
        List<Choice> schemes,
        List<Choice> densities,
        Optional<Picture> logo,
        Optional<Picture> banner,
        List<Picture> pictures,
        List<Said> faults,
        String drawn,
        String full,
        String view,
        List<Choice> views,
        List<Choice> widths,
        List<Choice> lights,
        String width,
        List<Former> former,
        boolean theirs,
        boolean isNew) {

    /** A theme, as it looks. */
    record Dress(String key, String name, String description, String picture, boolean chosen) {}

    /**
     * Something to choose.
     *
     * @param swatch colours that it has, as {@code #rrggbb}; empty for what has none
     */
    record Choice(String key, Message label, boolean chosen, List<Band> swatch) {

        static Choice of(String key, Message label, boolean chosen) {
            return new Choice(key, label, chosen, List.of());
        }
    }

    /** A band of a swatch, 0 to 100 wide. */
    record Band(String colour, int at, int wide) {}

    /** A colour by its code. */
    record Code(
            String name, Message label, String value, String shown, Optional<Message> problem) {}

    /** A picture of the site, as the workspace shows it. */
    record Picture(UUID id, String src, int width, int height, String name, boolean chosen) {}

    /**
     * A pair that cannot be read, in words.
     *
     * @param take what the button sends that takes the nearest colour
     */
    record Said(
            Message text, Message proposal, String mark, String ground, String to, String take) {}

    /** A look that the site had. */
    record Former(
            UUID id,
            String theme,
            Message palette,
            List<Band> swatch,
            Instant at,
            String by,
            boolean now) {}
}
