package org.preau.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every name that a request's query, form or JSON may carry, and which identifiers of another
 * association would be tried there. A name that the code reads and that stands in neither table
 * makes the build fail: whoever adds one says what it holds.
 */
final class Names {

    /** Names that hold an identifier, and of what. */
    static final Map<String, List<String>> IDENTIFIERS =
            Map.ofEntries(
                    Map.entry("id", List.of("row")),
                    Map.entry("section", List.of("section")),
                    Map.entry("folder", List.of("folder")),
                    Map.entry("formulaire", List.of("form")),
                    Map.entry("parent", List.of("section")),
                    Map.entry("sections", List.of("section")),
                    Map.entry("rubrique", List.of("section")),
                    Map.entry("reprise", List.of("article")),
                    Map.entry("cover", List.of("media")),
                    Map.entry("logo", List.of("media")),
                    Map.entry("banner", List.of("media")),
                    Map.entry("blueprint", List.of("notice")),
                    Map.entry("featured", List.of("article")),
                    Map.entry("article", List.of("article")),
                    Map.entry("below", List.of("menu-above")),
                    Map.entry("target", List.of("section", "article", "page")),
                    Map.entry("replaces", List.of("member")),
                    Map.entry("avant", List.of("entry")),
                    Map.entry("before", List.of("entry")),
                    Map.entry("actor", List.of("member")),
                    Map.entry("qui", List.of("member")),
                    Map.entry("slug", List.of("old-address")),
                    Map.entry("host", List.of("domain")),
                    Map.entry("association", List.of("association")),
                    Map.entry("jeton", List.of("hash-of-secret")),
                    Map.entry("next", List.of("desk")),
                    Map.entry("csrf", List.of("csrf")),
                    Map.entry("email", List.of("email")),
                    Map.entry("responsible", List.of("email")),
                    Map.entry("responsibleEmail", List.of("email")),
                    Map.entry("person", List.of("email")),
                    Map.entry("rightsContact", List.of("email")),
                    Map.entry("q", List.of("text", "email", "association")),
                    Map.entry("body", List.of("picture")),
                    Map.entry("lead", List.of("picture")),
                    Map.entry("about", List.of("picture")));

    /** Names that hold a word, a number or a date of one's own: no identifier of anything. */
    private static final Set<String> PLAIN =
            Set.of(
                    "accents",
                    "le",
                    "hash_algo",
                    "objects",
                    "oid",
                    "operation",
                    "service",
                    "prepared",
                    "acte",
                    "adresse",
                    "address",
                    "again",
                    "alt",
                    "answer",
                    "appearance",
                    "audience",
                    "bannerFile",
                    "caption",
                    "captions",
                    "challenge",
                    "code",
                    "coverAlt",
                    "coverCaption",
                    "credit",
                    "csv",
                    "description",
                    "dark",
                    "density",
                    "direction",
                    "director",
                    "dit",
                    "dropCover",
                    "dropLogo",
                    "etat",
                    "family",
                    "fetch",
                    "file",
                    "gabarit",
                    "files",
                    "focusX",
                    "focusY",
                    "form",
                    "genre",
                    "geste",
                    "history",
                    "homeLead",
                    "homeTitle",
                    "langue",
                    "largeur",
                    "kind",
                    "explanation",
                    "expiresAt",
                    "extent",
                    "privacyContact",
                    "privacyText",
                    "publishAt",
                    "say",
                    "removed",
                    "header",
                    "language",
                    "light",
                    "lignes",
                    "logoFile",
                    "media",
                    "name",
                    "office",
                    "page",
                    "palette",
                    "password",
                    "period",
                    "periode",
                    "phone",
                    "place",
                    "purpose",
                    "quota",
                    "quotaMegabytes",
                    "reason",
                    "recovery",
                    "registration",
                    "responsible-name",
                    "responsibleName",
                    "rights",
                    "scheme",
                    "secteur",
                    "seen",
                    "sector",
                    "sens",
                    "site",
                    "size",
                    "sort",
                    "state",
                    "t",
                    "take",
                    "tagline",
                    "text",
                    "tags",
                    "theme",
                    "title",
                    "transcript",
                    "tri",
                    "type",
                    "until",
                    "use",
                    "vu",
                    "username",
                    "version",
                    "word",
                    // Blocks of a home page, entries of a menu, translations, redirects
                    "count",
                    "more",
                    "sent",
                    "into",
                    "label",
                    "lines",
                    "menu",
                    "note",
                    "path",
                    "rang",
                    "tag",
                    "url",
                    "what",
                    "where",
                    "words",
                    "view",
                    "width",
                    // What is typed in a form and not saved: of one's own, whatever it says.
                    "champs",
                    "garde",
                    "marque",
                    "prevenir",
                    "ou",
                    // Forms and comments: words of one's own, and what was chosen of a list.
                    "closesAt",
                    "condition",
                    "help",
                    "how",
                    "intro",
                    "corriger",
                    "courriel",
                    "envoyer",
                    "retour",
                    "days",
                    "jours",
                    "mode",
                    "moment",
                    "rehearse",
                    // Files: their sizes and sums, marks to find them again by.
                    "bytes",
                    "sha256",
                    "mark",
                    "nom",
                    "texte",
                    "keptMonths",
                    "modele",
                    "mostAnswers",
                    "opensAt",
                    "options",
                    "ouvertes",
                    "pas",
                    "questions",
                    "ready",
                    "receipt",
                    "required",
                    "suite",
                    "thanks",
                    // Ways back: numbers of one's own snapshots, names of chapters.
                    "from",
                    "only",
                    "chapters",
                    "people",
                    // Dates: days, hours, places and words of one's own.
                    "quand",
                    "startsOn",
                    "startsAt",
                    "endsOn",
                    "endsAt",
                    "action",
                    "link",
                    "repeat",
                    "targets",
                    "repeatUntil",
                    "to");

    /** Names that the code gives by a constant: the form's token, the trap for robots. */
    private static final Set<String> CONSTANTS =
            Set.of(
                    "FIELD",
                    "FormToken.FIELD",
                    "TRAP",
                    "HONEYPOT",
                    "ApplyPages.HONEYPOT",
                    "SharedPaths.KEY",
                    "name");

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern READ = reading("query|form|formAll|formHas|upload|uploads");
    private static final Pattern READ_QUERY = reading("query");

    private Names() {}

    private static Pattern reading(String methods) {
        return Pattern.compile(
                "\\bexchange\\s*\\.(?:" + methods + ")\\(\\s*(?:\"([^\"]+)\"|([\\w.]+))\\s*\\)");
    }

    /** Those that stand in neither table. */
    static Set<String> unknown(Set<String> names) {
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(IDENTIFIERS.keySet());
        unknown.removeAll(PLAIN);
        unknown.removeIf(name -> name.startsWith("right-") || name.startsWith("item-"));
        unknown.removeIf(name -> name.matches("(right|day|night)-.*"));
        return unknown;
    }

    /** The names that the code of the server reads of a query. */
    static Set<String> queries() throws IOException {
        return read(READ_QUERY);
    }

    /** The names that the code of the server reads of a query or a form. */
    static Set<String> readByCode() throws IOException {
        return read(READ);
    }

    private static Set<String> read(Pattern pattern) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                Matcher read = pattern.matcher(Files.readString(file));
                while (read.find()) {
                    if (read.group(1) != null) {
                        names.add(read.group(1));
                    } else if (!CONSTANTS.contains(read.group(2))) {
                        names.add(read.group(2) + " of " + file.getFileName());
                    }
                }
            }
        }
        return names;
    }
}
