package org.preau.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.preau.base.TenantId;
import org.preau.proof.Report.Fault;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.tenancy.TenantState;
import org.preau.web.Origins;
import org.preau.web.SitePages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws pages of a site from what was restored. As long as nobody has changed the site since, they
 * are held against its own pages, byte by byte; else it counts that each of them can be drawn.
 */
public final class CheckPages {

    private static final Logger LOG = LoggerFactory.getLogger(CheckPages.class);

    /** A sample: the first ones of the site's own list, then some at random. */
    static final int MOST = 60;

    private static final int FIRST = 20;
    private static final Pattern PLACE = Pattern.compile("<loc>([^<]*)</loc>");

    /** What was drawn, and whether it was held against the site as it is. */
    record Checked(int pages, boolean same) {}

    /** What rows say of an association. */
    private record Named(String name, String theme, String language) {}

    private final Database database;
    private final TenantDirectory directory;
    private final Origins origins;
    private final SitePages site;

    /**
     * @param site draws pages of any association
     */
    public CheckPages(
            Database database, TenantDirectory directory, Origins origins, SitePages site) {
        this.database = database;
        this.directory = directory;
        this.origins = origins;
        this.site = site;
    }

    /**
     * Draws and compares.
     *
     * @param unchanged whether the site is still what was restored; asked before and after
     */
    Checked run(
            Tenancy owner,
            TenantId place,
            Tenancy there,
            BooleanSupplier unchanged,
            List<Fault> faults) {
        Optional<Tenant> now = directory.byId(owner.tenant());
        if (now.isEmpty() || now.get().isPortal()) {
            return new Checked(0, false);
        }
        long mark = place.value().getLeastSignificantBits() | Long.MIN_VALUE;
        Tenant restored = as(now.get(), there, mark);
        List<String> paths = paths(there, restored);
        boolean same = unchanged.getAsBoolean();
        Tenant own = as(now.get(), owner, mark ^ 1);
        List<Fault> different = new ArrayList<>();
        for (String path : paths) {
            byte[] drawn = drawn(there, restored, path);
            boolean wrong =
                    same ? !isSame(drawn, there, restored, owner, own, path) : drawn.length == 0;
            if (wrong) {
                different.add(new Fault("page", path));
            }
        }
        boolean compared = same && unchanged.getAsBoolean();
        if (compared == same) {
            faults.addAll(different);
        }
        return new Checked(paths.size(), compared);
    }

    /** Once more if they differ: a page may say how late it is. */
    private boolean isSame(
            byte[] drawn, Tenancy there, Tenant restored, Tenancy owner, Tenant own, String path) {
        return Arrays.equals(drawn, drawn(owner, own, path))
                || Arrays.equals(drawn(there, restored, path), drawn(owner, own, path));
    }

    private Tenant as(Tenant now, Tenancy tenancy, long revision) {
        Named named =
                database.read(
                        tenancy,
                        tx ->
                                tx.query("select name, theme, language from tenant")
                                        .one(Named.class));
        return new Tenant(
                now.id(),
                now.kind(),
                now.slug(),
                named.name(),
                TenantState.ACTIVE,
                revision,
                named.theme(),
                named.language(),
                now.ownHost());
    }

    private List<String> paths(Tenancy there, Tenant restored) {
        String map = new String(drawn(there, restored, "/sitemap.xml"), StandardCharsets.UTF_8);
        String home = origins.of(restored);
        List<String> all =
                new ArrayList<>(
                        PLACE.matcher(map)
                                .results()
                                .map(it -> it.group(1))
                                .filter(it -> it.startsWith(home))
                                .map(it -> it.substring(home.length()))
                                .filter(it -> it.startsWith("/"))
                                .toList());
        if (all.size() > MOST) {
            Collections.shuffle(all.subList(FIRST, all.size()), new Random(restored.revision()));
        }
        return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }

    /** Its bytes; none if there is no such page, or it breaks. */
    private byte[] drawn(Tenancy tenancy, Tenant tenant, String path) {
        try {
            return site.page(tenancy, tenant, new SitePages.Wanted(path, 1, ""))
                            instanceof SitePages.Page page
                    ? page.bytes()
                    : new byte[0];
        } catch (RuntimeException e) {
            LOG.error(
                    "a page cannot be drawn from what was restored; {} {}", tenant.slug(), path, e);
            return new byte[0];
        }
    }
}
