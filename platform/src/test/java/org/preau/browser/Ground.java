package org.preau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.browser.Visit.Who;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantState;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Language;
import org.preau.whole.Fixture;

/**
 * A server with something on every page: alpha in one theme and beta in the other with the same
 * content, a suspended site of each, the portal's own news; and people of every kind.
 */
final class Ground implements AutoCloseable {

    private static final String TEXT = "Le jardin de la cour";

    private final TestServer server = TestServer.start();
    private final Fixture fixture = new Fixture(server);
    private final Map<Who, Visitor> people = new EnumMap<>(Who.class);
    private String picture = "";
    private String pictureKey = "";
    private String invitation = "";
    private String asked = "";
    private List<String> imports = List.of();
    private List<String> takeaways = List.of();
    private Map<String, String> texts = Map.of();

    private record TextPath(String kind, String id, String title) {}

    /** A server, filled. */
    static Ground filled() {
        Ground ground = new Ground();
        ground.fill();
        return ground;
    }

    private void fill() {
        fixture.reset();
        people.put(Who.VISITOR, server.portal());
        people.put(Who.NEWCOMER, server.signedIn("Nora Nouvelle", "nora@elsewhere.example"));
        people.put(Who.MEMBER, holding("member", "Marc Membre"));
        people.put(Who.PRESIDENT, holding("president", "Paule Présidente"));
        office(server.alpha(), "integrator", "president@alpha.example");
        people.put(Who.OPERATOR, server.operator());
        picture =
                new Content(server, fixture, server.house().directory().portal())
                        .write("Portail", "");
        String shown = new Content(server, fixture, server.alpha()).write(TEXT, "placette");
        pictureKey = shown.split("/", -1)[2];
        new Content(server, fixture, server.beta()).write(TEXT, "page-blanche");
        Doings doings = new Doings(this);
        doings.open("gamma", "placette", "suspended");
        doings.open("delta", "page-blanche", "suspended");
        doings.open("omega", "placette", "deleted");
        doings.atTheConsole();
        doings.atTheDesk();
        imports = doings.imports();
        takeaways = doings.takeaways();
        invitation = doings.invitation();
        asked = doings.asked();
        texts = paths();
    }

    /** Where a picture of the portal's news is. */
    String picture() {
        return picture;
    }

    /** What names a picture of alpha in addresses. */
    String pictureKey() {
        return pictureKey;
    }

    /** The path of a letter that asks whether mail may go on to somebody. */
    String asked() {
        return asked;
    }

    /** The path that a letter invites by. */
    String invitation() {
        return invitation;
    }

    /**
     * The workspace's path of a text of alpha, with a picture and everything that Markdown has.
     *
     * @param title as it was when the ground was filled
     */
    String text(String title) {
        return Objects.requireNonNull(texts.get(title));
    }

    private Map<String, String> paths() {
        Map<String, String> paths = new HashMap<>();
        for (TextPath it :
                server.house()
                        .database()
                        .read(
                                server.tenancy(server.alpha()),
                                tx ->
                                        tx.query("select kind, id::text as id, title from article")
                                                .list(TextPath.class))) {
            paths.put(it.title(), "/espace/alpha/" + it.kind() + "s/" + it.id());
        }
        return paths;
    }

    /** The paths of two files of associations: one has been imported, one waits for its yes. */
    List<String> imports() {
        return imports;
    }

    /** The paths of two archives of everything: one is being made, one could not be. */
    List<String> takeaways() {
        return takeaways;
    }

    TestServer server() {
        return server;
    }

    Fixture fixture() {
        return fixture;
    }

    /** Over plain HTTP, with the session that the browser of {@code who} has too. */
    Visitor person(Who who) {
        return java.util.Objects.requireNonNull(people.get(who));
    }

    /** Speaks plain HTTP as the browser of a visit would. */
    Visitor http(Visit visit) {
        return visit.isPortal() ? person(visit.who()) : server.visitor(visit.host());
    }

    /** The address that the browser is sent to. */
    String url(Visit visit) {
        return "http://" + visit.host() + ":" + server.port() + visit.target();
    }

    /** Gives a browser the session of {@code who}. */
    void enter(BrowserContext context, Who who) {
        String cookie = person(who).cookie();
        int equals = cookie.indexOf('=');
        if (equals > 0) {
            context.addCookies(
                    List.of(
                            new Cookie(cookie.substring(0, equals), cookie.substring(equals + 1))
                                    .setUrl("https://localhost")
                                    .setSecure(true)
                                    .setHttpOnly(true)));
        }
    }

    /** The path of a mailed link that nobody has used yet. */
    String signInLink() {
        AccountId id =
                server.accounts()
                        .create(
                                "Lina Lien",
                                new EmailAddress("lina@elsewhere.example"),
                                Language.FR)
                        .id();
        return server.accounts()
                .signInLink(id)
                .substring(server.house().origins().portal().length());
    }

    /**
     * Gives back what hostile or empty forms have taken: offices, and sites that the operator's
     * forms have closed, by the operator's own steps, so that whoever follows them hears of it.
     */
    void reopen() {
        fixture.run(
                List.of(
                        "update preau.membership set ended_at = null, until = null where account_id in (select account_id from preau.account where email in ('president@alpha.example', 'member@alpha.example')) and (ended_at is not null or until is not null)",
                        "delete from preau.sign_in_guess"));
        for (Tenant tenant : List.of(server.alpha(), server.beta())) {
            for (String step : List.of("/retablissement", "/reouverture")) {
                if (now(tenant).state() != TenantState.ACTIVE) {
                    person(Who.OPERATOR)
                            .post("/console/associations/" + tenant.slug() + step, Map.of());
                }
            }
            assertThat(now(tenant).state()).as("%s", tenant.slug()).isEqualTo(TenantState.ACTIVE);
        }
    }

    private Tenant now(Tenant tenant) {
        return server.house().directory().byId(tenant.id()).orElseThrow();
    }

    /** Somebody with an office in alpha. */
    private Visitor holding(String office, String name) {
        String email = office + "@alpha.example";
        Visitor visitor = server.signedIn(name, email);
        office(server.alpha(), office, email);
        return visitor;
    }

    /** Gives an account an office. */
    void office(Tenant tenant, String office, String email) {
        fixture.run(
                List.of(
                        "insert into preau.membership (tenant_id, account_id, office, since) select '"
                                + tenant.id()
                                + "', account_id, '"
                                + office
                                + "', current_date - 30 from preau.account where email = '"
                                + email
                                + "'"));
    }

    @Override
    public void close() {
        server.close();
    }
}
