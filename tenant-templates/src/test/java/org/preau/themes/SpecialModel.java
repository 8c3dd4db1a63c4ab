package org.preau.themes;

import static org.preau.themes.Models.block;
import static org.preau.themes.Models.link;
import static org.preau.themes.Models.map;
import static org.preau.themes.Models.with;

import java.util.List;
import java.util.Map;

/** The blocks that one theme wears best and that all must be able to show. */
final class SpecialModel {

    private SpecialModel() {}

    static List<Map<String, Object>> blocks() {
        return List.of(
                alert(),
                match(),
                scores(),
                block("teams", "b18", "Nos équipes", "teams", teams(), "more", link("Tout voir")),
                block(
                        "training",
                        "b19",
                        "La semaine au gymnase",
                        "note",
                        "Entraînements du 23 au 28 novembre",
                        "columns",
                        List.of("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi"),
                        "rows",
                        List.of(
                                row("10 h", "", "", "", "", "", "École de hand"),
                                row("18 h 30", "Gardiens", "U18 M", "U18 F", "", "U18 M", ""),
                                row("20 h", "Seniors M", "Seniors F", "", "Seniors F", "", ""))),
                block("week", "b20", "Cette semaine", "days", days(), "url", "/agenda"),
                block("board", "b21", "Petites annonces", "ads", ads(), "more", link("Toutes")),
                block(
                        "needs",
                        "b22",
                        "Il nous manque",
                        "text",
                        "Déposez devant la porte bleue aux heures d’ouverture.",
                        "needs",
                        List.of(
                                map("what", "du lait et du lait pour bébé"),
                                map("what", "de l’huile, du café, du sucre"),
                                map("what", "un chauffeur le mardi matin"))));
    }

    private static Map<String, Object> alert() {
        return block(
                "alert",
                "b15",
                "Jeudi 26 : grève annoncée.",
                "text",
                "Service d’accueil à l’école Jean-Zay, inscription avant mardi midi.",
                "warning",
                true,
                "url",
                "/greve");
    }

    private static Map<String, Object> match() {
        return block(
                "match",
                "b16",
                "Prochain match",
                "us",
                "Valrive",
                "them",
                "Montclar",
                "isHome",
                true,
                "date",
                map("iso", "2026-11-28", "wday", "sam.", "day", "28", "month", "nov."),
                "time",
                "20 h 30",
                "place",
                "Gymnase du Héron",
                "competition",
                "Nationale 3 féminine, journée 9",
                "note",
                "libre, buvette dès 19 h",
                "url",
                "/matchs");
    }

    private static Map<String, Object> scores() {
        return block(
                "scores",
                "b17",
                "Résultats du week-end",
                "hasTeams",
                true,
                "hasDays",
                true,
                "url",
                "/resultats",
                "scores",
                List.of(
                        with(
                                score("Seniors F", "Valrive", "Saint-Loup", "31", "26"),
                                "homeIsUs",
                                true),
                        with(score("Seniors M", "Aubrac", "Valrive", "24", "24"), "awayIsUs", true),
                        map("home", "Le Vernet", "away", "Valrive", "score", "forfait")));
    }

    private static Map<String, Object> score(
            String team, String home, String away, String first, String second) {
        return map(
                "team", team, "day", "sam.", "home", home, "away", away, "first", first, "second",
                second);
    }

    private static List<Map<String, Object>> teams() {
        return List.of(
                team("SF", "Seniors F", "mar. et jeu. 20 h"),
                team("SM", "Seniors M", "lun. et mer. 20 h"),
                team("18", "Moins de 18", "mar. et ven. 18 h 30"),
                team("15", "Moins de 15", "mer. et ven. 17 h"),
                team("EH", "École de hand", "sam. 10 h"),
                map("title", "Loisirs", "url", "/loisirs"));
    }

    private static Map<String, Object> team(String code, String title, String text) {
        return map("code", code, "title", title, "text", text, "url", "/" + code);
    }

    private static Map<String, Object> row(String time, String... cells) {
        return map(
                "time", time, "cells", List.of(cells).stream().map(it -> map("what", it)).toList());
    }

    private static List<Map<String, Object>> days() {
        return List.of(
                with(day("lundi", 16, "Piscine CE2"), "lunch", "Lentilles, carottes, poire"),
                with(day("mardi", 17, "Photo de classe"), "lunch", "Poisson, riz, yaourt"),
                with(day("mercredi", 18, "Pas d’école"), "off", true),
                with(day("jeudi", 19), "lunch", "Couscous végétal, clémentine"),
                with(
                        day("vendredi", 20, "Pédibus à 8 h 10", "Vente de gâteaux 16 h 30"),
                        "lunch",
                        "Gratin de courge, compote",
                        "today",
                        true));
    }

    private static Map<String, Object> day(String name, int number, String... items) {
        return map(
                "name",
                name,
                "iso",
                "2026-11-" + number,
                "number",
                number,
                "items",
                List.of(items));
    }

    private static List<Map<String, Object>> ads() {
        return List.of(
                ad("Je donne", "Un buffet deux portes, lourd", "Rue des Lavandières.", "Solange"),
                ad("Je cherche", "Quelqu’un pour garder un chat", "Il dort beaucoup.", "Tom"),
                ad("Je prête", "Une échelle de six mètres", "Contre un coup de main.", "Jean"),
                map("title", "Un gant rouge trouvé lundi", "url", "/gant"));
    }

    private static Map<String, Object> ad(String label, String title, String text, String by) {
        return map("label", label, "title", title, "text", text, "by", by, "url", "/annonce");
    }
}
