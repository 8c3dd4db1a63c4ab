package org.preau.site;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.snapshot.Safeguard;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.text.Language;
import org.preau.web.Actor;
import org.preau.web.Desk;

/** A server whose two associations have volunteers at their desks, and the acts they may call. */
public final class Volunteers implements AutoCloseable {

    public final TestServer server = TestServer.start();
    public final Events events = server.house().events();
    public final SiteActs acts =
            SiteActs.of(
                    server.house().database(),
                    server.house().clock(),
                    server.house().store(),
                    events,
                    Safeguard.NONE,
                    new SiteLetters(
                            server.house().post(),
                            server.house().messages(),
                            server.house().origins()),
                    List.of(
                            new ThemeChoice(
                                    "placette",
                                    java.util.Map.of(Language.FR, "Placette"),
                                    java.util.Map.of(),
                                    "/_/placette/preview.webp"),
                            new ThemeChoice(
                                    "page-blanche", java.util.Map.of(), java.util.Map.of(), "")));

    /** Somebody with that office in an association. */
    public Desk desk(Tenant tenant, Office office, String name) {
        return desk(tenant, office.rights(), name, Ids.next());
    }

    public Desk desk(Tenant tenant, Set<Right> rights, String name, UUID account) {
        return new Desk(
                tenant,
                server.tenancy(tenant),
                rights,
                new Actor(Actor.Kind.PERSON, account, name, "192.0.2.1:4000"),
                null,
                false);
    }

    /** The platform itself, at the desk of an association. */
    public Desk system(Tenant tenant) {
        return new Desk(
                tenant,
                server.tenancy(tenant),
                EnumSet.copyOf(Arrays.asList(Right.values())),
                Actor.system("import"),
                null,
                false);
    }

    public Desk marion() {
        return desk(server.alpha(), Office.SECRETARY, "Marion");
    }

    public Desk paul() {
        return desk(server.alpha(), Office.WRITER, "Paul");
    }

    public Desk stranger() {
        return desk(server.beta(), Office.PRESIDENT, "Béatrice");
    }

    /** An article saved by {@code desk}. */
    public Article saved(Desk desk, Writing writing) {
        return ((SaveArticle.Saved)
                        acts.saveArticle()
                                .run(
                                        desk,
                                        SaveArticle.Command.create(
                                                Ids.next(), ArticleKind.ARTICLE, writing)))
                .article();
    }

    /** A site that says what the law asks. */
    public void complete(Desk desk) {
        acts.editSettings()
                .run(
                        desk,
                        new EditSettings.Command(
                                0,
                                desk.tenant().name(),
                                "Nous chantons.",
                                "1 quai des Bateliers\n01999 Valrive",
                                "",
                                "bonjour@alpha.example",
                                "W019001870",
                                "Étienne Marchal",
                                "fr"));
    }

    public <T> T read(Tenant tenant, java.util.function.Function<TenantTx, T> work) {
        return server.house().database().read(server.tenancy(tenant), work);
    }

    public long revision(Tenant tenant) {
        return server.house().directory().byId(tenant.id()).orElseThrow().revision();
    }

    @Override
    public void close() {
        server.close();
    }
}
