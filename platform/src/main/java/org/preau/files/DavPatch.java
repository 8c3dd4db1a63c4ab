package org.preau.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.sql.Database;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;
import org.w3c.dom.Element;

/** Answers {@code PROPPATCH}: all that is asked happens, in its order, or nothing does. */
final class DavPatch {

    /**
     * One of the things asked.
     *
     * @param xml the property with its value; empty to take it away
     */
    private record Step(PropertyName name, String xml) {
        boolean isForbidden() {
            return name.isDav() && DavProperties.LIVE.contains(name.local());
        }
    }

    /** How it went: the change, or notes that hold too much. */
    private record Ran(Outcome outcome, boolean tooMuch) {}

    private final Database database;

    DavPatch(Database database) {
        this.database = database;
    }

    Reply run(Desk desk, Exchange exchange) {
        if (!(DavAddress.target(desk, exchange) instanceof DavAddress.Own(FilePath path))) {
            return DavReplies.malformed();
        }
        Optional<Terms> terms = DavTerms.of(desk, exchange, path);
        if (terms.isEmpty()) {
            return DavReplies.malformed();
        }
        try {
            List<Step> steps = steps(DavXml.read(exchange.body()));
            Ran ran =
                    database.write(
                            desk.tenancy(),
                            tx -> patch(Change.begin(tx, desk.actor()), path, steps, terms.get()));
            String href = DavAddress.of(desk, path, false);
            return ran.outcome() instanceof Outcome.Done(Node node, boolean made)
                    ? answer(DavAddress.of(desk, path, node.folder()), steps, ran.tooMuch())
                    : DavReplies.of(ran.outcome(), href);
        } catch (DavXml.BadXml e) {
            return DavReplies.text(e.status(), String.valueOf(e.getMessage()));
        }
    }

    private static List<Step> steps(Optional<Element> document) throws DavXml.BadXml {
        if (document.isEmpty() || !DavXml.is(document.get(), "propertyupdate")) {
            throw new DavXml.BadXml(400, "This is not what PROPPATCH takes.");
        }
        List<Step> steps = new ArrayList<>();
        for (Element act : DavXml.children(document.get())) {
            boolean set = DavXml.is(act, "set");
            if (!set && !DavXml.is(act, "remove")) {
                continue;
            }
            for (Element prop : DavXml.children(act)) {
                for (Element it : DavXml.children(prop)) {
                    steps.add(new Step(DavXml.name(it), set ? DavXml.written(it) : ""));
                }
            }
        }
        if (steps.isEmpty()) {
            throw new DavXml.BadXml(400, "Nothing is asked for.");
        }
        return steps;
    }

    private static Ran patch(Change change, FilePath path, List<Step> steps, Terms terms) {
        Trail trail = Tree.walk(change.tx(), path);
        Terms.Judged judged = terms.judge(change);
        if (!judged.met()) {
            return new Ran(new Outcome.Unmet(), false);
        }
        if (trail.target().isEmpty()) {
            return new Ran(new Outcome.Missing(), false);
        }
        if (path.isRoot()) {
            return new Ran(new Outcome.NotThat(), false);
        }
        Optional<Lock> lock = judged.inTheWay(trail.ids());
        if (lock.isPresent()) {
            return new Ran(new Outcome.Locked(lock.get()), false);
        }
        Node node = trail.target().get();
        Outcome.Done done = new Outcome.Done(node, false);
        if (steps.stream().anyMatch(Step::isForbidden)) {
            return new Ran(done, false);
        }
        Map<String, String> all = DeadProperties.of(node);
        for (Step step : steps) {
            if (step.xml().isEmpty()) {
                all.remove(step.name().key());
            } else {
                all.put(step.name().key(), step.xml());
            }
        }
        if (!DeadProperties.fit(all)) {
            return new Ran(done, true);
        }
        note(change, node, all);
        return new Ran(done, false);
    }

    /** Notes have no history: programs write them all the time, and nobody wants them back. */
    private static void note(Change change, Node node, Map<String, String> all) {
        change.tx()
                .query(
                        """
                        update file_state
                           set properties = cast(:all as jsonb)
                         where node_id = :node
                           and until_at is null
                        """)
                .bind("all", DeadProperties.json(all))
                .bind("node", node.nodeId())
                .execute();
    }

    private static Reply answer(String href, List<Step> steps, boolean tooMuch) {
        boolean forbidden = steps.stream().anyMatch(Step::isForbidden);
        StringBuilder out = new StringBuilder();
        for (Step step : steps) {
            String status;
            if (tooMuch) {
                status = "507 Insufficient Storage";
            } else if (step.isForbidden()) {
                status = "403 Forbidden";
            } else {
                status = forbidden ? "424 Failed Dependency" : "200 OK";
            }
            out.append("<D:propstat><D:prop>").append(step.name().empty()).append("</D:prop>");
            out.append("<D:status>HTTP/1.1 ").append(status).append("</D:status>");
            if (step.isForbidden() && !tooMuch) {
                out.append("<D:error><D:cannot-modify-protected-property/></D:error>");
            }
            out.append("</D:propstat>");
        }
        return DavReplies.xml(
                207,
                "<D:multistatus xmlns:D=\"DAV:\"><D:response><D:href>"
                        + href
                        + "</D:href>"
                        + out
                        + "</D:response></D:multistatus>\n");
    }
}
