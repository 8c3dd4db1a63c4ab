package org.preau.themes;

import static org.preau.themes.FullModel.CARDS;
import static org.preau.themes.FullModel.FILES;
import static org.preau.themes.FullModel.FOUNTAIN;
import static org.preau.themes.FullModel.MARKET;
import static org.preau.themes.FullModel.NIGHT;
import static org.preau.themes.FullModel.STREET;
import static org.preau.themes.Models.block;
import static org.preau.themes.Models.link;
import static org.preau.themes.Models.map;
import static org.preau.themes.Models.with;

import java.util.List;
import java.util.Map;

/** The blocks of the home page that every theme wears, with every value that MODEL.md names. */
final class BlockModels {

    private BlockModels() {}

    static List<Map<String, Object>> usual() {
        return List.of(
                block(
                        "agenda",
                        "b1",
                        "Sur la place",
                        "more",
                        link("Tout l’agenda"),
                        "events",
                        events()),
                block(
                        "featured",
                        "b2",
                        "Rue du Four : trois scénarios sur la table",
                        "url",
                        "/rue-du-four",
                        "kicker",
                        "À donner son avis",
                        "text",
                        "Sens unique, double sens apaisé ou rue aux enfants. Le questionnaire est ouvert jusqu’au 6 décembre.",
                        "image",
                        STREET,
                        "facts",
                        List.of(map("label", "Où", "value", "Salle du Four")),
                        "actions",
                        List.of(link("Lire et répondre"), with(link("Les plans"), "quiet", true))),
                block("people", "b3", "Qui fait quoi", "people", people()),
                block(
                        "gallery",
                        "b4",
                        "Photos de la rue",
                        "more",
                        link("Envoyer une photo"),
                        "images",
                        photos()),
                block(
                        "latest",
                        "b5",
                        "Dernières nouvelles",
                        "more",
                        link("Toutes les nouvelles"),
                        "cards",
                        CARDS.subList(0, 3)),
                block("files", "b6", "Comptes rendus", "files", FILES),
                block(
                        "hours",
                        "b7",
                        "Permanences",
                        "note",
                        "Porte verte, derrière la fontaine.",
                        "hours",
                        List.of(
                                map("day", "Lundi", "time", "18 h - 19 h", "today", true),
                                map("day", "Samedi", "time", "10 h - 12 h, au marché"))),
                block(
                        "actions",
                        "b8",
                        "Que voulez-vous faire ?",
                        "actions",
                        List.of(
                                map(
                                        "title",
                                        "Signaler",
                                        "text",
                                        "Un lampadaire, un trou",
                                        "url",
                                        "/a"),
                                map("title", "Adhérer", "text", "Dix euros par foyer", "url", "/b"),
                                map("title", "Proposer", "url", "/c"))),
                block(
                        "text",
                        "b9",
                        "Un mot du comité",
                        "body",
                        Prose.SHORT,
                        "more",
                        link("Nos statuts")),
                block(
                        "figures",
                        "b10",
                        "L’an dernier",
                        "figures",
                        List.of(
                                map("value", "312", "label", "foyers"),
                                map("value", "47 t", "label", "de compost"),
                                map("value", "0", "label", "voiture brûlée"))),
                block(
                        "picture",
                        "b11",
                        "",
                        "image",
                        NIGHT,
                        "caption",
                        "Les lanternes, l’an dernier.",
                        "credit",
                        "Lou"),
                block(
                        "partners",
                        "b12",
                        "Avec le soutien de",
                        "partners",
                        List.of(
                                map("name", "Ville de Valrive", "url", "/v"),
                                map("name", "Fournil Martinet"))),
                block(
                        "contact",
                        "b13",
                        "Nous trouver",
                        "text",
                        "La porte verte, derrière la fontaine.",
                        "contact",
                        map(
                                "address",
                                List.of("3 place des Tilleuls", "01999 Valrive"),
                                "phone",
                                "04 00 00 20 21",
                                "phoneUrl",
                                "tel:0400002021",
                                "email",
                                "bonjour@tilleuls.example")),
                block(
                        "newsletter",
                        "b14",
                        "Recevoir nos nouvelles",
                        "text",
                        "Une lettre par mois, jamais plus.",
                        "url",
                        "/lettre",
                        "label",
                        "Je m’inscris"));
    }

    private static List<Map<String, Object>> events() {
        return List.of(
                map(
                        "title",
                        "On plante les bulbes",
                        "url",
                        "/e1",
                        "kicker",
                        "Jardin",
                        "time",
                        "10 h",
                        "place",
                        "Jardin partagé",
                        "text",
                        "Apportez un plantoir et vos voisins.",
                        "date",
                        map("iso", "2026-11-21", "wday", "sam.", "day", "21", "month", "nov.")),
                map(
                        "title",
                        "Rue du Four : sens unique ou pas ?",
                        "url",
                        "/e2",
                        "kicker",
                        "Réunion",
                        "time",
                        "18 h 30",
                        "place",
                        "Salle du Four",
                        "action",
                        link("Venir"),
                        "date",
                        map("iso", "2026-11-25", "wday", "mer.", "day", "25", "month", "nov.")),
                map(
                        "title",
                        "Troc de manteaux d’enfants",
                        "date",
                        map("iso", "2026-11-28", "wday", "sam.", "day", "28", "month", "nov.")));
    }

    private static List<Map<String, Object>> people() {
        var write = map("url", "/ecrire");
        return List.of(
                map("role", "Présidente", "name", "Solange Keller", "contact", write),
                map(
                        "role",
                        "Trésorier",
                        "name",
                        "Tom Ferreira",
                        "contact",
                        map("url", "tel:0400003107", "label", "04 00 00 31 07")),
                map("role", "Voirie et travaux", "name", "Jean Da Silva", "contact", write),
                map("role", "Jardin partagé", "name", "Aïcha Benmoussa", "contact", write),
                map("name", "Lou et Marcel"));
    }

    private static List<Map<String, Object>> photos() {
        return List.of(
                with(STREET, "url", "media/rue-four.svg", "caption", "Rue du Four, mardi matin"),
                with(FOUNTAIN, "caption", "La fontaine est réparée", "credit", "Jean"),
                with(MARKET, "credit", "Lou"),
                NIGHT);
    }
}
