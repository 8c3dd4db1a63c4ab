package org.preau.themes;

import static org.preau.themes.Models.map;

import java.util.List;
import java.util.Map;

/** Models with nothing but what MODEL.md calls always: a site opened a minute ago. */
final class MinimalModel {

    private MinimalModel() {}

    static Map<String, Object> of(String template, Theme theme, String language) {
        return map(
                "site",
                site(theme, language),
                "page",
                page(template),
                contentName(template),
                content(template));
    }

    /** The name under which a template finds its content. */
    static String contentName(String template) {
        return switch (template) {
            case "page" -> "standing";
            case "not-found" -> "notFound";
            case "form-done" -> "done";
            default -> template;
        };
    }

    static Map<String, Object> site(Theme theme, String language) {
        return map(
                "name",
                "Chorale",
                "themeKey",
                theme.key(),
                "lang",
                language,
                "dir",
                "ltr",
                "css",
                "theme.css",
                "homeUrl",
                "/",
                "place",
                "",
                "searchUrl",
                "/recherche",
                "feedUrl",
                "/feed.atom",
                "legal",
                map(
                        "notice",
                        "/mentions-legales",
                        "accessibility",
                        "/accessibilite",
                        "conformity",
                        "none"),
                "portalUrl",
                "https://valrive.example/",
                "portalName",
                "Valrive");
    }

    static Map<String, Object> page(String template) {
        return map("kind", template, "title", "Titre", "headTitle", "Titre - Chorale");
    }

    private static Map<String, Object> content(String template) {
        return switch (template) {
            case "home" -> map("blocks", List.of());
            case "section" -> map("title", "Nouvelles", "url", "/nouvelles");
            case "agenda" -> AgendaModels.empty();
            case "article" ->
                    map(
                            "title",
                            "Un titre",
                            "date",
                            Models.date("2026-11-14", "14 novembre 2026"),
                            "reportUrl",
                            "/signaler");
            case "page" -> map("title", "Adhérer", "reportUrl", "/signaler");
            case "form" -> map("closed", "Ce formulaire est fermé.");
            case "form-done" -> map("formUrl", "/formulaires/ecrire");
            case "comment" ->
                    map("articleTitle", "Un titre", "articleUrl", "/un-titre", "isDone", true);
            case "player" -> player();
            case "legal" -> map("name", "Chorale", "host", map("name", "Ville de Valrive"));
            case "privacy" ->
                    map(
                            "name",
                            "Chorale",
                            "parts",
                            List.of(
                                    map(
                                            "title",
                                            "Vos droits",
                                            "sentences",
                                            List.of("Écrivez-nous."))));
            case "accessibility" -> map("html", "<p>Site non conforme.</p>");
            default -> map();
        };
    }

    /** The frame is empty: nothing is asked of anybody. */
    static Map<String, Object> player() {
        return map(
                "title",
                "La fête en images",
                "frame",
                "about:blank",
                "host",
                "tube.exemple.org",
                "url",
                "https://tube.exemple.org/w/kkGMgK9ZtnKfYAgnEtQxbv",
                "back",
                Models.link("La fête de juin"));
    }
}
