package org.preau.themes;

import static org.preau.themes.Models.date;
import static org.preau.themes.Models.map;
import static org.preau.themes.Models.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What visitors are asked, and what they say: forms with every kind of question, comments. */
final class AskingModel {

    private static final String HOSTILE = "\"><b>Camille</b>";

    private AskingModel() {}

    /** A second step, nothing wrong with it. */
    static Map<String, Object> form() {
        return map(
                "action",
                "/formulaires/ecrire",
                "body",
                "<p>Une question, une place à réserver&nbsp;: nous répondons sous deux jours.</p>",
                "token",
                "AAAA",
                "step",
                1,
                "isFirst",
                false,
                "isLast",
                true,
                "steps",
                map("number", 2, "total", 3),
                "hidden",
                List.of(map("name", "r-qa", "value", HOSTILE)),
                "fields",
                fields(""),
                "law",
                law());
    }

    /** The same with an error in every field, or a comment with its fields. */
    static Map<String, Object> wrong(String template) {
        String error = "Il manque ce qui suit l’arobase.";
        var errors = List.of(map("url", "#c-nom", "label", "Votre nom : " + error));
        return template.equals("form")
                ? with(form(), "fields", fields(error), "errors", errors, "isFirst", true)
                : map(
                        "articleTitle",
                        "Rue du Four",
                        "articleUrl",
                        "/rue-du-four",
                        "action",
                        "/commenter/rue-du-four",
                        "responsible",
                        "Comité de quartier",
                        "isForm",
                        true,
                        "moderated",
                        true,
                        "quoted",
                        comment("commentaire-cite", false),
                        "fields",
                        fields(error).subList(0, 2),
                        "errors",
                        errors,
                        "problem",
                        "Attendez vingt minutes.");
    }

    static Map<String, Object> preview() {
        return map(
                "articleTitle", "Rue du Four",
                "articleUrl", "/rue-du-four",
                "action", "/commenter/rue-du-four",
                "responsible", "Comité de quartier",
                "isPreview", true,
                "moderated", true,
                "token", "AAAA",
                "shown", comment("commentaire", false),
                "hidden", List.of(map("name", "nom", "value", HOSTILE)),
                "problem", "Relisez, puis envoyez.");
    }

    static Map<String, Object> comments() {
        return map(
                "count",
                3,
                "list",
                List.of(
                        comment("commentaire-1", false),
                        comment("commentaire-2", true),
                        comment("commentaire-3", false)),
                "writeUrl",
                "/commenter/rue-du-four");
    }

    private static Map<String, Object> comment(String id, boolean reply) {
        var comment =
                map(
                        "id",
                        id,
                        "name",
                        "Ahmed, basse",
                        "date",
                        date("2026-11-15", "15 novembre 2026"),
                        "body",
                        "<p>Il faut dire aussi le froid. <a href=\"https://a.example/\" rel=\"nofollow ugc noopener\">https://a.example/</a></p>");
        return reply
                ? with(with(comment, "isReply", true), "isAnswer", true)
                : with(comment, "replyUrl", "/commenter/rue-du-four/" + id);
    }

    private static Map<String, Object> law() {
        return map(
                "responsible", "Comité de quartier des Tilleuls",
                "purpose", "vous répondre",
                "months", 12,
                "contact", "comite@tilleuls.example",
                "byMail", true);
    }

    private static List<Map<String, Object>> fields(String error) {
        List<Map<String, Object>> fields = new ArrayList<>();
        fields.add(field("nom", "isLine", error, "type", "text", "value", HOSTILE, "focus", true));
        fields.add(field("message", "isArea", error, "value", "Bonjour <b>vous</b>"));
        fields.add(
                field(
                        "courriel",
                        "isLine",
                        error,
                        "type",
                        "email",
                        "value",
                        "",
                        "autocomplete",
                        "email",
                        "required",
                        true));
        fields.add(
                field(
                        "combien",
                        "isLine",
                        error,
                        "type",
                        "text",
                        "value",
                        "",
                        "inputmode",
                        "decimal"));
        fields.add(map("id", "c-titre", "isNote", true, "label", "Votre venue", "help", "Samedi."));
        fields.add(field("sujet", "isChoice", error, "options", options("radio")));
        fields.add(field("jours", "isChoice", error, "options", options("checkbox")));
        fields.add(field("piece", "isFile", error, "accept", ".pdf"));
        fields.add(field("accord", "isConsent", error, "value", "oui", "checked", true));
        return fields;
    }

    private static Map<String, Object> field(String id, String kind, String error, Object... more) {
        var field =
                map(
                        "id",
                        "c-" + id,
                        "name",
                        "r-" + id,
                        kind,
                        true,
                        "label",
                        "Votre " + id,
                        "help",
                        "Pour vous répondre.");
        return with(error.isEmpty() ? field : with(field, "error", error), more);
    }

    private static List<Map<String, Object>> options(String type) {
        return List.of(
                map(
                        "id",
                        "c-" + type + "-0",
                        "name",
                        type,
                        "type",
                        type,
                        "value",
                        "a",
                        "label",
                        "Une place",
                        "checked",
                        true),
                map(
                        "id",
                        "c-" + type + "-1",
                        "name",
                        type,
                        "type",
                        type,
                        "value",
                        "b",
                        "label",
                        "Autre chose"));
    }
}
