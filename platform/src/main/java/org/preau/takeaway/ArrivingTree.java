package org.preau.takeaway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.preau.people.PeopleChapter;
import org.preau.snapshot.Tree;
import org.preau.text.Json;

/**
 * The tree of an archive as it comes to this platform: offices are those of the people who have an
 * account here, under the identifiers that they have here.
 */
final class ArrivingTree implements Tree {

    private static final String REMARKS = "site/remarks/";

    private final OpenedArchive archive;
    private final Map<UUID, UUID> known;

    /**
     * @param known who has an account here: by the identifier there, the one here
     */
    ArrivingTree(OpenedArchive archive, Map<UUID, UUID> known) {
        this.archive = archive;
        this.known = Map.copyOf(known);
    }

    @Override
    public Collection<String> paths() {
        return archive.paths();
    }

    @Override
    public void copy(String path, OutputStream to) throws IOException {
        if (!namesPeople(path)) {
            archive.copy(path, to);
            return;
        }
        ByteArrayOutputStream there = new ByteArrayOutputStream();
        archive.copy(path, there);
        to.write(here(path, there.toByteArray(), known));
    }

    private static boolean isOffices(String path) {
        return path.equals(PeopleChapter.OFFICES + ".jsonl")
                || path.equals(PeopleChapter.LIMITS + ".jsonl");
    }

    private static boolean namesPeople(String path) {
        return isOffices(path) || path.startsWith(REMARKS);
    }

    /**
     * What a file of the tree is here, of this version or of one before.
     *
     * @param known who has an account here: by the identifier there, the one here
     */
    static byte[] here(String path, byte[] there, Map<UUID, UUID> known) {
        return namesPeople(path)
                ? new String(there, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !isOffices(path) || known.containsKey(holder(line)))
                        .map(line -> renamed(line, known))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8)
                : there;
    }

    /** Whose office a line is; an identifier of nobody for what is no such line. */
    static UUID holder(String line) {
        try {
            String id =
                    Json.tree(line.getBytes(StandardCharsets.UTF_8)).path("account_id").asText();
            return UUID.fromString(id);
        } catch (Json.MalformedJson | IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    private static String renamed(String line, Map<UUID, UUID> known) {
        UUID there = holder(line);
        UUID here = known.get(there);
        return here == null ? line : line.replace("\"" + there + "\"", "\"" + here + "\"");
    }
}
