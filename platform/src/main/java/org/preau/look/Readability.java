package org.preau.look;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether a palette can be read: the contrast of every pair that the theme really writes, of WCAG
 * 2.2. What cannot is said with the nearest lightness that can, at the same hue. Pure, any thread.
 */
public final class Readability {

    private static final int ROUNDS = 12;
    private static final double STEP = 0.01;

    /**
     * A pair that cannot be read.
     *
     * @param ratio that it has
     * @param change the chosen colour to move, by token
     * @param from what was chosen for it
     * @param to the nearest that makes this pair readable
     */
    public record Fault(
            Scheme scheme,
            Pair pair,
            Colour mark,
            Colour ground,
            double ratio,
            String change,
            Colour from,
            Colour to) {}

    private Readability() {}

    /**
     * What is wrong with a palette, each chosen colour named once in each light.
     *
     * @param chosen one colour for each token of {@link Offer#base}
     * @return nothing when all of it can be read
     */
    public static List<Fault> faults(Offer offer, Scheme scheme, Map<String, Colour> chosen) {
        Map<String, Colour> all = Tones.of(offer, scheme, chosen);
        Set<String> said = new LinkedHashSet<>();
        List<Fault> faults = new ArrayList<>();
        for (Pair pair : causes(offer, failing(offer, all))) {
            Fault fault = fault(offer, scheme, chosen, all, pair);
            if (said.add(fault.change() + pair.mark())) {
                faults.add(fault);
            }
        }
        return List.copyOf(faults);
    }

    private static List<Pair> failing(Offer offer, Map<String, Colour> all) {
        return offer.pairs().stream().filter(it -> ratio(all, it) < it.asked()).toList();
    }

    /**
     * Those to speak of: where ink cannot be read on its sheet, all else follows from it; links and
     * pale texts fail only because of the chosen colours.
     */
    private static List<Pair> causes(Offer offer, List<Pair> failing) {
        List<Pair> ink =
                failing.stream()
                        .filter(it -> it.mark().equals("ink") && it.ground().equals("paper"))
                        .toList();
        List<Pair> chosen =
                failing.stream()
                        .filter(it ->
                                offer.base().contains(it.mark()) || it.mark().startsWith("on-"))
                        .toList();
        return Stream.of(ink, chosen, failing)
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse(failing);
    }

    /** The nearest palette that can be read: the same hues, moved in lightness. */
    public static Map<String, Colour> mended(
            Offer offer, Scheme scheme, Map<String, Colour> chosen) {
        Map<String, Colour> now = new HashMap<>(chosen);
        for (int round = 0; round < ROUNDS; round++) {
            List<Fault> faults = faults(offer, scheme, now);
            if (faults.isEmpty()) {
                return now;
            }
            Fault first = faults.getFirst();
            now.put(first.change(), first.to());
        }
        return offer.own().in(scheme);
    }

    /**
     * What a palette would be by night: the theme's own lightness there, the hues that were chosen,
     * moved on until all of it can be read.
     */
    public static Map<String, Colour> night(Offer offer, Map<String, Colour> day) {
        Offer.Ready own = offer.own();
        Map<String, Colour> night = new HashMap<>();
        for (String token : offer.base()) {
            double there = own.colour(Scheme.DARK, token).lightness();
            double shift = there - own.colour(Scheme.LIGHT, token).lightness();
            night.put(
                    token,
                    switch (token) {
                        case "paper", "soft" -> chosen(offer, Scheme.LIGHT, day, "ink").at(there);
                        case "ink" -> chosen(offer, Scheme.LIGHT, day, "paper").at(there);
                        default -> shifted(chosen(offer, Scheme.LIGHT, day, token), shift);
                    });
        }
        return mended(offer, Scheme.DARK, night);
    }

    /** Neither so dark nor so pale that the hue is lost. */
    private static Colour shifted(Colour from, double shift) {
        return from.at(Math.clamp(from.lightness() + shift, 0.3, 0.9));
    }

    private static Fault fault(
            Offer offer,
            Scheme scheme,
            Map<String, Colour> chosen,
            Map<String, Colour> all,
            Pair pair) {
        List<String> order = order(offer, pair);
        for (String token : order) {
            Optional<Colour> near = nearest(offer, scheme, chosen, pair, token);
            if (near.isPresent()) {
                return fault(scheme, all, pair, token, near.get());
            }
        }
        String token = order.getFirst();
        return fault(scheme, all, pair, token, offer.own().colour(scheme, token));
    }

    private static Fault fault(
            Scheme scheme, Map<String, Colour> all, Pair pair, String change, Colour to) {
        return new Fault(
                scheme,
                pair,
                colour(all, pair.mark()),
                colour(all, pair.ground()),
                ratio(all, pair),
                change,
                colour(all, change),
                to);
    }

    /** The colour to move first: a strong or quiet ground, else what is written, then the sheet. */
    private static List<String> order(Offer offer, Pair pair) {
        List<String> order = new ArrayList<>();
        Stream.of(behind(offer, pair.ground()), behind(offer, pair.mark()), "ink", "paper")
                .filter(token -> offer.base().contains(token))
                .forEach(order::add);
        if (order.getFirst().equals("paper")) {
            order.addFirst(behind(offer, pair.mark()));
        }
        return order.stream().filter(offer.base()::contains).distinct().toList();
    }

    /** The chosen colour that a token is made of. */
    private static String behind(Offer offer, String token) {
        if (offer.base().contains(token)) {
            return token;
        }
        String bare = token.startsWith("on-") ? token.substring(3) : token;
        return switch (bare) {
            case "wall", "board", "tab" -> "soft";
            case "link", "focus" -> offer.roots().getOrDefault(bare, "main");
            default -> offer.base().contains(bare) ? bare : "ink";
        };
    }

    private static Optional<Colour> nearest(
            Offer offer, Scheme scheme, Map<String, Colour> chosen, Pair pair, String token) {
        Colour from = chosen(offer, scheme, chosen, token);
        double light = from.lightness();
        return IntStream.rangeClosed(1, 100)
                .boxed()
                .flatMap(step ->
                        Stream.of(from.at(light + step * STEP), from.at(light - step * STEP)))
                .filter(it -> passes(offer, scheme, chosen, pair, token, it))
                .findFirst();
    }

    private static Colour chosen(
            Offer offer, Scheme scheme, Map<String, Colour> chosen, String token) {
        Colour one = chosen.get(token);
        return one != null ? one : offer.own().colour(scheme, token);
    }

    private static boolean passes(
            Offer offer,
            Scheme scheme,
            Map<String, Colour> chosen,
            Pair pair,
            String token,
            Colour tried) {
        Map<String, Colour> other = new HashMap<>(chosen);
        other.put(token, tried);
        return ratio(Tones.of(offer, scheme, other, pair), pair) >= pair.asked();
    }

    private static double ratio(Map<String, Colour> all, Pair pair) {
        return colour(all, pair.mark()).contrast(colour(all, pair.ground()));
    }

    private static Colour colour(Map<String, Colour> all, String token) {
        Colour colour = all.get(token);
        if (colour == null) {
            throw new IllegalStateException("no colour " + token + " among " + all.keySet());
        }
        return colour;
    }
}
