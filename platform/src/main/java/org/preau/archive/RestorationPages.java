package org.preau.archive;

import java.util.List;
import java.util.UUID;
import org.preau.archive.Changes.Line;
import org.preau.render.Link;
import org.preau.text.Json;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** {@code /espace/{association}/retour/{restoration}}: how far a way back is, and what it did. */
final class RestorationPages {

    /** What the template shows. */
    record View(
            String state,
            boolean busy,
            long done,
            long total,
            String why,
            List<Line> counts,
            int files,
            String undo,
            List<Link> crumbs) {}

    private final Room room;

    RestorationPages(Room room) {
        this.room = room;
    }

    static String path(Desk desk, UUID id) {
        return "/espace/" + desk.tenant().slug() + "/retour/" + id;
    }

    Reply show(Desk desk, Exchange exchange) {
        return Room.id(exchange.parameter("restoration"))
                .flatMap(
                        id -> room.database().read(desk.tenancy(), tx -> Restorations.find(tx, id)))
                .map(it -> show(desk, exchange, it))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply show(Desk desk, Exchange exchange, Restoration it) {
        Told told = told(it);
        String undo =
                told.before() == null ? "" : MomentPages.base(desk) + "/" + told.before() + "/plan";
        View view =
                new View(
                        it.state().word(),
                        it.state().isBusy(),
                        it.done(),
                        it.total(),
                        told.why(),
                        Line.of(told.counts()),
                        told.files(),
                        undo,
                        MomentPages.crumbs(desk));
        Reply reply = room.pages().desk(200, "archive/restoration", view, desk, exchange);
        return it.state().isBusy() ? reply.with("refresh", "2") : reply;
    }

    /** What is kept of it; nothing yet while it is under way. */
    static Told told(Restoration it) {
        String report = it.report();
        if (report == null) {
            return Told.failed("");
        }
        try {
            return Json.read(report.getBytes(java.nio.charset.StandardCharsets.UTF_8), Told.class);
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("a kept report cannot be read", e);
        }
    }
}
