package org.preau.files;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.preau.snapshot.OpenPart;
import org.preau.sql.TenantTx;
import org.preau.text.Language;

/** The file space as people take it away: the folders and files of now, as they know them. */
public final class FilesPart implements OpenPart {

    private static final String FILES = "files/";

    @Override
    public String folder() {
        return "files";
    }

    @Override
    public Optional<String> place(String path) {
        return path.startsWith(FILES)
                ? Optional.of(path.substring(FILES.length()))
                : Optional.empty();
    }

    /** Folders that hold nothing, which no file brings along. */
    @Override
    public long write(TenantTx tx, Language language, Folder out) throws IOException {
        List<Node> all = History.below(tx, Node.ROOT_ID);
        Set<UUID> holding = all.stream().map(Node::parentId).collect(Collectors.toSet());
        Map<UUID, String> ways = new HashMap<>(Map.of(Node.ROOT_ID, ""));
        for (Node node : all) {
            if (node.folder()) {
                String way = ways.get(node.parentId()) + node.name();
                ways.put(node.nodeId(), way + "/");
                if (!holding.contains(node.nodeId())) {
                    out.folder(way);
                }
            }
        }
        return 0;
    }
}
