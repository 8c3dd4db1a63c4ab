package org.preau.web;

import java.util.Map;
import java.util.Optional;

/** The page of the help that explains a screen of the workspace, by the screen's address. Pure. */
final class ScreenHelp {

    private static final Map<String, String> PAGES =
            Map.ofEntries(
                    Map.entry("", "ecrire"),
                    Map.entry("articles", "ecrire"),
                    Map.entry("pages", "pages-et-rubriques"),
                    Map.entry("agenda", "agenda"),
                    Map.entry("mediatheque", "mediatheque"),
                    Map.entry("formulaires", "formulaires"),
                    Map.entry("commentaires", "commentaires"),
                    Map.entry("rubriques", "pages-et-rubriques"),
                    Map.entry("accueil", "accueil"),
                    Map.entry("menus", "menus"),
                    Map.entry("redirections", "pages-et-rubriques"),
                    Map.entry("apparence", "apparence"),
                    Map.entry("gabarits", "gabarits"),
                    Map.entry("visites", "visites"),
                    Map.entry("personnes", "personnes"),
                    Map.entry("jetons", "jetons"),
                    Map.entry("fichiers", "fichiers"),
                    Map.entry("mots-de-passe", "mots-de-passe"),
                    Map.entry("journal", "journal"),
                    Map.entry("reglages", "mentions-legales"),
                    Map.entry("confidentialite", "confidentialite"),
                    Map.entry("domaine", "domaine"),
                    Map.entry("import", "importer"),
                    Map.entry("export", "exporter"),
                    Map.entry("tout-emporter", "tout-emporter"),
                    Map.entry("retours", "retours"),
                    Map.entry("retour", "retours"),
                    Map.entry("preuves", "retours"),
                    Map.entry("courrier", "courrier"),
                    Map.entry("modele", "apparence"));

    private ScreenHelp() {}

    /** Its address; empty for a screen that none explains. */
    static Optional<String> of(String path) {
        String[] parts = path.split("/", 5);
        if (parts.length < 3 || !parts[1].equals("espace")) {
            return Optional.empty();
        }
        boolean translating = path.contains("/traduction") || path.endsWith("/traduire");
        String page =
                translating
                        ? "traductions"
                        : path.contains("/dates")
                                ? "agenda"
                                : PAGES.get(parts.length > 3 ? parts[3] : "");
        return Optional.ofNullable(page).map(it -> "/aide/" + it);
    }
}
