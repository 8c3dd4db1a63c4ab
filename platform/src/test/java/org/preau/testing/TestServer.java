package org.preau.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.preau.account.Accounts;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.base.Slug;
import org.preau.main.House;
import org.preau.main.MailWiring;
import org.preau.main.Platform;
import org.preau.main.Settings;
import org.preau.main.Wiring;
import org.preau.operator.FoundPlatform;
import org.preau.operator.NewAssociation;
import org.preau.operator.OpenAssociation;
import org.preau.people.GiveOffice;
import org.preau.postgres.DatabaseAccess;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.text.Language;
import org.preau.web.Actor;
import org.preau.web.Server;

/**
 * A whole server on a port of its own, with the portal and two associations: {@code alpha}, which
 * tests work in, and {@code beta}, which must stay invisible.
 */
public final class TestServer implements AutoCloseable {

    /** The platform itself, as the actor of what fixtures do. */
    public static final Actor FIXTURE = Actor.system("fixture");

    private final DatabaseAccess access;
    private final Platform platform;
    private final House house;
    private final Server server;
    private final int port;
    private final Tenant alpha;
    private final Tenant beta;
    private final AtomicInteger members = new AtomicInteger();

    private TestServer(DatabaseAccess access, Map<String, String> more) {
        this.access = access;
        Map<String, String> environment = new HashMap<>();
        environment.put("PREAU_DATABASE_URL", access.url());
        environment.put("PREAU_DATABASE_USER", access.user());
        environment.put("PREAU_DATABASE_PASSWORD", access.password());
        environment.put("PREAU_DATABASE_POOL", "6");
        environment.put("PREAU_SECRET", TestPostgres.SECRET);
        environment.put("PREAU_PORT", "0");
        // Nobody listens there: tests ask nothing of the world.
        environment.put("PREAU_DNS_SERVER", "127.0.0.1:1");
        environment.put("PREAU_LOG_REQUESTS", "false");
        environment.putAll(more);
        platform = Platform.open(Settings.read(folder(), environment, Map.of()), false);
        new FoundPlatform(platform.database()).run("Portail de test");
        platform.follow();
        house = Wiring.house(platform);
        server = Wiring.server(platform, house);
        port = server.start();
        house.jobs().start();
        alpha = open("alpha", "Association Alpha");
        beta = open("beta", "Association Bêta");
    }

    /** A server over a database of its own. */
    public static TestServer start() {
        return new TestServer(TestPostgres.database(), Map.of());
    }

    /** The same with more settings, by the names of the environment. */
    public static TestServer start(Map<String, String> environment) {
        return new TestServer(TestPostgres.database(), environment);
    }

    /** A second server over the database of {@code first}: the two must act as one. */
    public static TestServer beside(TestServer first, Map<String, String> environment) {
        return new TestServer(first.access, environment);
    }

    /** A server over a database that a test starts and stops itself. */
    public static TestServer over(DatabaseAccess access, Map<String, String> environment) {
        return new TestServer(access, environment);
    }

    public DatabaseAccess access() {
        return access;
    }

    public House house() {
        return house;
    }

    public int port() {
        return port;
    }

    public Tenant alpha() {
        return alpha;
    }

    public Tenant beta() {
        return beta;
    }

    /** The capability over a tenant, as its gate would give it. */
    public Tenancy tenancy(Tenant tenant) {
        return house.tenancies().enter(tenant.id());
    }

    /** A visitor of one host, without cookies until it is given one. */
    public Visitor visitor(String host) {
        return new Visitor(port, host);
    }

    /** A visitor of the portal. */
    public Visitor portal() {
        return visitor("localhost");
    }

    /** The accounts, as other features see them. */
    public Accounts accounts() {
        return new Accounts(house.database(), house.origins());
    }

    /**
     * Somebody who has come in by a mailed link, into a new account or the one of that address, and
     * has a form's token at hand.
     */
    public Visitor signedIn(String name, String email) {
        AccountId id = accounts().create(name, new EmailAddress(email), Language.FR).id();
        String link = accounts().signInLink(id);
        Visitor visitor = portal();
        visitor.get(link.substring(house.origins().portal().length()));
        visitor.post(
                "/connexion/lien/entrer", Map.of("jeton", link.substring(link.indexOf('=') + 1)));
        if (visitor.cookie().isEmpty()) {
            throw new IllegalStateException("not signed in: " + email);
        }
        visitor.get("/compte");
        return visitor;
    }

    /** A one-time link by which somebody signs in, the account made if needed. */
    public String link(String name, String email) {
        return accounts()
                .signInLink(accounts().create(name, new EmailAddress(email), Language.FR).id());
    }

    /**
     * Somebody new who holds offices in {@code tenant} from today on without end, signed in.
     * Without any office it is a stranger there.
     */
    public Visitor member(Tenant tenant, Office... offices) {
        int number = members.incrementAndGet();
        String email = "member" + number + "@members.example";
        String name = "Membre " + number;
        AccountId id = accounts().create(name, new EmailAddress(email), Language.FR).id();
        for (Office office : offices) {
            new GiveOffice(house.database(), house.clock())
                    .run(tenancy(tenant), FIXTURE, id, name, office, null, null);
        }
        Visitor visitor = signedIn(name, email);
        visitor.get("/espace/" + tenant.slug() + "/personnes");
        return visitor;
    }

    /** Whoever runs the platform, signed in. */
    public Visitor operator() {
        String email = "operator@example.org";
        accounts()
                .grantOperator(
                        accounts()
                                .create("Odile Opératrice", new EmailAddress(email), Language.FR)
                                .id());
        return signedIn("Odile Opératrice", email);
    }

    /** Starts health, metrics and the question of reverse proxies; their port. */
    public int management() {
        return Wiring.management(platform, server).start();
    }

    /** Begins to receive mail; the port. */
    public int receiving() {
        return MailWiring.receive(platform, house).orElseThrow().getPort();
    }

    /** The letters that have gone out, each as a whole message, the oldest first. */
    public List<String> lettersTo(String address) {
        try (var files = Files.list(platform.settings().data().resolve("mail"))) {
            return files.filter(
                            file -> file.getFileName().toString().endsWith("-" + address + ".eml"))
                    .sorted()
                    .map(TestServer::text)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens an association, or finds the one a first server opened. */
    public Tenant open(String slug, String name) {
        new OpenAssociation(house.database(), house.jobs())
                .run(FIXTURE, NewAssociation.named(new Slug(slug), name));
        return house.directory().bySlug(new Slug(slug)).orElseThrow();
    }

    @Override
    public void close() {
        platform.close();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("preau-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
