package org.preau.files;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.preau.web.Desk;

/**
 * The properties of a file or folder as XML: those that WebDAV defines (RFC 4918 §15), room (RFC
 * 4331), and what programs noted.
 */
final class DavProperties {

    /** Those that follow from the file, and that nobody sets. */
    static final Set<String> LIVE =
            Set.of(
                    "creationdate",
                    "getcontentlength",
                    "getcontenttype",
                    "getcontentlanguage",
                    "getetag",
                    "getlastmodified",
                    "lockdiscovery",
                    "quota-available-bytes",
                    "quota-used-bytes",
                    "resourcetype",
                    "supportedlock");

    private static final String SUPPORTED =
            "<D:supportedlock><D:lockentry><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockentry>"
                    + "<D:lockentry><D:lockscope><D:shared/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockentry></D:supportedlock>";
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    /**
     * What a property is written from.
     *
     * @param locks all that hold in the space
     * @param room of the association
     * @param ids from the root to the node
     */
    record Subject(Desk desk, Node node, List<Lock> locks, KeptBytes.Room room, List<UUID> ids) {}

    private DavProperties() {}

    /** Everything but room, which is asked for by name (RFC 4331 §2). */
    static Map<String, String> all(Subject of) {
        Map<String, String> all = new LinkedHashMap<>();
        Node node = of.node();
        put(all, "resourcetype", type(node));
        put(all, "displayname", "<D:displayname>" + shown(of) + "</D:displayname>");
        put(all, "creationdate", element("creationdate", CREATED.format(node.madeAt())));
        put(all, "getlastmodified", element("getlastmodified", FileAnswer.date(node.modifiedAt())));
        if (!node.folder()) {
            put(all, "getcontentlength", element("getcontentlength", Long.toString(node.bytes())));
            put(all, "getcontenttype", element("getcontenttype", FileKinds.type(node.name())));
            put(all, "getetag", element("getetag", DavXml.escaped(node.etag())));
        }
        put(all, "supportedlock", SUPPORTED);
        put(all, "lockdiscovery", discovery(of));
        all.putAll(DeadProperties.of(node));
        return all;
    }

    /** The same with room. */
    static Map<String, String> byName(Subject of) {
        Map<String, String> all = all(of);
        if (of.node().folder()) {
            long left = Math.max(0, of.room().quotaBytes() - of.room().usedBytes());
            put(all, "quota-available-bytes", element("quota-available-bytes", "" + left));
            put(all, "quota-used-bytes", element("quota-used-bytes", "" + of.room().usedBytes()));
        }
        return all;
    }

    private static void put(Map<String, String> all, String local, String xml) {
        all.put(PropertyName.dav(local).key(), xml);
    }

    private static String shown(Subject of) {
        return DavXml.escaped(of.node().isRoot() ? of.desk().tenant().name() : of.node().name());
    }

    private static String type(Node node) {
        return node.folder()
                ? "<D:resourcetype><D:collection/></D:resourcetype>"
                : "<D:resourcetype/>";
    }

    private static String element(String local, String content) {
        return "<D:" + local + ">" + content + "</D:" + local + ">";
    }

    private static String discovery(Subject of) {
        List<String> active = new ArrayList<>();
        for (Lock lock : of.locks()) {
            if (lock.covers(of.ids())) {
                active.add(active(lock, DavProperties.root(of, lock)));
            }
        }
        return "<D:lockdiscovery>" + String.join("", active) + "</D:lockdiscovery>";
    }

    /** Where a lock was taken: here, or at a folder above. */
    private static String root(Subject of, Lock lock) {
        return of.ids().getLast().equals(lock.nodeId()) ? "." : "..";
    }

    /**
     * A lock as its holder and others see it.
     *
     * @param root the address that it was taken at
     */
    static String active(Lock lock, String root) {
        long left = Math.max(1, Duration.between(Instant.now(), lock.untilAt()).toSeconds());
        return "<D:activelock><D:locktype><D:write/></D:locktype><D:lockscope>"
                + (lock.exclusive() ? "<D:exclusive/>" : "<D:shared/>")
                + "</D:lockscope><D:depth>"
                + (lock.deep() ? "infinity" : "0")
                + "</D:depth>"
                + (lock.owner().isEmpty() ? "" : "<D:owner>" + lock.owner() + "</D:owner>")
                + "<D:timeout>Second-"
                + left
                + "</D:timeout><D:locktoken><D:href>"
                + lock.uri()
                + "</D:href></D:locktoken><D:lockroot><D:href>"
                + root
                + "</D:href></D:lockroot></D:activelock>";
    }
}
