package org.preau.themes;

import static org.preau.themes.Models.card;
import static org.preau.themes.Models.date;
import static org.preau.themes.Models.file;
import static org.preau.themes.Models.image;
import static org.preau.themes.Models.link;
import static org.preau.themes.Models.map;
import static org.preau.themes.Models.with;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Models with every value that MODEL.md names: the site of an invented neighbourhood committee. */
final class FullModel {

    static final Map<String, Object> STREET =
            image("rue-four.svg", "Rue du Four : façades ocre, un vélo contre le mur.");
    static final Map<String, Object> FOUNTAIN =
            image("fontaine.svg", "La fontaine ronde sous deux tilleuls.");
    static final Map<String, Object> MARKET = image("marche.svg", "Trois auvents rayés du marché.");
    static final Map<String, Object> NIGHT = image("nuit.svg", "Fenêtres allumées la nuit.");

    static final List<Map<String, Object>> CARDS =
            List.of(
                    with(
                            card(
                                    "Chantiers",
                                    "La fontaine coule à nouveau",
                                    "Deux ans de courriers, trois jours de travaux.",
                                    "17 novembre 2026",
                                    "Jean Da Silva"),
                            "image",
                            with(FOUNTAIN, "srcset", "media/fontaine.svg 960w", "sizes", "11rem")),
                    card(
                            "Jardin",
                            "Il reste quatre parcelles",
                            "Six mètres carrés, terre noire, voisins bavards.",
                            "10 novembre 2026",
                            "Aïcha"),
                    card(
                            "Histoire",
                            "Pourquoi la rue du Four sent encore le pain, et ce que disent les archives de 1893",
                            "Un four banal, deux procès et un fournil.",
                            "30 octobre 2026",
                            "Marcel"),
                    with(
                            card(
                                    "Marché",
                                    "Le fromager revient",
                                    "Place numéro 4.",
                                    "12 octobre 2026",
                                    "Tom"),
                            "image",
                            MARKET));

    static final List<Map<String, Object>> FILES =
            List.of(
                    file("PDF", "Réunion du 2 novembre", "96 Ko"),
                    file("ODS", "Comptage des vélos, rue du Four", "31 Ko"));

    private FullModel() {}

    static Map<String, Object> of(String template, Theme theme, String language) {
        return map(
                "site",
                with(MinimalModel.site(theme, language), site(theme)),
                "page",
                with(
                        MinimalModel.page(template),
                        "description",
                        "Agenda, annonces, comptes rendus.",
                        "canonical",
                        "https://tilleuls.example/",
                        "robots",
                        "index",
                        "image",
                        "https://tilleuls.example/i.png"),
                "crumbs",
                template.equals("home")
                        ? List.of()
                        : List.of(link("Nouvelles"), map("label", "Ici")),
                MinimalModel.contentName(template),
                content(template));
    }

    /**
     * The same page when its lists are empty: a new section, a search that finds nothing; a form
     * that was answered wrongly.
     */
    static Map<String, Object> emptied(String template, Theme theme, String language) {
        if (Set.of("form", "comment").contains(template)) {
            return with(of(template, theme, language), template, AskingModel.wrong(template));
        }
        if (template.equals("agenda")) {
            return with(of(template, theme, language), template, AgendaModels.empty());
        }
        var content =
                template.equals("section")
                        ? map(
                                "title",
                                "Nouvelles",
                                "url",
                                "/nouvelles",
                                "lead",
                                "Chantiers, jardin.",
                                "cards",
                                List.of())
                        : map("query", "tracteur <rouge>", "cards", List.of());
        return with(of(template, theme, language), template, content);
    }

    private static List<Map<String, Object>> quick() {
        return List.of(
                map("label", "Accueil", "url", "/", "current", false),
                map("label", "Venir", "url", "/venir", "current", false),
                map("label", "Écrire à la présidente", "url", "/ecrire", "current", true));
    }

    private static Object[] site(Theme theme) {
        return new Object[] {
            "name",
            "Comité de quartier des Tilleuls",
            "nameIsLong",
            true,
            "tagline",
            "Place des Tilleuls, Valrive",
            "logo",
            map("src", "media/logo.svg", "width", 48, "height", 48),
            "quick",
            theme.properties().containsKey("quick") ? quick() : List.of(),
            "header",
            "logo",
            "icon",
            "media/logo.svg",
            "preload",
            theme.preload(),
            "paletteCss",
            "palette.css",
            "themeColor",
            map("light", "#dfe9ec", "dark", "#101719"),
            "menu",
            menu(),
            "languages",
            List.of(
                    map("label", "Français", "url", "/", "lang", "fr", "current", true),
                    map("label", "English", "url", "/en", "lang", "en")),
            "about",
            "Douze rues, une place, quatre cents foyers. Le comité se réunit le premier lundi du mois, salle du Four.",
            "contact",
            map(
                    "address",
                    List.of("Salle du Four, 3 place des Tilleuls", "01999 Valrive"),
                    "phone",
                    "04 00 00 31 07",
                    "phoneUrl",
                    "tel:+33400003107",
                    "email",
                    "comite@tilleuls.example"),
            "footerLinks",
            List.of(link("La lettre d’information")),
            "legal",
            map(
                    "notice",
                    "/mentions-legales",
                    "privacy",
                    "/donnees",
                    "accessibility",
                    "/accessibilite",
                    "conformity",
                    "partial",
                    "map",
                    "/plan",
                    "report",
                    "/signaler")
        };
    }

    private static List<Map<String, Object>> menu() {
        var works =
                with(
                        link("Chantiers"),
                        "children",
                        List.of(link("Rue du Four"), with(link("La fontaine"), "current", true)));
        return List.of(
                with(link("Le panneau"), "current", true),
                link("Agenda"),
                with(
                        link("Le quartier"),
                        "open",
                        true,
                        "children",
                        List.of(works, link("Le jardin partagé"))),
                link("Nouvelles"),
                with(
                        link("Le comité"),
                        "children",
                        List.of(link("Qui fait quoi"), link("Adhérer"))),
                link("Écrire"));
    }

    private static Map<String, Object> content(String template) {
        return switch (template) {
            case "home" ->
                    map(
                            "intro",
                            map(
                                    "title",
                                    "Le panneau de la place",
                                    "lead",
                                    "Ce qui se passe dans nos douze rues, affiché par celles et ceux qui y vivent."),
                            "blocks",
                            blocks());
            case "section" -> section();
            case "agenda" -> AgendaModels.full();
            case "article" -> article();
            case "page" -> standing();
            case "form" -> AskingModel.form();
            case "form-done" ->
                    map("formUrl", "/formulaires/ecrire", "body", "<p>À <b>bientôt</b>.</p>");
            case "comment" -> AskingModel.preview();
            case "search" ->
                    map(
                            "query",
                            "fontaine & <vélo>",
                            "total",
                            12,
                            "cards",
                            CARDS,
                            "pagination",
                            Models.pagination());
            case "not-found" -> map("cards", CARDS.subList(0, 3));
            case "player" -> with(MinimalModel.player(), "isMap", true);
            case "legal" -> legal();
            case "privacy" -> privacy();
            case "accessibility" ->
                    map(
                            "html",
                            Prose.STATEMENT,
                            "updated",
                            date("2026-11-01", "1er novembre 2026"));
            default -> map();
        };
    }

    private static Map<String, Object> privacy() {
        return map(
                "name",
                "Comité de quartier des Tilleuls",
                "address",
                List.of("Maison des Tilleuls", "4 rue du Four"),
                "email",
                "donnees@tilleuls.example",
                "phone",
                "04 00 00 31 07",
                "phoneUrl",
                "tel:+33400003107",
                "other",
                map(
                        "label",
                        "Read this page in English",
                        "url",
                        "/confidentialite/en",
                        "lang",
                        "en"),
                "parts",
                List.of(
                        map(
                                "title",
                                "Quand vous lisez ce site",
                                "sentences",
                                List.of("Aucun cookie.", "Rien d’un autre site.")),
                        map(
                                "title",
                                "Vos droits",
                                "sentences",
                                List.of("Écrivez-nous : nous répondons dans le mois."),
                                "link",
                                link("Porter plainte auprès de la CNIL"))),
                "body",
                "<p>Les photos des enfants sont prises avec l’accord écrit des parents.</p>");
    }

    private static List<Map<String, Object>> blocks() {
        return Stream.concat(BlockModels.usual().stream(), SpecialModel.blocks().stream()).toList();
    }

    private static Map<String, Object> section() {
        return map(
                "title",
                "Nouvelles",
                "url",
                "/nouvelles",
                "lead",
                "Chantiers, jardin, histoires de rues et coups de main.",
                "body",
                Prose.SHORT,
                "subsections",
                List.of(link("Chantiers"), link("Jardin"), link("Histoire")),
                "cards",
                CARDS,
                "pagination",
                Models.pagination(),
                "feedUrl",
                "/nouvelles/feed.atom");
    }

    private static Map<String, Object> article() {
        return map(
                "title",
                "Rue du Four : trois scénarios sur la table",
                "kicker",
                link("Chantiers"),
                "lead",
                "La mairie refait les réseaux en mars. C’est le moment ou jamais de décider à quoi sert la rue.",
                "author",
                map("name", "Jean Da Silva", "url", "/auteur"),
                "date",
                date("2026-11-14", "14 novembre 2026"),
                "updated",
                date("2026-11-16", "16 novembre 2026"),
                "readMinutes",
                8,
                "cover",
                with(STREET, "caption", "La rue du Four, un mardi à 8 h.", "credit", "Lou"),
                "toc",
                List.of(
                        map("id", "s1", "label", "Ce qu’on a compté"),
                        map("id", "s2", "label", "Les trois scénarios")),
                "dates",
                AgendaModels.own(),
                "moreDates",
                "/agenda",
                "calendarUrl",
                "/agenda/rue-du-four.ics",
                "body",
                Prose.LONG,
                "files",
                FILES,
                "tags",
                List.of(link("rue du Four"), link("voirie")),
                "reportUrl",
                "/signaler",
                "related",
                CARDS.subList(0, 3),
                "comments",
                AskingModel.comments());
    }

    private static Map<String, Object> standing() {
        return map(
                "title",
                "Adhérer",
                "lead",
                "Dix euros par foyer et par an.",
                "cover",
                FOUNTAIN,
                "toc",
                List.of(map("id", "s1", "label", "Ce qu’on a compté")),
                "body",
                Prose.LONG,
                "files",
                FILES,
                "updated",
                date("2026-11-16", "16 novembre 2026"),
                "reportUrl",
                "/signaler");
    }

    private static Map<String, Object> legal() {
        return map(
                "name",
                "Comité de quartier des Tilleuls",
                "address",
                List.of("3 place des Tilleuls", "01999 Valrive"),
                "rna",
                "W123456789",
                "siren",
                "123 456 789",
                "director",
                "Solange Keller, présidente",
                "email",
                "comite@tilleuls.example",
                "phone",
                "04 00 00 31 07",
                "phoneUrl",
                "tel:+33400003107",
                "host",
                map(
                        "name",
                        "Ville de Valrive",
                        "address",
                        List.of("1 place de la Mairie", "01999 Valrive"),
                        "url",
                        "https://valrive.example/",
                        "phone",
                        "04 00 00 00 00",
                        "phoneUrl",
                        "tel:+33400000000",
                        "email",
                        "hote@valrive.example"),
                "body",
                "<h2 id=\"credits\">Crédits</h2><p>Dessins de Lou.</p>");
    }
}
