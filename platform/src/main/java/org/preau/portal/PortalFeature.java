package org.preau.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Reply;
import org.preau.web.Route;
import org.preau.web.WaitingThings;

/** The feature put together from the house's foundation: its jobs and its routes. */
public final class PortalFeature {

    private static final Duration COMPARE_EVERY = Duration.ofHours(1);

    /**
     * What it stands on.
     *
     * @param portal gives the capability over the portal's own rows
     * @param waiting what each feature has that waits for somebody, in this order
     * @param media gives the bytes of the portal's pictures, by their path
     */
    public record Ground(
            Clock clock,
            TenantDirectory directory,
            Database database,
            Jobs jobs,
            Origins origins,
            Messages messages,
            Pages pages,
            Supplier<Tenancy> portal,
            Function<String, Reply> media,
            List<WaitingThings> waiting) {}

    private PortalFeature() {}

    /** Registers the jobs and gives the routes. Once for a server, before its jobs start. */
    public static List<Route> routes(Ground ground) {
        Jobs jobs = ground.jobs();
        jobs.register(PortalFollower.KIND, copies(ground)::run);
        jobs.every("portal.compare", COMPARE_EVERY, comparison(ground)::run);
        PortalReader reader = new PortalReader(ground.database(), ground.portal());
        Texts texts = new Texts(ground.messages());
        Help help = new Help(texts);
        return PortalRoutes.of(
                new HomePage(ground.pages(), reader, ground.origins()),
                new DirectoryPage(ground.pages(), reader, ground.origins()),
                new NewsPages(ground.pages(), reader, texts, () -> written(ground.directory())),
                new RulePages(ground.pages(), reader, texts, ground.origins()),
                new HelpPages(ground.pages(), reader, help),
                new CrawlerFiles(reader, ground.origins()),
                new MyAssociations(ground.pages(), ground.database(), ground.clock()),
                new DeskHome(
                        ground.pages(),
                        ground.database(),
                        ground.messages(),
                        ground.origins(),
                        ground.waiting(),
                        ground.clock()),
                new WaitingApi(
                        ground.database(), ground.messages(), ground.origins(), ground.waiting()),
                ground.media());
    }

    /** Brings what one association says of itself into the directory. */
    public static CopyEntry copies(Ground ground) {
        return new CopyEntry(ground.database(), ground.directory(), ground.portal());
    }

    /** Finds the copies that no event has brought up to date. */
    public static CompareDirectory comparison(Ground ground) {
        return new CompareDirectory(ground.database(), ground.directory(), ground.jobs());
    }

    private static Language written(TenantDirectory directory) {
        return Language.ofTag(directory.portal().language()).orElse(Language.FR);
    }
}
