package org.preau.look;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes all colours of a theme out of the few that are chosen: what is written on a colour is ink
 * or paper, whichever can be read better; links, quiet words, errors and the edges of fields keep
 * their hue and take the nearest lightness that can be read wherever the theme puts them. What
 * cannot be reached stays short of it, and {@link Readability} says so. Pure, any thread.
 */
final class Tones {

    /** Above what is asked: bytes are round, and browsers mix. */
    private static final double MARGIN = 0.04;

    private static final double STEP = 0.01;
    private static final Colour RED_BY_DAY = new Colour(0xb3, 0x12, 0x10);
    private static final Colour RED_BY_NIGHT = new Colour(0xff, 0xab, 0x9c);

    /** Grounds before what is written on them; all others come between, in their own order. */
    private static final List<String> FIRST = List.of("wall", "board", "deep", "sky", "field");

    private final Offer offer;
    private final Scheme scheme;
    private final Map<String, Colour> made = new LinkedHashMap<>();

    private Tones(Offer offer, Scheme scheme, Map<String, Colour> chosen) {
        this.offer = offer;
        this.scheme = scheme;
        offer.base().forEach(token -> made.put(token, chosen(chosen, token)));
    }

    /**
     * All colours by token, the chosen ones first.
     *
     * @param chosen one for each token of {@link Offer#base}; what is missing is the theme's own
     */
    static Map<String, Colour> of(Offer offer, Scheme scheme, Map<String, Colour> chosen) {
        return new Tones(offer, scheme, chosen).all(token -> true);
    }

    /**
     * Only what one pair needs of them, to try many palettes: the two colours, and those that they
     * follow from.
     */
    static Map<String, Colour> of(
            Offer offer, Scheme scheme, Map<String, Colour> chosen, Pair pair) {
        Tones tones = new Tones(offer, scheme, chosen);
        Set<String> needed = new HashSet<>(Set.of(pair.mark(), pair.ground()));
        offer.pairs().stream()
                .filter(it -> it.mark().equals(pair.mark()))
                .forEach(it -> needed.add(it.ground()));
        return tones.all(token -> needed.contains(token) || isPlain(token));
    }

    /** Whether it costs nothing to make. */
    private static boolean isPlain(String token) {
        return token.startsWith("on-") || List.of("wall", "board", "deep").contains(token);
    }

    private Colour chosen(Map<String, Colour> chosen, String token) {
        Colour one = chosen.get(token);
        return one != null ? one : offer.own().in(scheme).getOrDefault(token, Colour.BLACK);
    }

    private Map<String, Colour> all(Predicate<String> wanted) {
        for (String token : tokens()) {
            if (wanted.test(token)) {
                make(token).ifPresent(colour -> made.put(token, colour));
            }
        }
        return made;
    }

    private List<String> tokens() {
        return offer.light().keySet().stream()
                .filter(token -> !offer.base().contains(token))
                .sorted(Comparator.comparing(Tones::rank))
                .toList();
    }

    private static int rank(String token) {
        int first = FIRST.indexOf(token);
        if (first >= 0) {
            return first;
        }
        return token.startsWith("on-") ? FIRST.size() + 1 : FIRST.size() + 2;
    }

    private Optional<Colour> make(String token) {
        if (token.startsWith("on-")) {
            return Optional.of(on(token.substring(3)));
        }
        return switch (token) {
            case "wall", "board" -> Optional.of(colour("soft"));
            case "deep" -> Optional.of(deep());
            case "sky" -> Optional.of(ground(token, sky()));
            case "field" -> Optional.of(ground(token, field()));
            case "link" -> Optional.of(mark(token, root(token, "main")));
            case "focus" -> Optional.of(mark(token, root(token, "main")));
            case "mute" -> Optional.of(mark(token, mixed("ink", "paper", 0.3)));
            case "edge-field", "edge" -> edge(token);
            case "line" -> Optional.of(line());
            case "err" -> Optional.of(mark(token, red()));
            case "rule" -> drawn(token, 0.86);
            case "rule-strong" -> drawn(token, 0.72);
            default -> kept(token);
        };
    }

    /** Ink or paper. */
    private Colour on(String ground) {
        Colour under = made.getOrDefault(ground, colour("paper"));
        Colour ink = colour("ink");
        Colour paper = colour("paper");
        return under.contrast(ink) >= under.contrast(paper) ? ink : paper;
    }

    /** What the style sheet makes it of, else a shade of the paper. */
    private Colour deep() {
        String declared = offer.declared(scheme, "deep");
        if (declared.startsWith("var(--")) {
            return made.getOrDefault(declared.substring(6, declared.length() - 1), colour("ink"));
        }
        Colour paper = colour("paper");
        return paper.at(paper.lightness() - 0.07);
    }

    private Colour sky() {
        Colour end = isLight(colour("paper")) ? Colour.WHITE : Colour.BLACK;
        return colour("main").mixed(end, isLight(end) ? 0.87 : 0.72);
    }

    private Colour field() {
        Colour paper = colour("paper");
        return isLight(paper) ? paper.mixed(Colour.WHITE, 0.7) : paper.at(paper.lightness() - 0.04);
    }

    private Optional<Colour> edge(String token) {
        return isColour(token)
                ? Optional.of(mark(token, mixed("ink", "paper", 0.42)))
                : Optional.empty();
    }

    private Colour line() {
        return offer.roots().containsKey("line") ? root("line", "ink") : mixed("ink", "paper", 0.8);
    }

    private Colour red() {
        return isLight(colour("paper")) ? RED_BY_DAY : RED_BY_NIGHT;
    }

    private Optional<Colour> drawn(String token, double share) {
        return isColour(token) ? Optional.of(mixed("main", "paper", share)) : Optional.empty();
    }

    /** One that the theme chose itself, moved only as far as reading needs it. */
    private Optional<Colour> kept(String token) {
        return Colour.read(offer.declared(scheme, token))
                .filter(it -> offer.declared(scheme, token).startsWith("#"))
                .map(it -> isGround(token) ? ground(token, it) : mark(token, it));
    }

    /** The nearest to {@code from} that can be read on all grounds where the theme writes it. */
    private Colour mark(String token, Colour from) {
        return nearest(from, offer.pairs().stream().filter(it -> it.mark().equals(token)).toList());
    }

    /** The nearest to {@code from} on which all that the theme writes there can be read. */
    private Colour ground(String token, Colour from) {
        return nearest(
                from,
                offer.pairs().stream()
                        .filter(it -> it.ground().equals(token) && it.asked() >= 4.5)
                        .toList());
    }

    private Colour nearest(Colour from, List<Pair> pairs) {
        double light = from.lightness();
        return Stream.iterate(0, step -> step <= 100, step -> step + 1)
                .flatMap(step -> Stream.of(from(from, light, step), from(from, light, -step)))
                .filter(it -> pairs.stream().allMatch(pair -> fits(it, pair)))
                .findFirst()
                .orElseGet(() -> strongest(pairs));
    }

    private static Colour from(Colour from, double light, int steps) {
        return steps == 0 ? from : from.at(light + steps * STEP);
    }

    private boolean fits(Colour colour, Pair pair) {
        Colour other = made.get(made.containsKey(pair.mark()) ? pair.mark() : pair.ground());
        return other == null || colour.contrast(other) >= pair.asked() + MARGIN;
    }

    /** Where nothing is enough: black or white, whichever misses by less. */
    private Colour strongest(List<Pair> pairs) {
        return least(Colour.BLACK, pairs) >= least(Colour.WHITE, pairs)
                ? Colour.BLACK
                : Colour.WHITE;
    }

    private double least(Colour colour, List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> made.get(made.containsKey(pair.mark()) ? pair.mark() : pair.ground()))
                .filter(Objects::nonNull)
                .mapToDouble(colour::contrast)
                .min()
                .orElse(1);
    }

    private boolean isGround(String token) {
        return offer.pairs().stream().anyMatch(it -> it.ground().equals(token));
    }

    private boolean isColour(String token) {
        return offer.declared(scheme, token).startsWith("#");
    }

    private Colour root(String token, String usual) {
        return colour(offer.roots().getOrDefault(token, usual));
    }

    private Colour mixed(String one, String other, double share) {
        return colour(one).mixed(colour(other), share);
    }

    private Colour colour(String token) {
        return made.getOrDefault(token, Colour.BLACK);
    }

    private static boolean isLight(Colour colour) {
        return colour.lightness() > 0.6;
    }
}
