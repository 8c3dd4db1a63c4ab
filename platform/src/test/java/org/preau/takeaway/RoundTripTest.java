package org.preau.takeaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.vault.Sha256;
import org.preau.base.EmailAddress;
import org.preau.base.Slug;
import org.preau.main.Demonstration;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Language;
import org.preau.whole.Fixture;

/** An association leaves one Préau with all that is its own, and lives on in another one. */
class RoundTripTest {

    private static final Pattern LOC = Pattern.compile("<loc>([^<]+)</loc>");

    @TempDir private static Path folder;
    private static TestServer from;
    private static TestServer to;

    @BeforeAll
    static void start() {
        from = TestServer.start();
        to = TestServer.start();
        Demonstration.make(from.house(), true);
    }

    @AfterAll
    static void stop() {
        from.close();
        to.close();
    }

    @Test
    void aRowOfEverythingIsTheSameElsewhere() throws Exception {
        new Fixture(from).reset();
        Tenant alpha = from.alpha();
        Path archive = folder.resolve("alpha.zip");
        var _ = Archives.pack(from, alpha, archive);

        BringTakeaway.Outcome taken = Archives.bring(to, archive);
        BringTakeaway.Outcome outcome =
                org.preau.main.TakeawayWiring.bring(to.house())
                        .run(archive, new Slug("alpha-venue"), TestServer.FIXTURE, (_, _, _) -> {});

        assertThat(taken)
                .isInstanceOfSatisfying(
                        BringTakeaway.SlugTaken.class,
                        it -> assertThat(it.free()).isEqualTo(new Slug("alpha-2")));
        assertThat(outcome).isInstanceOf(BringTakeaway.Brought.class);
        Tenant there = to.house().directory().bySlug(new Slug("alpha-venue")).orElseThrow();
        Map<String, String> expected = Archives.tree(from, alpha);
        Map<String, String> brought = Archives.tree(to, there);
        // Offices are those of people who have an account there.
        expected.keySet().removeIf(it -> it.startsWith("people/"));
        brought.keySet().removeIf(it -> it.startsWith("people/"));
        assertThat(brought).isEqualTo(expected);
        assertThat(brought.keySet().stream().filter(it -> it.startsWith("files/"))).isNotEmpty();
    }

    @Test
    void itsPagesAreTheSameElsewhereAndBringingItTwiceIsBringingItOnce() throws Exception {
        Tenant site = largest();
        EmailAddress known = holders(site).getFirst();
        var _ = to.accounts().create("Connue", known, Language.FR);
        Path archive = folder.resolve(site.slug() + ".zip");
        PackTakeaway.Packed packed = Archives.pack(from, site, archive);

        BringTakeaway.Brought brought = (BringTakeaway.Brought) Archives.bring(to, archive);
        BringTakeaway.Outcome again = Archives.bring(to, archive);

        assertThat(again).isEqualTo(new BringTakeaway.There(site.slug()));
        assertThat(packed.missing()).isEmpty();
        assertThat(brought.found()).isEqualTo(1);
        assertThat(brought.invited() + brought.left().size()).isPositive();
        Set<String> paths = paths(site);
        assertThat(paths).hasSizeGreaterThan(10);
        for (String path : paths) {
            String there = page(from, site, path);
            String here = page(to, site, path);
            assertThat(differing(there, here)).as(path).isEmpty();
            assertThat(differing(here, there)).as(path).isEmpty();
            assertThat(here).isEqualTo(there);
        }
        assertThat(offices(to, brought, known)).isEqualTo(offices(from, site, known)).isNotEmpty();
    }

    /** What a killed server does: no act of this one cleans up. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void brokenOffAtAnyStepNobodySeesItAndASecondRunBringsAllOfIt() throws Exception {
        Tenant tenant = from.open("epsilon", "Epsilon");
        Path archive = folder.resolve("epsilon.zip");
        var _ = Archives.pack(from, tenant, archive);
        BringTakeaway bring = org.preau.main.TakeawayWiring.bring(to.house());

        for (BringTakeaway.Step step : BringTakeaway.Step.values()) {
            Slug slug = new Slug("epsilon-" + step.word());
            assertThatThrownBy(() ->
                            bring.run(
                                    archive,
                                    slug,
                                    TestServer.FIXTURE,
                                    (at, _, _) -> {
                                        if (at == step) {
                                            throw new Killed();
                                        }
                                    }))
                    .isInstanceOf(Killed.class);

            assertThat(to.visitor(slug + ".localhost").get("/").statusCode())
                    .as("broken off while %s", step)
                    .isNotEqualTo(200);
            assertThat(bring.run(archive, slug, TestServer.FIXTURE, (_, _, _) -> {}))
                    .isInstanceOf(BringTakeaway.Brought.class);
            assertThat(to.visitor(slug + ".localhost").get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatIsUnpackedIsChecksummedClonedAndHoldsNoSecret() throws Exception {
        new Fixture(from).reset();
        Path archive = folder.resolve("open.zip");
        var _ = Archives.pack(from, from.alpha(), archive);

        Path open = Archives.unzip(archive, Files.createDirectory(folder.resolve("open")));

        Archives.run(open, "sha256sum", "--check", "--strict", "--quiet", Manifest.SUMS);
        Archives.run(open, "git", "clone", "--quiet", "history/alpha.bundle", "clone");
        Archives.run(open.resolve("clone"), "git", "fsck", "--full", "--strict");
        assertThat(Archives.run(open.resolve("clone"), "git", "log", "--oneline").lines())
                .hasSizeGreaterThan(1);
        assertThat(open.resolve("index.html")).content().contains("lang=\"fr\"");
        assertThat(open.resolve("index.en.html")).content().contains("lang=\"en\"");
        assertThat(open.resolve("people/members.vcf")).content().contains("BEGIN:VCARD");
        large(open);
        secrets(open);
    }

    /** Whatever git knows as a reference to a large file lies in the archive under that sum. */
    private static void large(Path open) throws IOException, InterruptedException {
        String sums = Files.readString(open.resolve(Manifest.SUMS));
        String pointers =
                Archives.run(open.resolve("clone"), "git", "grep", "-h", "oid sha256:", "HEAD~1");
        assertThat(pointers.lines().toList())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(sums).contains(line.replace("oid sha256:", "")));
    }

    private static void secrets(Path open) throws IOException {
        List<String> words =
                List.of("password_hash", "token_hash", "secret_hash", "totp", "$argon2");
        try (Stream<Path> all = Files.walk(open.resolve("data"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(words).as(file.toString()).noneMatch(text::contains);
            }
        }
    }

    private static Tenant largest() {
        List<String> slugs =
                from.house()
                        .database()
                        .operator(
                                "find a site to test with",
                                tx -> tx.query("select slug from tenant").list(String.class));
        return slugs.stream()
                .map(it -> from.house().directory().bySlug(new Slug(it)).orElseThrow())
                .filter(it -> !it.isPortal())
                .filter(it -> !holders(it).isEmpty())
                .max(java.util.Comparator.comparingLong(it -> count(it, "article")))
                .orElseThrow();
    }

    private static long count(Tenant tenant, String table) {
        return from.house()
                .database()
                .read(
                        from.tenancy(tenant),
                        tx -> tx.query("select count(*) from " + table).one(Long.class));
    }

    private static List<EmailAddress> holders(Tenant tenant) {
        return from
                .house()
                .database()
                .read(
                        from.tenancy(tenant),
                        tx ->
                                tx.query(
                                                """
                                                select a.email
                                                  from membership m
                                                  join account a on a.account_id = m.account_id
                                                 order by m.office, a.email
                                                """)
                                        .list(String.class))
                .stream()
                .map(EmailAddress::new)
                .toList();
    }

    private static List<String> offices(
            TestServer server, BringTakeaway.Brought brought, EmailAddress of) {
        return offices(server, server.house().directory().byId(brought.id()).orElseThrow(), of);
    }

    private static List<String> offices(TestServer server, Tenant tenant, EmailAddress of) {
        return server.house()
                .database()
                .read(
                        server.tenancy(tenant),
                        tx ->
                                tx.query(
                                                """
                                                select concat_ws(' ', m.office, m.since, m.until, m.limited)
                                                  from membership m
                                                  join account a on a.account_id = m.account_id
                                                 where a.email = :email
                                                 order by 1
                                                """)
                                        .bind("email", of)
                                        .list(String.class));
    }

    private static Set<String> paths(Tenant site) {
        Set<String> paths = new TreeSet<>(Set.of("/", "/sitemap.xml", "/feed.atom"));
        Matcher found = LOC.matcher(visitor(from, site).get("/sitemap.xml").body());
        while (found.find()) {
            paths.add(URI.create(found.group(1)).getPath());
        }
        // These two name the host of the platform, as the law has it.
        paths.removeAll(Set.of("/mentions-legales", "/confidentialite"));
        return paths;
    }

    /** A page without what names its host: port, name of the portal, its identifier there. */
    private static String page(TestServer server, Tenant site, String path) {
        return visitor(server, site)
                .get(path)
                .body()
                .replace(":" + server.port(), ":PORT")
                .replace("%3A" + server.port(), "%3APORT")
                .replace(server.house().directory().portal().name(), "HOST")
                .replace(
                        server.house()
                                .directory()
                                .bySlug(site.slug())
                                .orElseThrow()
                                .id()
                                .toString(),
                        "ASSOCIATION");
    }

    /** The lines of one that the other has not, so that a failure can be read. */
    private static List<String> differing(String there, String here) {
        Set<String> known = there.lines().collect(java.util.stream.Collectors.toSet());
        return here.lines().filter(line -> !known.contains(line)).toList();
    }

    private static Visitor visitor(TestServer server, Tenant site) {
        return server.visitor(site.slug() + ".localhost");
    }

    @Test
    void filesOfTheSpaceHaveTheirBytesUnderNamesThatEverySystemTakes() throws Exception {
        PortablePaths paths = new PortablePaths();

        assertThat(paths.of("files", "a:b/CON.txt")).isEqualTo("files/a_b/_CON.txt");
        assertThat(paths.of("files", "a_b/x.txt")).isEqualTo("files/a_b (2)/x.txt");
        assertThat(paths.of("files", "Été.pdf")).isEqualTo("files/Été.pdf");
        assertThat(paths.of("files", "e\u0301te\u0301.PDF".replace("e", "E")))
                .isEqualTo("files/ÉtÉ (2).PDF");
        assertThat(paths.of("files", "fin. ")).isEqualTo("files/fin");
        assertThat(paths.of("files", "x\u202Efdp.exe")).isEqualTo("files/x_fdp.exe");
        assertThat(paths.of("files", ("n".repeat(90) + "/").repeat(3) + "z.txt"))
                .isEqualTo("files/long names/z.txt");
        assertThat(paths.of("files", "y".repeat(250) + ".docx").length()).isLessThan(120);
        assertThat(Sha256.isHash("a".repeat(64))).isTrue();
    }
}
