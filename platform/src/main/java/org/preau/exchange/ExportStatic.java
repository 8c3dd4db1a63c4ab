package org.preau.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.preau.exchange.StaticPlaces.Place;
import org.preau.render.Asset;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.Origins;
import org.preau.web.SitePages;

/**
 * Writes a whole site as files that open from a folder, without a server and without the web: what
 * visitors see is asked for page by page, from the home page and the sitemap on, and its links are
 * turned to files. The addresses of before lead on. The search is a script over an index that lies
 * beside it; no other script comes.
 *
 * <p>Memory holds the addresses of a site, and a few pages at a time.
 */
public final class ExportStatic {

    /**
     * What was written.
     *
     * @param pages of HTML
     * @param files beside them: pictures, style sheets, fonts, feeds
     * @param dead addresses that texts name and where nothing is
     * @param redirects addresses of before that lead on
     */
    public record Written(long pages, long files, long dead, long redirects) {}

    private final SitePages pages;
    private final Function<Tenancy, Map<UUID, List<String>>> former;
    private final Function<String, Optional<Asset>> assets;
    private final Origins origins;
    private final Messages messages;

    /**
     * @param former the addresses that a site had before, by what they lead to
     * @param assets the files of themes by their addresses
     */
    public ExportStatic(
            SitePages pages,
            Function<Tenancy, Map<UUID, List<String>>> former,
            Function<String, Optional<Asset>> assets,
            Origins origins,
            Messages messages) {
        this.pages = pages;
        this.former = former;
        this.assets = assets;
        this.origins = origins;
        this.messages = messages;
    }

    /**
     * @param folder empty, or not there yet
     * @param progress told how many pages are written
     * @throws IOException when the folder cannot be written
     */
    public Written run(Tenant tenant, Tenancy tenancy, Path folder, LongConsumer progress)
            throws IOException {
        Files.createDirectories(folder);
        Language language = Language.ofTag(tenant.language()).orElse(Language.FR);
        String origin = origins.of(tenant);
        StaticWalk.Asked site = asked(tenant, tenancy);
        StaticFolder files =
                new StaticFolder(
                        folder,
                        origin,
                        new StaticFolder.Sources(
                                assets, path -> pages.media(tenancy, tenant, path), site::answer));
        try (StaticSearch search = new StaticSearch(folder, language, messages);
                StaticRedirects redirects =
                        new StaticRedirects(folder, origin, language, messages)) {
            StaticWalk walk =
                    new StaticWalk(
                            site,
                            files,
                            new StaticWalk.Beside(search, redirects, progress),
                            origin,
                            language,
                            messages);
            walk.all(former(tenancy));
            return new Written(walk.written(), files.kept(), walk.dead(), redirects.count());
        }
    }

    private List<String> former(Tenancy tenancy) {
        return former.apply(tenancy).values().stream().flatMap(List::stream).sorted().toList();
    }

    private StaticWalk.Asked asked(Tenant tenant, Tenancy tenancy) {
        return new StaticWalk.Asked() {
            @Override
            public SitePages.Answer answer(Place place) {
                return pages.page(
                        tenancy, tenant, new SitePages.Wanted(place.path(), place.page(), ""));
            }

            @Override
            public boolean takes(String path) {
                return pages.takes(path);
            }

            @Override
            public SitePages.Page notFound() {
                return pages.notFound(tenancy, tenant);
            }
        };
    }
}
