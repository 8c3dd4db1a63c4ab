package org.preau.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.render.SafeHtml;
import org.preau.text.Language;
import org.preau.text.Message;

/**
 * The help: short pages, one for each thing that this version does, in {@code help/NAME_fr.md} and
 * {@code help/NAME_en.md}: the title after {@code # }, a lead of one paragraph, the text.
 */
final class Help {

    /** The page that only a demonstration has. */
    static final String DEMONSTRATION = "demonstration";

    /** A paragraph that stands for a drawing; its words hold no sign of HTML but entities. */
    private static final Pattern DRAWING = Pattern.compile("<p>::([a-z]+)([^<>\"]*)::</p>");

    /** Pages under one title, each by its address. */
    record Group(String key, String icon, List<String> pages) {
        Message title() {
            return Message.of("portal.help.group." + key);
        }
    }

    /** A page in one language. */
    record Page(String name, String title, String lead, SafeHtml html) {
        String href() {
            return "/aide/" + name;
        }
    }

    /** The table of contents. */
    static final List<Group> GROUPS =
            List.of(
                    new Group(
                            "enter",
                            "key-round",
                            List.of("entrer", "deux-etapes", "cles-d-acces", "compte")),
                    new Group(
                            "site",
                            "pencil",
                            List.of(
                                    "ecrire",
                                    "publier",
                                    "pages-et-rubriques",
                                    "accueil",
                                    "agenda",
                                    "menus",
                                    "traductions",
                                    "images",
                                    "mediatheque",
                                    "apparence",
                                    "formulaires",
                                    "commentaires",
                                    "mentions-legales",
                                    "confidentialite",
                                    "domaine",
                                    "visites",
                                    "gabarits",
                                    "importer",
                                    "exporter",
                                    "retours",
                                    "sauvegarde-par-git")),
                    new Group(
                            "office",
                            "users",
                            List.of(
                                    "personnes",
                                    "passer-la-main",
                                    "fichiers",
                                    "mots-de-passe",
                                    "fichiers-sur-ordinateur",
                                    "courrier",
                                    "journal",
                                    "jetons",
                                    "tout-emporter")),
                    new Group(
                            "portal",
                            "info",
                            List.of(
                                    "rejoindre",
                                    "annuaire",
                                    "operateur",
                                    "miroir",
                                    "reconstruire",
                                    DEMONSTRATION)));

    private record Key(String name, Language language) {}

    private final Texts texts;
    private final Map<Key, Page> read = new ConcurrentHashMap<>();

    Help(Texts texts) {
        this.texts = texts;
    }

    /** The page of that name; empty for none. */
    Optional<Page> page(String name, Language language) {
        return GROUPS.stream().anyMatch(group -> group.pages().contains(name))
                ? Optional.of(read.computeIfAbsent(new Key(name, language), this::read))
                : Optional.empty();
    }

    private Page read(Key key) {
        String[] parts =
                Sources.read("help/" + key.name() + "_" + key.language().tag() + ".md")
                        .split("\n\n", 3);
        return new Page(
                key.name(),
                Texts.set(parts[0].substring(2), key.language()),
                Texts.set(parts[1].replace('\n', ' '), key.language()),
                drawn(texts.html(parts[2], key.language(), Texts.Around.NOTHING)));
    }

    /**
     * Puts drawings where a paragraph names one: {@code ::windows What it shows.::} is {@code
     * help/windows.svg}, whose {@code $} becomes those words.
     */
    private static SafeHtml drawn(SafeHtml text) {
        return new SafeHtml(
                DRAWING.matcher(text.html())
                        .replaceAll(it ->
                                Matcher.quoteReplacement(
                                        "<p>"
                                                + Sources.read("help/" + it.group(1) + ".svg")
                                                        .replace("$", it.group(2).strip())
                                                        .strip()
                                                + "</p>")));
    }
}
