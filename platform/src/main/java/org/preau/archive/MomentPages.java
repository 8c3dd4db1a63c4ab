package org.preau.archive;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.preau.archive.Changes.Line;
import org.preau.archive.ScratchPlace.State;
import org.preau.render.Link;
import org.preau.snapshot.Counts;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/**
 * {@code /espace/{association}/retours}: sliding through the moments of an association, seeing its
 * site as it was at one of them, and what is different since.
 */
final class MomentPages {

    /** These pages may draw the site in a frame of this host. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self';"
                    + " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    /** Many places are ready that soon; whoever would wait for longer sees how far it is. */
    private static final Duration SOON = Duration.ofMillis(700);

    private static final Duration MOMENT = Duration.ofMillis(40);

    /** What the template of the list shows. */
    record ListView(
            String action,
            String proofs,
            boolean unsaved,
            Frise frise,
            List<Row> moments,
            List<RestoreRow> restores) {}

    /** One moment. */
    record Row(String href, Instant at, String reason, String by) {}

    /** One way back. */
    record RestoreRow(String href, Instant at, String state, String by) {}

    /**
     * How far the site of a moment is.
     *
     * @param state filling, ready, failed, or full when the platform has as many as it bears
     * @param drawn where its first page is, once it is ready
     */
    record Seen(String state, long done, long total, String why, String drawn) {}

    /** What the template of one moment shows; nothing is compared before the site can be seen. */
    record View(
            Instant at,
            String reason,
            String by,
            Frise frise,
            Seen seen,
            boolean compared,
            boolean differs,
            List<Line> counts,
            List<Changes.Text> texts,
            int more,
            List<Changes.Part> parts,
            String plan,
            List<Link> crumbs) {}

    private final Room room;
    private final MomentSite site;

    MomentPages(Room room, MomentSite site) {
        this.room = room;
        this.site = site;
    }

    /** The list; or, when a moment is asked for, the way to it. */
    Reply list(Desk desk, Exchange exchange) {
        return room.vaulted(
                exchange,
                () -> {
                    List<Snapshot> all = room.vaults().snapshots(desk.tenant().id());
                    Optional<Snapshot> asked =
                            Frise.asked(all, exchange.query("moment"), exchange.query("le"));
                    return asked.map(it -> Reply.seeOther(base(desk) + "/" + it.number()))
                            .orElseGet(() -> list(desk, exchange, all));
                });
    }

    private Reply list(Desk desk, Exchange exchange, List<Snapshot> all) {
        String base = base(desk);
        boolean unsaved =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx -> tx.query("select true from change_mark limit 1").exists());
        List<RestoreRow> restores =
                room.database().read(desk.tenancy(), Restorations::latest).stream()
                        .map(it ->
                                new RestoreRow(
                                        RestorationPages.path(desk, it.id()),
                                        it.madeAt(),
                                        it.state().word(),
                                        it.madeBy()))
                        .toList();
        List<Row> moments =
                all.stream()
                        .limit(Frise.MOST)
                        .map(it ->
                                new Row(
                                        base + "/" + it.number(),
                                        it.time(),
                                        it.reason().word(),
                                        it.by()))
                        .toList();
        ListView view =
                new ListView(
                        base,
                        "/espace/" + desk.tenant().slug() + "/preuves",
                        unsaved,
                        frise(desk, exchange, all, 0),
                        moments,
                        restores);
        return room.pages()
                .desk(200, "archive/moments", view, desk, exchange)
                .with("content-security-policy", POLICY);
    }

    private Frise frise(Desk desk, Exchange exchange, List<Snapshot> all, long chosen) {
        return Frise.of(
                base(desk), all, chosen, room.messages(), exchange.language(), room.clock());
    }

    /** Takes one more. */
    Reply take(Desk desk, Exchange exchange) {
        return room.vaulted(
                exchange,
                () -> {
                    TakeSnapshot.Taken taken = room.take(desk);
                    return Pages.done(
                            base(desk), taken.made() ? "said.archive-taken" : "said.archive-same");
                });
    }

    /** The site as it was, and what is different since. */
    Reply show(Desk desk, Exchange exchange) {
        return room.at(
                desk,
                exchange,
                it -> {
                    List<Snapshot> all = room.vaults().snapshots(desk.tenant().id());
                    Seen seen = seen(desk, it);
                    View view = view(desk, exchange, it, all, seen);
                    Reply reply =
                            room.pages()
                                    .desk(200, "archive/moment", view, desk, exchange)
                                    .with("content-security-policy", POLICY);
                    return view.compared() ? reply : reply.with("refresh", "1");
                });
    }

    /**
     * Looking opens the place that is looked at: kept for a while like a page in a cache, bounded,
     * and seen by nobody else.
     */
    private Seen seen(Desk desk, Snapshot moment) {
        Optional<ScratchPlace> place =
                place(desk, moment)
                        .or(() -> room.places().open(desk.tenant().id(), moment.number()));
        long end = System.nanoTime() + SOON.toNanos();
        while (place.filter(it -> it.state() == State.FILLING).isPresent()
                && System.nanoTime() < end) {
            LockSupport.parkNanos(MOMENT.toNanos());
            place = place(desk, moment);
        }
        return place.map(it ->
                        new Seen(
                                it.state().word(),
                                it.done(),
                                it.total(),
                                it.why(),
                                it.state() == State.READY
                                        ? MomentSite.base(desk, moment.number()) + "/"
                                        : ""))
                .orElse(new Seen("full", 0, 0, "", ""));
    }

    private Optional<ScratchPlace> place(Desk desk, Snapshot moment) {
        return room.database().read(desk.tenancy(), tx -> ScratchRows.look(tx, moment.number()));
    }

    private View view(Desk desk, Exchange exchange, Snapshot moment, List<Snapshot> all, Seen seen)
            throws IOException {
        Frise frise = frise(desk, exchange, all, moment.number());
        String plan = base(desk) + "/" + moment.number() + "/plan";
        if (seen.state().equals(State.FILLING.word())) {
            return new View(
                    moment.time(),
                    moment.reason().word(),
                    moment.by(),
                    frise,
                    seen,
                    false,
                    false,
                    List.of(),
                    List.of(),
                    0,
                    List.of(),
                    plan,
                    crumbs(desk));
        }
        long latest = all.getFirst().number();
        Map<String, Counts> counts =
                room.restore().compared(room.order(desk, moment.number(), Wish.EVERYTHING), latest);
        Changes changes = Changes.between(room, desk, moment, latest);
        return new View(
                moment.time(),
                moment.reason().word(),
                moment.by(),
                frise,
                seen,
                true,
                !counts.isEmpty(),
                Line.of(counts),
                changes.texts(),
                changes.more(),
                changes.parts(),
                plan,
                crumbs(desk));
    }

    /** A page of the site as it was. */
    Reply site(Desk desk, Exchange exchange) {
        return room.at(desk, exchange, it -> site.show(desk, exchange, it));
    }

    static List<Link> crumbs(Desk desk) {
        return List.of(new Link(Message.of("archive.title"), base(desk)));
    }

    static String base(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/retours";
    }
}
