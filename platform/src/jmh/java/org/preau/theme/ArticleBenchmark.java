package org.preau.theme;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.preau.base.HostName;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.tenancy.TenantKind;
import org.preau.tenancy.TenantState;
import org.preau.text.Messages;
import org.preau.text.RenderedText;
import org.preau.web.Origins;
import org.preau.web.SitePages;

/** An article's page without its rows: the page from a text that is ready, and the text itself. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls make() before anything else
public class ArticleBenchmark {

    private static final String BODY =
            """
            ## Ce qui change

            Le marché s’installe *place du Four*, dès 8 h, avec [trois producteurs](/producteurs).

            - du pain, de 8 h à 13 h
            - des légumes, jusqu’à 12 h 30
            - du fromage : 14 € le kilo

            > On ne l’attendait plus !

            """
                    .repeat(6);

    @Param({"page-blanche", "placette"})
    private String theme = "";

    private Shell shell;
    private Rows.Article row;
    private ArticleText text;

    /** An association with one article. */
    @Setup
    public void make() {
        TenantDirectory directory = new TenantDirectory(new HostName("localhost"));
        Tenant tenant =
                new Tenant(
                        TenantId.next(),
                        TenantKind.ASSOCIATION,
                        new Slug("tilleuls"),
                        "Comité des Tilleuls",
                        TenantState.ACTIVE,
                        1,
                        theme,
                        "fr",
                        null);
        directory.put(tenant);
        Messages messages = Messages.load(List.of("/org/preau/text", "/org/preau/theme"));
        shell =
                new Shells(
                                Themes.onClassPath(),
                                Voice.all(messages),
                                new Origins("http", 8080, directory),
                                Clock.systemUTC(),
                                null)
                        .bare(tenant, new HostDetails("Valrive", List.of(), "", "", "http://localhost"));
        row = article();
        text = ArticleText.of(fresh());
    }

    @Benchmark
    public SitePages.Page page() {
        return ArticlePage.article(
                shell,
                row,
                text,
                List.of(),
                List.of(),
                new ArticleDates(shell, row, List.of(), Instant.now()));
    }

    @Benchmark
    public RenderedText fresh() {
        return Texts.render(BODY, Texts.options(shell.voice(), Map.of()));
    }

    private static Rows.Article article() {
        Instant now = Instant.parse("2026-11-20T08:00:00Z");
        return new Rows.Article(
                UUID.randomUUID(),
                "article",
                null,
                "le-marche",
                "Le marché revient : place du Four",
                "Trois producteurs, le samedi matin.",
                BODY,
                "Marion Delcourt",
                List.of("marché", "quartier"),
                now,
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "",
                List.of(),
                null,
                null,
                List.of());
    }
}
