package org.preau.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.preau.api.ApiFeature;
import org.preau.jobs.Jobs;
import org.preau.mail.Post;
import org.preau.operator.Certifiable;
import org.preau.render.Assets;
import org.preau.render.Templates;
import org.preau.site.Events;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancies;
import org.preau.text.Messages;
import org.preau.typing.TypingRoutes;
import org.preau.web.Csrf;
import org.preau.web.Management;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.ProblemPages;
import org.preau.web.Route;
import org.preau.web.RouteTable;
import org.preau.web.Secrets;
import org.preau.web.Server;
import org.preau.web.WebSettings;

/** Every {@code new} of the house, from the ground to the roof. */
public final class Wiring {

    private static final List<String> MESSAGES =
            List.of(
                    "/org/preau/text",
                    "/org/preau/render",
                    "/org/preau/web",
                    "/org/preau/account",
                    "/org/preau/people",
                    "/org/preau/site",
                    "/org/preau/media",
                    "/org/preau/home",
                    "/org/preau/menu",
                    "/org/preau/redirect",
                    "/org/preau/translation",
                    "/org/preau/agenda",
                    "/org/preau/theme",
                    "/org/preau/operator",
                    "/org/preau/api",
                    "/org/preau/portal",
                    "/org/preau/exchange",
                    "/org/preau/moving",
                    "/org/preau/archive",
                    "/org/preau/takeaway",
                    "/org/preau/proof",
                    "/org/preau/mirror",
                    "/org/preau/rebuild",
                    "/org/preau/look",
                    "/org/preau/blueprint",
                    "/org/preau/statistics",
                    "/org/preau/checks",
                    "/org/preau/forms",
                    "/org/preau/comments",
                    "/org/preau/template",
                    "/org/preau/files",
                    "/org/preau/inbound",
                    "/org/preau/addresses");

    private Wiring() {}

    /** All that people read. */
    static Messages messages() {
        return Messages.load(MESSAGES);
    }

    /** The foundation over an open platform. */
    public static House house(Platform platform) {
        Settings settings = platform.settings();
        Tenancies tenancies = new Tenancies();
        Jobs jobs = platform.keep(new Jobs(platform.database(), tenancies));
        jobs.register(Post.SEND, MailWiring.sending(platform));
        Secrets secrets = new Secrets(platform.secret());
        Csrf csrf = new Csrf(secrets);
        Origins origins =
                new Origins(settings.scheme(), settings.publicPort(), platform.directory());
        Messages messages = messages();
        Assets assets = AppLook.assets();
        Templates templates = AppLook.templates(messages, assets);
        House house =
                new House(
                        settings,
                        platform.clock(),
                        platform.directory(),
                        tenancies,
                        platform.database(),
                        jobs,
                        new Post(jobs, settings.domain()),
                        platform.store(),
                        platform.vaults(),
                        secrets,
                        csrf,
                        origins,
                        messages,
                        templates,
                        assets,
                        new Pages(
                                templates,
                                messages,
                                csrf,
                                origins,
                                platform.directory(),
                                settings.yes(Setting.TEMPLATES)),
                        new Events(),
                        ArchiveWiring.safeguard(platform, messages));
        SiteWiring.follow(house);
        return house;
    }

    /** The server over the house; not started. */
    public static Server server(Platform platform, House house) {
        PeopleWiring.jobs(house);
        SiteWiring.jobs(house);
        OperatorWiring.jobs(house);
        MediaWiring.jobs(house, uploads(house.settings()));
        ExchangeWiring.jobs(house);
        StatisticsWiring.jobs(house);
        FormsWiring.jobs(house);
        CommentsWiring.jobs(house);
        FilesWiring.jobs(house);
        ArchiveWiring.jobs(house);
        TakeawayWiring.jobs(house);
        ProofWiring.jobs(house);
        MirrorWiring.jobs(house);
        RebuildWiring.jobs(platform, house);
        MailWiring.jobs(house);
        List<Route> routes = routes(house);
        Server.Parts parts =
                new Server.Parts(
                        house.directory(),
                        house.tenancies(),
                        new Doors(
                                AccountWiring.sessions(house),
                                PeopleWiring.places(house),
                                PeopleWiring.passwords(house)),
                        ThemeWiring.pages(house),
                        StatisticsWiring.visits(platform, house),
                        new ProblemPages(house.templates(), house.pages()),
                        house.csrf(),
                        house.origins(),
                        AppLook.served(house.assets(), ThemeWiring.assets(house)),
                        new RouteTable(routes));
        return platform.keep(new Server(web(house.settings()), parts));
    }

    /** Health and metrics of {@code server}; not started. */
    public static Management management(Platform platform, Server server) {
        Database database = platform.database();
        return platform.keep(
                new Management(
                        server,
                        database::answers,
                        database::statements,
                        new Certifiable(platform.directory())));
    }

    /** The whole route table of the portal's host. */
    public static List<Route> routes(House house) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(PortalWiring.routes(house));
        routes.addAll(AccountWiring.routes(house));
        routes.addAll(PeopleWiring.routes(house));
        routes.addAll(SiteWiring.routes(house));
        routes.addAll(ExchangeWiring.routes(house));
        routes.addAll(ArchiveWiring.routes(house));
        routes.addAll(TakeawayWiring.routes(house));
        routes.addAll(ProofWiring.routes(house));
        routes.addAll(MirrorWiring.routes(house));
        routes.addAll(LookWiring.routes(house));
        routes.addAll(BlueprintWiring.routes(house));
        routes.addAll(SiteWiring.checks(house));
        routes.addAll(MediaWiring.routes(house));
        routes.addAll(StatisticsWiring.routes(house));
        routes.addAll(ArrangeWiring.routes(house));
        routes.addAll(FormsWiring.routes(house));
        routes.addAll(CommentsWiring.routes(house));
        routes.addAll(TemplateWiring.routes(house));
        routes.addAll(FilesWiring.routes(house));
        routes.addAll(MailWiring.routes(house));
        routes.addAll(OperatorWiring.routes(house));
        routes.addAll(ApiFeature.routes(house.pages(), () -> List.copyOf(routes)));
        TypingRoutes typing =
                new TypingRoutes(
                        house.database(),
                        house.pages(),
                        () -> house.tenancies().enter(house.directory().portal().id()));
        return List.copyOf(typing.over(routes));
    }

    private static WebSettings web(Settings settings) {
        return new WebSettings(
                settings.text(Setting.LISTEN),
                settings.number(Setting.PORT),
                settings.number(Setting.MANAGEMENT_PORT),
                Runtime.getRuntime().availableProcessors(),
                settings.number(Setting.IDLE_SECONDS),
                settings.number(Setting.CACHE_MEGABYTES) * 1_048_576L,
                uploads(settings),
                settings.yes(Setting.TRUST_PROXY),
                settings.yes(Setting.LOG_REQUESTS));
    }

    /** The folder for files that come, go, or are put together: what lies there may be lost. */
    static Path uploads(Settings settings) {
        Path data = settings.data();
        try {
            return Files.createDirectories(data.resolve("uploads"));
        } catch (IOException e) {
            throw new CannotStart("The folder " + data + "/uploads cannot be made: " + e, e);
        }
    }
}
