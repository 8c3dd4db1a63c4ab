package org.preau.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preau.sql.Database;
import org.preau.text.Json;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;
import org.w3c.dom.Element;

/**
 * Answers {@code PROPFIND}: one statement, whatever the folder holds, and an answer that is written
 * while it is sent. All that is below a folder is not told in one go (RFC 4918 §9.1 allows it):
 * programs ask folder by folder.
 */
final class DavFind {

    /** What is asked of each. */
    private sealed interface Wanted {}

    /** Everything that it has. */
    private record Everything() implements Wanted {}

    /** The names of what it has. */
    private record NamesOnly() implements Wanted {}

    /** These. */
    private record These(List<PropertyName> names) implements Wanted {}

    private final Database database;

    DavFind(Database database) {
        this.database = database;
    }

    Reply run(Desk desk, Exchange exchange) {
        if (!(DavAddress.target(desk, exchange) instanceof DavAddress.Own(FilePath path))) {
            return DavReplies.malformed();
        }
        String depth = exchange.header("depth").strip();
        if (!depth.equals("0") && !depth.equals("1")) {
            return depth.isEmpty() || depth.equalsIgnoreCase("infinity")
                    ? DavReplies.condition(403, "propfind-finite-depth", "")
                    : DavReplies.malformed();
        }
        try {
            Wanted wanted = wanted(DavXml.read(exchange.body()));
            List<Listing.Row> rows =
                    database.read(desk.tenancy(), tx -> Listing.of(tx, path, depth.equals("1")));
            return rows.isEmpty()
                    ? DavReplies.text(404, "There is nothing there.")
                    : answer(desk, path, rows, wanted);
        } catch (DavXml.BadXml e) {
            return DavReplies.text(e.status(), String.valueOf(e.getMessage()));
        }
    }

    private static Wanted wanted(Optional<Element> document) throws DavXml.BadXml {
        if (document.isEmpty()) {
            return new Everything();
        }
        Element root = document.get();
        if (!DavXml.is(root, "propfind")) {
            throw new DavXml.BadXml(400, "This is not what PROPFIND takes.");
        }
        if (DavXml.child(root, "propname").isPresent()) {
            return new NamesOnly();
        }
        if (DavXml.child(root, "allprop").isPresent()) {
            return new Everything();
        }
        Element names =
                DavXml.child(root, "prop")
                        .orElseThrow(
                                () -> new DavXml.BadXml(400, "This is not what PROPFIND takes."));
        return new These(DavXml.children(names).stream().map(DavXml::name).toList());
    }

    private static Reply answer(Desk desk, FilePath path, List<Listing.Row> rows, Wanted wanted) {
        Listing.Row first = rows.getFirst();
        List<Lock> locks = locks(first.locks());
        Long quota = first.quotaBytes();
        Long used = first.usedBytes();
        KeptBytes.Room room =
                new KeptBytes.Room(quota == null ? 0 : quota, used == null ? 0 : used);
        List<UUID> ids = ids(first.trail());
        String base = DavAddress.of(desk, path, true);
        String folder = base.endsWith("/") ? base : base + "/";
        Stream<String> answers =
                rows.stream()
                        .map(row -> {
                            boolean self = row.level() == 0;
                            Node node = row.node();
                            List<UUID> trail = self ? ids : below(ids, node.nodeId());
                            String href =
                                    self
                                            ? DavAddress.of(desk, path, node.folder())
                                            : folder
                                                    + FilePath.encoded(node.name())
                                                    + (node.folder() ? "/" : "");
                            return response(
                                    href,
                                    new DavProperties.Subject(desk, node, locks, room, trail),
                                    wanted);
                        });
        return Reply.flowing(207, DavReplies.XML, () -> stream(answers));
    }

    private static List<UUID> below(List<UUID> ids, UUID id) {
        List<UUID> more = new ArrayList<>(ids);
        more.add(id);
        return more;
    }

    /** One answer after another, each written when the one before it was sent. */
    private static InputStream stream(Stream<String> answers) {
        Stream<String> head = Stream.of(DavReplies.HEAD + "<D:multistatus xmlns:D=\"DAV:\">\n");
        Stream<String> all =
                Stream.concat(head, Stream.concat(answers, Stream.of("</D:multistatus>\n")));
        return new OneAfterAnother(all.map(DavFind::bytes).iterator());
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String response(String href, DavProperties.Subject subject, Wanted wanted) {
        Map<String, String> has =
                wanted instanceof These
                        ? DavProperties.byName(subject)
                        : DavProperties.all(subject);
        StringBuilder found = new StringBuilder();
        StringBuilder missing = new StringBuilder();
        switch (wanted) {
            case Everything() -> has.values().forEach(found::append);
            case NamesOnly() ->
                    has.keySet().forEach(key -> found.append(PropertyName.ofKey(key).empty()));
            case These(List<PropertyName> names) -> {
                for (PropertyName name : names) {
                    String value = has.get(name.key());
                    if (value == null) {
                        missing.append(name.empty());
                    } else {
                        found.append(value);
                    }
                }
            }
        }
        return "<D:response><D:href>"
                + href
                + "</D:href>"
                + (found.isEmpty() && !missing.isEmpty() ? "" : status(found, 200))
                + (missing.isEmpty() ? "" : status(missing, 404))
                + "</D:response>\n";
    }

    private static String status(CharSequence properties, int status) {
        return "<D:propstat><D:prop>"
                + properties
                + "</D:prop><D:status>HTTP/1.1 "
                + (status == 200 ? "200 OK" : "404 Not Found")
                + "</D:status></D:propstat>";
    }

    private static List<UUID> ids(@Nullable List<String> trail) {
        return trail == null ? List.of() : trail.stream().map(UUID::fromString).toList();
    }

    private static List<Lock> locks(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        try {
            List<Lock> locks = new ArrayList<>();
            for (JsonNode it : Json.tree(json.getBytes(StandardCharsets.UTF_8))) {
                List<String> trail = new ArrayList<>();
                it.path("trail").forEach(id -> trail.add(id.asText()));
                locks.add(
                        new Lock(
                                UUID.fromString(it.path("token").asText()),
                                UUID.fromString(it.path("node").asText()),
                                trail,
                                it.path("deep").asBoolean(),
                                it.path("exclusive").asBoolean(),
                                it.path("owner").asText(),
                                null,
                                it.path("by").asText(),
                                Instant.ofEpochSecond(it.path("until").asLong())));
            }
            return locks;
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("PostgreSQL wrote what is no JSON", e);
        }
    }
}
