package org.preau.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Slug;
import org.preau.operator.OpenAssociation;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

class MakeDemonstrationTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");
    private static final String COUNTS =
            """
            select count(*) || ' articles, '
                   || (select count(*) from revision) || ' revisions, '
                   || (select count(*) from media) || ' media, '
                   || (select count(*) from section) || ' sections, '
                   || (select count(*) from address) || ' addresses, '
                   || (select count(*) from membership) || ' offices, '
                   || (select revision from tenant) || ' changes'
              from article
            """;

    private static TestServer server;
    private static MakeDemonstration.Made made;

    @BeforeAll
    static void make() {
        server = TestServer.start();
        demonstration(tenancy -> {}).begin();
        long begin = System.nanoTime();
        made = demonstration(tenancy -> {}).run();
        System.out.println("demonstration: " + (System.nanoTime() - begin) / 1_000_000 + " ms");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void sixAssociationsAndThePortalAreThere() {
        assertThat(made.associations()).hasSize(6);
        assertThat(server.house().directory().portal().name()).isEqualTo("Préau de Valrive");
        assertThat(counts(tenant("ecluses")))
                .startsWith(
                        "14 articles, 24 revisions, 11 media, 6 sections, 20 addresses, 6 offices");
        for (Tenant association : made.associations()) {
            assertThat(server.visitor(association.slug() + ".localhost").get("/").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void makingItAgainChangesNothing() {
        List<String> before =
                made.associations().stream().map(MakeDemonstrationTest::counts).toList();
        List<Tenancy> listed = new ArrayList<>();

        demonstration(listed::add).run();

        assertThat(made.associations().stream().map(MakeDemonstrationTest::counts).toList())
                .isEqualTo(before);
        assertThat(listed).isEmpty();
        assertThat(demonstration(tenancy -> {}).isUnfinished()).isFalse();
    }

    @Test
    void aStartThatWasCutShortIsFinishedByTheNext() {
        try (TestServer other = TestServer.start()) {
            MakeDemonstration cut =
                    demonstration(
                            other,
                            tenancy -> {
                                if (other.house().directory().size() > 5) {
                                    throw new IllegalStateException("the power is gone");
                                }
                            });
            cut.begin();
            try {
                cut.run();
                throw new AssertionError("was to be cut short");
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("the power is gone");
            }
            assertThat(cut.isUnfinished()).isTrue();

            MakeDemonstration.Made finished = demonstration(other, tenancy -> {}).run();

            assertThat(finished.associations()).hasSize(6);
            assertThat(other.portal().get("/").body()).contains("Valrive");
        }
    }

    @Test
    void textsAreInEveryStateTheyMayHave() {
        Set<String> states = new TreeSet<>();
        for (Tenant association : made.associations()) {
            states.addAll(
                    server.house()
                            .database()
                            .read(
                                    server.tenancy(association),
                                    tx ->
                                            tx.query("select distinct state from article")
                                                    .list(String.class)));
        }
        assertThat(states).contains("draft", "proposed", "published", "withdrawn");
    }

    @Test
    void aSiteIsUsedAsSitesAre() {
        String life =
                server.house()
                        .database()
                        .read(
                                server.tenancy(tenant("ecluses")),
                                tx ->
                                        tx.query(
                                                        """
                                                        select (select count(*) from questionnaire where opened) || ' forms, '
                                                               || (select count(*) from answer) || ' answers, '
                                                               || (select count(*) from comment where state = 'published') || ' comments, '
                                                               || (select count(*) from comment where state = 'waiting') || ' waiting, '
                                                               || (select count(*) from remark) || ' remarks, '
                                                               || (select count(*) from translation) || ' translations, '
                                                               || (select count(*) from redirect) || ' redirects, '
                                                               || (select count(*) from media_caption) || ' captions, '
                                                               || (select count(*) from article where scheduled) || ' scheduled, '
                                                               || (select count(distinct day) from visit_count) || ' days'
                                                        """)
                                                .one(String.class));
        assertThat(life)
                .isEqualTo(
                        "2 forms, 7 answers, 4 comments, 2 waiting, 3 remarks, 2 translations, 2 redirects, 2 captions, 1 scheduled, 70 days");
        Visitor visitor = server.visitor("ecluses.localhost");
        assertThat(visitor.get("/chanter-sans-savoir-lire").body())
                .contains("/singing-without-reading-music", "Baptiste", "<audio")
                .doesNotContain("faisant la vaisselle", "Chaussures");
        assertThat(visitor.get("/formulaires/essayer-un-mardi").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/un-samedi-pour-souffler").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/concert2024").headers().firstValue("location").orElseThrow())
                .endsWith("/concert-d-ete");
        assertThat(visitor.get("/recherche?q=dissolution").body()).contains("les-statuts-en-bref");
    }

    @Test
    void nobodyHasAPassword() {
        boolean any =
                server.house()
                        .database()
                        .identity(
                                null,
                                tx ->
                                        tx.query(
                                                        "select 1 from account where password_hash is not null")
                                                .exists());
        assertThat(any).isFalse();
    }

    @Test
    void everyLinkOfTheSixSitesAndThePortalLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        int pages = 0;
        List<String> hosts = new ArrayList<>(List.of("localhost"));
        made.associations().forEach(it -> hosts.add(it.slug() + ".localhost"));
        for (String host : hosts) {
            pages += crawl(host, broken);
        }
        System.out.println("demonstration: " + pages + " addresses followed");
        assertThat(broken).isEmpty();
        assertThat(pages).isGreaterThan(150);
    }

    private static int crawl(String host, List<String> broken) {
        Visitor visitor = server.visitor(host);
        Set<String> seen = new TreeSet<>(Set.of("/"));
        List<String> next = new ArrayList<>(List.of("/"));
        while (!next.isEmpty()) {
            String path = next.removeLast();
            HttpResponse<String> answer = visitor.get(path.replace("&amp;", "&"));
            if (answer.statusCode() >= 400) {
                broken.add(host + path + " " + answer.statusCode());
            }
            Matcher link = LINK.matcher(answer.body());
            while (link.find()) {
                if (seen.add(link.group(1))) {
                    next.add(link.group(1));
                }
            }
        }
        return seen.size();
    }

    private static Tenant tenant(String slug) {
        return server.house().directory().bySlug(new Slug(slug)).orElseThrow();
    }

    private static String counts(Tenant tenant) {
        return server.house()
                .database()
                .read(server.tenancy(tenant), tx -> tx.query(COUNTS).one(String.class));
    }

    private static MakeDemonstration demonstration(Consumer<Tenancy> listed) {
        return demonstration(server, listed);
    }

    private static MakeDemonstration demonstration(TestServer server, Consumer<Tenancy> listed) {
        return new MakeDemonstration(
                server.house().database(),
                server.house().store(),
                server.house().directory(),
                server.house().tenancies(),
                new OpenAssociation(server.house().database(), server.house().jobs()),
                server.accounts(),
                listed,
                (tx, timed) -> {},
                server.house().clock());
    }
}
