package org.preau.theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.preau.look.Colour;
import org.preau.look.Offer;
import org.preau.look.Pair;
import org.preau.look.Readability;
import org.preau.text.Language;

/** Reads what a theme lets its sites choose: {@code look.properties}, and its tokens. */
final class Offers {

    static final String FILE = "look.properties";

    private static final Pattern LIGHT = Pattern.compile("(?<!\\{):root\\{(.*?)}", Pattern.DOTALL);
    private static final Pattern DARK =
            Pattern.compile(
                    "@media\\(prefers-color-scheme:dark\\)\\{:root\\{(.*?)}", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("--([\\w-]+):([^;]+)");
    private static final Pattern REMARK = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final List<String> BASE = List.of("paper", "ink", "main", "second", "soft");

    private final Properties said;
    private final List<String> base;

    private Offers(Properties said) {
        this.said = said;
        List<String> chosen = new ArrayList<>(BASE);
        chosen.addAll(words("more"));
        this.base = List.copyOf(chosen);
    }

    /**
     * @param said the theme's properties and those of its looks
     * @param css its style sheet
     */
    static Offer read(
            String key,
            Properties said,
            String css,
            Map<Language, String> name,
            Map<Language, String> description,
            String preview) {
        Offers reader = new Offers(said);
        Map<String, String> light = tokens(css, LIGHT);
        Map<String, String> dark = tokens(css, DARK);
        Offer.Ready own = reader.own(light, dark);
        Offer bare =
                new Offer(
                        key,
                        name,
                        description,
                        preview,
                        reader.base,
                        light,
                        dark,
                        reader.roots(),
                        Pair.read(said.getProperty("pairs", "ink/paper:7")),
                        List.of(own),
                        reader.types(),
                        reader.words("headers"));
        return new Offer(
                key,
                name,
                description,
                preview,
                reader.base,
                light,
                dark,
                bare.roots(),
                bare.pairs(),
                reader.palettes(bare),
                bare.types(),
                bare.headers());
    }

    private static Map<String, String> tokens(String css, Pattern place) {
        Map<String, String> tokens = new LinkedHashMap<>();
        Matcher root = place.matcher(css);
        if (root.find()) {
            Matcher token = TOKEN.matcher(REMARK.matcher(root.group(1)).replaceAll(""));
            while (token.find()) {
                tokens.put(token.group(1), token.group(2).strip());
            }
        }
        return tokens;
    }

    private Offer.Ready own(Map<String, String> light, Map<String, String> dark) {
        Map<String, Colour> day = new LinkedHashMap<>();
        Map<String, Colour> night = new LinkedHashMap<>();
        for (String token : base) {
            Colour colour = Colour.read(light.getOrDefault(token, "")).orElse(Colour.BLACK);
            day.put(token, colour);
            night.put(token, Colour.read(dark.getOrDefault(token, "")).orElse(colour));
        }
        return new Offer.Ready("theme", names("palette.theme"), day, night);
    }

    private List<Offer.Ready> palettes(Offer bare) {
        Stream<Offer.Ready> ready =
                words("palettes").stream()
                        .map(key -> {
                            Map<String, Colour> day = colours("palette." + key + ".light");
                            Map<String, Colour> night = colours("palette." + key + ".dark");
                            return new Offer.Ready(
                                    key,
                                    names("palette." + key),
                                    day,
                                    night.isEmpty() ? Readability.night(bare, day) : night);
                        });
        return Stream.concat(Stream.of(bare.own()), ready).toList();
    }

    private Map<String, Colour> colours(String name) {
        Map<String, Colour> colours = new LinkedHashMap<>();
        List<String> all = words(name);
        for (int at = 0; at < all.size(); at++) {
            String hex = all.get(at);
            colours.put(
                    base.get(at),
                    Colour.read(hex)
                            .orElseThrow(() -> new IllegalArgumentException(name + ": " + hex)));
        }
        return colours;
    }

    private List<Offer.Type> types() {
        return Stream.concat(Stream.of("theme"), words("types").stream())
                .map(key ->
                        new Offer.Type(
                                key,
                                names("type." + key),
                                said.getProperty("type." + key + ".css", "").strip(),
                                key.equals("theme")
                                        ? words("preload")
                                        : words("type." + key + ".preload")))
                .toList();
    }

    private Map<String, String> roots() {
        Map<String, String> roots = new LinkedHashMap<>();
        for (String token : List.of("link", "focus", "line")) {
            String root = said.getProperty("root." + token, "").strip();
            if (!root.isEmpty()) {
                roots.put(token, root);
            }
        }
        return roots;
    }

    private Map<Language, String> names(String prefix) {
        Map<Language, String> names = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            names.put(
                    language, said.getProperty(prefix + ".name." + language.tag(), prefix).strip());
        }
        return names;
    }

    private List<String> words(String name) {
        return Arrays.stream(said.getProperty(name, "").strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
