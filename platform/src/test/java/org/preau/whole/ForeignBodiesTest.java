package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.testing.Visitor;
import org.preau.web.Access;
import org.preau.web.ApiDoc;
import org.preau.web.Method;
import org.preau.web.Route;

/**
 * {@link IsolationMatrixTest} for what a request says besides its path: an identifier of another
 * association in a form, in JSON or in the query, by everybody. What a route takes is read from the
 * live forms and from the API's documents. The answer must be the one that an identifier gets which
 * nobody has; beta must be as before; alpha must hold nothing of beta's.
 */
class ForeignBodiesTest {

    /** Forms that no page serves in the state of the fixture: what they read, by path. */
    private static final Map<String, List<String>> UNSEEN =
            Map.ofEntries(
                    // The list has no button while a proof is under way.
                    Map.entry("/espace/{association}/preuves", List.of("id")),
                    // No button where there is no mirror.
                    Map.entry("/console/miroir", List.of()),
                    Map.entry("/connexion/code", List.of("jeton", "next", "code", "recovery")),
                    Map.entry("/connexion/lien/entrer", List.of("jeton")),
                    Map.entry("/connexion/cle/options", List.of()),
                    Map.entry("/compte/preuve", List.of("next", "password")),
                    Map.entry("/compte/appareils/fermer", List.of()),
                    Map.entry("/compte/courriel/preuve", List.of("jeton")),
                    Map.entry("/compte/mot-de-passe/force", List.of("password")),
                    Map.entry("/compte/deux-etapes", List.of("code")),
                    Map.entry("/compte/deux-etapes/codes", List.of()),
                    Map.entry("/compte/deux-etapes/arreter", List.of("password", "code")),
                    Map.entry("/compte/cles/options", List.of()),
                    Map.entry("/compte/cles/{cle}/oter", List.of()),
                    Map.entry("/invitation/{association}/{token}", List.of("name")),
                    Map.entry("/adresse/{association}/{token}", List.of()),
                    Map.entry("/git/{association}.git/git-upload-pack", List.of()),
                    Map.entry("/git/{association}.git/git-receive-pack", List.of()),
                    Map.entry("/git/{association}.git/info/lfs/objects/batch", List.of()),
                    Map.entry("/espace/{association}/fichiers/corbeille/vider", List.of()),
                    Map.entry(
                            "/espace/{association}/fichiers/dossiers/{folder}/avant",
                            List.of("moment")),
                    Map.entry(
                            "/espace/{association}/fichiers/{node}/versions/{version}", List.of()),
                    Map.entry("/espace/{association}/fichiers/envois/{upload}", List.of()),
                    Map.entry("/espace/{association}/fichiers/allegement", List.of()),
                    Map.entry("/espace/{association}/fichiers/envois/{upload}/abandon", List.of()),
                    Map.entry("/espace/{association}/fichiers/dossiers/{folder}/envois", List.of()),
                    Map.entry("/partage/{association}/{shared}", List.of("password")),
                    Map.entry("/espace/{association}/garde", List.of("id", "version", "kind")),
                    Map.entry(
                            "/espace/{association}/commentaires/{comment}/texte",
                            List.of("version", "texte")),
                    Map.entry("/espace/{association}/saisie", List.of("ou", "marque", "champs")),
                    Map.entry("/console/saisie", List.of("ou", "marque", "champs")),
                    Map.entry("/espace/{association}/verification", List.of("body")),
                    Map.entry("/espace/{association}/images", List.of("alt")),
                    Map.entry("/espace/{association}/apparence/anciennes/{look}", List.of()),
                    Map.entry("/espace/{association}/mediatheque/fichiers", List.of("alt")),
                    Map.entry(
                            "/espace/{association}/mediatheque/{media}",
                            List.of("version", "alt", "caption", "credit")),
                    Map.entry(
                            "/espace/{association}/mediatheque/{media}/sous-titres",
                            List.of("language")),
                    Map.entry(
                            "/espace/{association}/mediatheque/{media}/sous-titres/suppression",
                            List.of("language")),
                    Map.entry("/espace/{association}/mediatheque/{media}/remplacement", List.of()),
                    Map.entry("/espace/{association}/mediatheque/{media}/remise", List.of()),
                    Map.entry("/espace/{association}/mediatheque/{media}/oubli", List.of()),
                    Map.entry(
                            "/espace/{association}/mediatheque/{media}/effacement",
                            List.of("seen", "what")),
                    Map.entry(
                            "/espace/{association}/mediatheque/{media}/suppression",
                            List.of("seen")),
                    Map.entry(
                            "/espace/{association}/articles/{article}/versions/{version}",
                            List.of()),
                    Map.entry("/espace/{association}/pages/{page}/versions/{version}", List.of()),
                    Map.entry("/espace/{association}/remarques/{remark}/reouverture", List.of()),
                    Map.entry("/espace/{association}/rubriques/{section}/suppression", List.of()),
                    Map.entry("/espace/{association}/import/{arrival}", List.of()),
                    Map.entry("/espace/{association}/export", List.of("form")),
                    Map.entry("/espace/{association}/accueil/{block}/retour", List.of()),
                    Map.entry("/espace/{association}/accueil/composition", List.of()),
                    Map.entry("/espace/{association}/menus/{entry}/retour", List.of()),
                    Map.entry("/espace/{association}/menus/composition", List.of()),
                    Map.entry("/espace/{association}/redirections/retrait", List.of("path")),
                    Map.entry("/espace/{association}/menus/precedent", List.of()),
                    Map.entry("/espace/{association}/accueil/publication", List.of()),
                    Map.entry("/espace/{association}/accueil/abandon", List.of()),
                    Map.entry("/espace/{association}/accueil/precedent", List.of()),
                    Map.entry(
                            "/espace/{association}/formulaires/personnes/effacement",
                            List.of("email")),
                    Map.entry(
                            "/espace/{association}/gabarits/{fragment}/versions/{version}",
                            List.of()),
                    Map.entry("/espace/{association}/gabarits/{fragment}/habillage", List.of()),
                    state("/espace/{association}/articles/{article}/proposition"),
                    state("/espace/{association}/articles/{article}/publication"),
                    state("/espace/{association}/articles/{article}/depublication"),
                    state("/espace/{association}/articles/{article}/refus"),
                    state("/espace/{association}/pages/{page}/proposition"),
                    state("/espace/{association}/pages/{page}/publication"),
                    state("/espace/{association}/pages/{page}/depublication"),
                    state("/espace/{association}/pages/{page}/refus"));

    /** What a form must hold to be understood, where its page leaves it to the person. */
    private static final Map<String, String> TYPED =
            Map.ofEntries(
                    Map.entry("coverAlt", "Une image"),
                    Map.entry("title", "Un titre"),
                    Map.entry("name", "Une personne"),
                    Map.entry("email", "nouvelle@courriel.example"),
                    Map.entry("office", "writer"),
                    Map.entry("use", "files"),
                    Map.entry("moment", "2026-01-01T00:00"),
                    Map.entry("language", "en"),
                    Map.entry("theme", "placette"),
                    Map.entry("label", "Une question"),
                    Map.entry("options", "Rouge\nBleu"),
                    Map.entry("form", "static"),
                    Map.entry("right-read", "on"),
                    Map.entry("say", "Une remarque"),
                    Map.entry("texte", "Une réponse"),
                    Map.entry("extent", "some"),
                    Map.entry("text", "Un texte"),
                    Map.entry("path", "/une-ancienne-page"),
                    Map.entry("startsOn", "2099-12-14"),
                    Map.entry("targets", "president@alpha.example"),
                    Map.entry("lead", "Une phrase"),
                    Map.entry("target", "home"));

    /** Identifiers that one has no own of, so that no request with them succeeds. */
    private static final Set<String> NOBODYS = Set.of("csrf", "jeton");

    /**
     * The fixture has one restoration and one proof under way for ever: another one is told to
     * wait.
     */
    private static boolean waits(Route route) {
        return route.path().matches(".*/(retours/\\{version}|restorations|proofs|preuves)");
    }

    /** Whose rows a route's {@code id} names: the first of these words in its path. */
    private static final Map<String, String> ROWS =
            Map.ofEntries(
                    Map.entry("/remarques", "remark"),
                    Map.entry("/remarks", "remark"),
                    Map.entry("/agenda/nouveau", "article"),
                    Map.entry("/dates", "date"),
                    Map.entry("/adresses", "own"),
                    Map.entry("/own-addresses", "own"),
                    Map.entry("/articles", "article"),
                    Map.entry("/pages", "page"),
                    Map.entry("/rubriques", "section"),
                    Map.entry("/sections", "section"),
                    Map.entry("/personnes", "invitation"),
                    Map.entry("/invitations", "invitation"),
                    Map.entry("/jetons", "token"),
                    Map.entry("/tokens", "token"),
                    Map.entry("/mots-de-passe", "password"),
                    Map.entry("/app-passwords", "password"),
                    Map.entry("/garde", "article"),
                    Map.entry("/lien", "link"),
                    Map.entry("/links", "link"),
                    Map.entry("/envois", "upload"),
                    Map.entry("/uploads", "upload"),
                    Map.entry("/export", "departure"),
                    Map.entry("/tout-emporter", "takeaway"),
                    Map.entry("/retours", "restoration"),
                    Map.entry("/snapshots", "restoration"),
                    Map.entry("/preuves", "proof"),
                    Map.entry("/proofs", "proof"),
                    Map.entry("/accueil", "block"),
                    Map.entry("/menus", "menu-entry"),
                    Map.entry("/home", "block"),
                    Map.entry("/modele", "notice"),
                    Map.entry("/blueprint", "notice"),
                    Map.entry("/formulaires", "form"),
                    Map.entry("/commentaires", "comment"),
                    Map.entry("/comments", "comment"),
                    Map.entry("/forms", "form"),
                    Map.entry("/courrier", "message"),
                    Map.entry("/kept-mail", "message"),
                    Map.entry("/demander", "notice"),
                    Map.entry("/signaler", "notice"));

    private static Matrix matrix;
    private static Set<String> queries;
    private static final List<String> BREACHES = new ArrayList<>();
    private static int tried;

    private static Map.Entry<String, List<String>> state(String path) {
        return Map.entry(path, List.of("version", "word"));
    }

    /** A request with one identifier in one place, to be sent with any value there. */
    private record Attack(Route route, String place, String name, String kind) {
        @Override
        public String toString() {
            return route.method() + " " + route.path() + " " + place + " " + name + "=" + kind;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        matrix = new Matrix();
        queries = Names.queries();
    }

    @AfterAll
    static void stop() {
        matrix.close();
    }

    @Test
    void everyNameThatARequestMayCarryIsKnownToTheMatrix() throws IOException {
        assertThat(Names.unknown(Names.readByCode())).isEmpty();
        assertThat(Names.unknown(matrix.places.names())).isEmpty();
    }

    @Test
    void everyFormOfTheTableWasSeenOrIsSaid() {
        List<String> unseen = new ArrayList<>();
        for (Route route : matrix.routes) {
            boolean form = route.method() == Method.POST && !route.isApi();
            if (form && !Matrix.isOperators(route) && !matrix.places.hasForm(route)) {
                unseen.add(route.path());
            }
        }
        unseen.removeAll(UNSEEN.keySet());
        assertThat(unseen).isEmpty();
    }

    @Test
    void nobodyPassesWithAForeignIdentifierInAFormOrJsonOrTheQuery() {
        String before = matrix.fixture.fingerprintOfBeta();
        for (Attack attack : attacks()) {
            for (Map.Entry<String, Visitor> role : matrix.roles.visitors().entrySet()) {
                if (isOwner(attack.route(), role.getKey()) && isAlone(attack)) {
                    attack(attack, role.getKey(), role.getValue());
                }
            }
        }
        Map<Route, List<Attack>> byRoute = byRoute();
        byRoute.values().removeIf(List::isEmpty);
        for (Map.Entry<Route, List<Attack>> all : byRoute.entrySet()) {
            for (Map.Entry<String, Visitor> role : matrix.roles.visitors().entrySet()) {
                together(all.getKey(), all.getValue(), role.getKey(), role.getValue());
            }
        }
        System.out.println(
                "foreign bodies: "
                        + attacks().size()
                        + " places, "
                        + tried
                        + " pairs of requests, "
                        + BREACHES.size()
                        + " breaches");
        assertThat(BREACHES).isEmpty();
        assertThat(matrix.fixture.fingerprintOfBeta()).isEqualTo(before);
        assertThat(tried).isGreaterThan(1_000);
    }

    @Test
    void theSameRequestWithOnesOwnIdentifierSucceeds() {
        List<String> refused = new ArrayList<>();
        for (Attack attack : attacks()) {
            if (!NOBODYS.contains(attack.name())
                    && attack.route().access() instanceof Access.Holding) {
                String own = own(attack);
                HttpResponse<String> answer = send(attack, owner(attack.route()), own);
                boolean waits = answer.statusCode() == 409 && waits(attack.route());
                if (answer.statusCode() >= 400 && !waits) {
                    refused.add(attack + ": " + answer.statusCode());
                }
                putBack("", answer);
            }
        }
        assertThat(refused).isEmpty();
    }

    /** Open pages and the pages of one's own account are tried with everything at once only. */
    private static boolean isAlone(Attack attack) {
        return attack.route().method() != Method.GET
                || attack.route().access() instanceof Access.Holding;
    }

    private static String own(Attack attack) {
        return switch (attack.name()) {
            case "parent" -> Matrix.parent();
            case "id" -> UUID.randomUUID().toString();
            case "target" ->
                    attack.route().path().endsWith("/translation")
                            ? itself(attack)
                            : triple(attack).own();
            default -> triple(attack).own();
        };
    }

    /** A text is linked to nothing but its own kind; to itself, it stays as it is. */
    private static String itself(Attack attack) {
        String kind = attack.route().path().replaceAll(".*\\{(\\w+)}/translation", "$1");
        return java.util.Objects.requireNonNull(matrix.foreign.get(kind)).own();
    }

    private static void attack(Attack attack, String who, Visitor visitor) {
        Foreign triple = triple(attack);
        HttpResponse<String> beta = send(attack, visitor, triple.beta());
        putBack(attack + " as " + who, beta);
        HttpResponse<String> absent = send(attack, visitor, triple.absent());
        putBack("", absent);
        compare(attack + " as " + who, beta, absent, triple);
    }

    private static void compare(
            String what, HttpResponse<String> beta, HttpResponse<String> absent, Foreign... sent) {
        if (beta.statusCode() == 429 || absent.statusCode() == 429) {
            return; // Letters to oneself are counted, whatever they would have led to.
        }
        tried++;
        String[] foreign = new String[sent.length];
        String[] nobodys = new String[sent.length];
        for (int i = 0; i < sent.length; i++) {
            foreign[i] = sent[i].beta();
            nobodys[i] = sent[i].absent();
        }
        String got = Foreign.neutral(beta, foreign);
        if (got.contains(Fixture.MARK)) {
            BREACHES.add(what + ": shows a text of beta");
        } else if (!got.equals(Foreign.neutral(absent, nobodys))) {
            BREACHES.add(
                    what
                            + ": told from absent, "
                            + beta.statusCode()
                            + " and "
                            + absent.statusCode());
        }
    }

    /** All identifiers that a route takes at once, by somebody. */
    private static void together(Route route, List<Attack> attacks, String who, Visitor visitor) {
        Foreign[] triples = attacks.stream().map(ForeignBodiesTest::triple).toArray(Foreign[]::new);
        Map<Attack, String> foreign = new LinkedHashMap<>();
        Map<Attack, String> absent = new LinkedHashMap<>();
        attacks.forEach(attack -> foreign.put(attack, triple(attack).beta()));
        attacks.forEach(attack -> absent.put(attack, triple(attack).absent()));
        HttpResponse<String> one = send(route, visitor, foreign);
        putBack(route.path() + " as " + who, one);
        HttpResponse<String> other = send(route, visitor, absent);
        putBack("", other);
        compare(route.method() + " " + route.path() + " as " + who, one, other, triples);
    }

    /** After something was done: nothing of beta may be in it, and alpha is made as before. */
    private static void putBack(String what, HttpResponse<String> answer) {
        if (answer.statusCode() < 400 && !answer.request().method().equals("GET")) {
            String rows = matrix.fixture.ofBetaInAlpha();
            if (!rows.isEmpty()) {
                BREACHES.add(what + ": alpha now holds " + rows);
            }
            matrix.again();
        }
    }

    private static HttpResponse<String> send(Attack attack, Visitor visitor, String value) {
        return send(attack.route(), visitor, Map.of(attack, value));
    }

    private static HttpResponse<String> send(
            Route route, Visitor visitor, Map<Attack, String> values) {
        Map<String, String> query = new LinkedHashMap<>();
        Map<String, String> body = new LinkedHashMap<>();
        if (route.isApi()) {
            body.putAll(Places.json(route, name -> fair(route, name)));
        } else {
            form(route).forEach((name, held) -> body.put(name, held.isBlank() ? fair(name) : held));
            body.remove("csrf");
        }
        values.forEach((attack, value) -> {
            boolean json = attack.place().equals("json");
            (attack.place().equals("query") ? query : body)
                    .put(attack.name(), json ? Places.held(attack.name(), value) : value);
        });
        String path = matrix.own(route) + written(query);
        if (route.method() == Method.GET) {
            return visitor.get(path);
        }
        if (route.isByAppPassword()) {
            return visitor.bytes(
                    route.method().name(),
                    path,
                    "application/xml",
                    Places.object(body).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return route.isApi()
                ? visitor.json(route.method().name(), path, Places.object(body))
                : visitor.post(path, body);
    }

    /** A file's path begins with no slash, other than an address; a date is planned or not. */
    private static String fair(Route route, String name) {
        boolean file = route.path().endsWith("/uploads") && name.equals("path");
        boolean standing = route.path().contains("/dates") && name.equals("state");
        return file ? "une-page.txt" : standing ? "planned" : fair(name);
    }

    private static String fair(String name) {
        return TYPED.getOrDefault(name, "");
    }

    private static String written(Map<String, String> query) {
        StringBuilder text = new StringBuilder();
        query.forEach((name, value) ->
                text.append(text.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    private static Map<String, String> form(Route route) {
        Map<String, String> form = new LinkedHashMap<>(matrix.places.form(route));
        UNSEEN.getOrDefault(route.path(), List.of()).forEach(name -> form.putIfAbsent(name, ""));
        form.replace("days", "7"); // one of several choices, of which the last asks for a date
        return form;
    }

    private static Foreign triple(Attack attack) {
        Foreign triple = matrix.foreign.get(attack.kind());
        if (triple == null) {
            throw new AssertionError("no identifiers of the kind " + attack.kind());
        }
        return triple;
    }

    private static Map<Route, List<Attack>> byRoute() {
        Map<Route, List<Attack>> all = new LinkedHashMap<>();
        for (Attack attack : attacks()) {
            List<Attack> some = all.computeIfAbsent(attack.route(), it -> new ArrayList<>());
            // One identifier for each name, and the right token, or nothing else is looked at.
            boolean there = some.stream().anyMatch(it -> it.name().equals(attack.name()));
            if (!there && !attack.name().equals("csrf") && !isPublicSearch(attack)) {
                some.add(attack);
            }
        }
        return all;
    }

    /** What beta is called stands in the public directory, and may be looked for. */
    private static boolean isPublicSearch(Attack attack) {
        return attack.name().equals("q") && attack.route().access() instanceof Access.Anyone;
    }

    private static List<Attack> attacks() {
        List<Attack> attacks = new ArrayList<>();
        for (Route route : matrix.routes) {
            if (!Matrix.isOperators(route)) {
                names(route)
                        .forEach((name, place) ->
                                Names.IDENTIFIERS
                                        .getOrDefault(name, List.of())
                                        .forEach(kind ->
                                                attacks.add(
                                                        new Attack(
                                                                route,
                                                                place,
                                                                name,
                                                                kind(route, kind)))));
            }
        }
        return attacks;
    }

    private static String kind(Route route, String kind) {
        if (!kind.equals("row")) {
            return kind;
        }
        return ROWS.entrySet().stream()
                .filter(it -> route.path().contains(it.getKey()))
                // What stands last in the path is what an id of the body is of.
                .max(Comparator.comparingInt(it -> route.path().lastIndexOf(it.getKey())))
                .map(Map.Entry::getValue)
                .orElseThrow(() -> new AssertionError("whose id? " + route.path()));
    }

    /** Where each name stands in a request of {@code route}. */
    private static Map<String, String> names(Route route) {
        Map<String, String> names = new LinkedHashMap<>();
        ApiDoc doc = route.doc();
        if (doc != null) {
            doc.query().forEach(query -> names.put(query.name(), "query"));
        } else if (route.method() == Method.GET) {
            // Pages do not say what they read of a query: each is tried with all that any reads.
            queries.forEach(name -> names.put(name, "query"));
        }
        if (route.isApi()) {
            Places.json(route, name -> "").keySet().forEach(name -> names.put(name, "json"));
        } else if (route.method() != Method.GET) {
            form(route).keySet().forEach(name -> names.put(name, "form"));
            names.put("csrf", "form");
        }
        return names;
    }

    private static boolean isOwner(Route route, String role) {
        return role.equals(route.isApi() ? Roles.TOKEN : Roles.PRESIDENT);
    }

    private static Visitor owner(Route route) {
        return matrix.roles.visitor(route.isApi() ? Roles.TOKEN : Roles.PRESIDENT);
    }
}
