package org.preau.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;
import org.preau.web.Visits;

/**
 * Counts in memory, on the event loops.
 *
 * <p>An essay in one paragraph: a cached page is answered in 5 µs, so counting it may take a
 * hundred nanoseconds and no look-up by its path. Hence the page itself holds its {@link Tally},
 * found when it was made; a tally that is no longer zero lists itself, so nobody searches for it
 * either. Only what exists is made into a page, so invented addresses have no tally. What a visitor
 * can invent (a referrer, an address that is not there) is looked up in a table for each
 * association that holds so many names and no more until the next batch, and all tables together
 * hold {@value #NAMES}; what is beyond is counted together under {@link #OTHERS}.
 *
 * <p>What a visit is: somebody comes to the site from elsewhere, so the referrer is another host or
 * none. That needs neither an address nor anything that would recognise a visitor; see decision
 * 0040.
 */
public final class CountVisits implements Visits {

    /** The key of what had no room of its own: neither a path nor a host. */
    static final String OTHERS = "*";

    private static final int NAMES = 50_000;
    private static final int LONGEST = 300;
    private static final int PER_BATCH = 500;

    private static final int LINKS = 1_024;

    /** A referrer of a site, and what counts those who come by it; null within the site. */
    private record Link(String referrer, String host, @Nullable Tally tally) {}

    private record Name(TenantId tenant, Kind kind, String key) {}

    private final Queue<Tally> touched = new ConcurrentLinkedQueue<>();
    private final Map<Name, Tally> tallies = new ConcurrentHashMap<>();
    private final Map<Count.Of, AtomicInteger> held = new ConcurrentHashMap<>();
    private final Agents agents = new Agents();
    private final @Nullable Link[] links = new @Nullable Link[LINKS];

    @Override
    public @Nullable Counted page(TenantId tenant, String path, String type) {
        if (type.startsWith("text/html")) {
            Tally views = named(tenant, Kind.PAGE, path);
            Tally direct = named(tenant, Kind.VISIT, "");
            return asking -> page(tenant, views, direct, asking);
        }
        if (type.startsWith("application/atom+xml") || type.startsWith("application/rss+xml")) {
            Tally feed = named(tenant, Kind.FEED, path);
            return asking -> feed(tenant, feed, asking);
        }
        return null;
    }

    private void page(TenantId tenant, Tally views, Tally direct, Asking asking) {
        if (!isLookedAt(asking)) {
            return;
        }
        views.add();
        String referrer = asking.referrer();
        Tally came = referrer == null ? direct : came(tenant, direct, referrer, asking.host());
        if (came != null) {
            came.add();
        }
    }

    /**
     * What counts those who come by a link; null within the site. Most people come by one of few,
     * so what a referrer stands for is remembered, as {@link Agents} does.
     */
    private @Nullable Tally came(TenantId tenant, Tally direct, String referrer, String host) {
        int hash = referrer.hashCode() * 31 + host.hashCode();
        int place = (hash ^ hash >>> 16) & LINKS - 1;
        Link there = links[place];
        if (there != null && there.referrer().equals(referrer) && there.host().equals(host)) {
            return there.tally();
        }
        String from = Referrer.host(referrer, host);
        if (from == null) {
            if (referrer.length() <= LONGEST) {
                links[place] = new Link(referrer, host, null);
            }
            return null;
        }
        Tally tally = from.isEmpty() ? direct : named(tenant, Kind.VISIT, from);
        if (referrer.length() <= LONGEST && !tally.isOf(OTHERS)) {
            links[place] = new Link(referrer, host, tally);
        }
        return tally;
    }

    private void feed(TenantId tenant, Tally feed, Asking asking) {
        Agent agent = agents.of(asking.agent());
        if (!agent.isRobot()) {
            feed.add();
            named(tenant, Kind.READER, agent.name()).add(agent.subscribers());
        }
    }

    @Override
    public void downloaded(TenantId tenant, String path, Asking asking) {
        if (!agents.of(asking.agent()).isRobot()) {
            named(tenant, Kind.FILE, path).add();
        }
    }

    /**
     * Scanners look for the doors of other software, and nobody has sent them there: what looks
     * like such a door counts only when a page led to it.
     */
    @Override
    public void missed(TenantId tenant, String path, Asking asking) {
        if (path.length() > 1
                && isLookedAt(asking)
                && (asking.referrer() != null || !Doors.isOne(path))) {
            named(tenant, Kind.MISSING, path).add();
        }
    }

    /** A browser with a language, that shows the page now and does not fetch it ahead. */
    private boolean isLookedAt(Asking asking) {
        return asking.languages() != null
                && asking.purpose() == null
                && agents.of(asking.agent()).isBrowser();
    }

    private Tally named(TenantId tenant, Kind kind, String key) {
        Name name = new Name(tenant, kind, key);
        Tally there = tallies.get(name);
        return there != null ? there : made(name);
    }

    private Tally made(Name asked) {
        Name name = asked.key().length() > LONGEST || !hasRoom(asked) ? others(asked) : asked;
        return tallies.computeIfAbsent(
                name, it -> new Tally(it.tenant(), it.kind(), it.key(), touched));
    }

    private boolean hasRoom(Name name) {
        if (tallies.size() >= NAMES) {
            return false;
        }
        AtomicInteger names =
                held.computeIfAbsent(
                        new Count.Of(name.tenant(), name.kind(), ""), it -> new AtomicInteger());
        return names.incrementAndGet() <= Math.min(PER_BATCH, name.kind().most());
    }

    private static Name others(Name name) {
        return new Name(name.tenant(), name.kind(), OTHERS);
    }

    /** How many names are in memory. */
    int names() {
        return tallies.size();
    }

    /**
     * All that was counted since the last time, and makes room for other names. One thread at a
     * time.
     */
    List<Count> take() {
        tallies.clear();
        held.clear();
        List<Count> counts = new ArrayList<>();
        for (Tally tally = touched.poll(); tally != null; tally = touched.poll()) {
            counts.add(tally.take());
        }
        return counts;
    }
}
