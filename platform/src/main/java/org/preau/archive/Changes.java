package org.preau.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.preau.backup.vault.VaultPath;
import org.preau.base.Ids;
import org.preau.snapshot.Counts;
import org.preau.snapshot.Differing;
import org.preau.snapshot.ReadRow;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** What is not as it was at a moment, and what of it can come back by itself. */
final class Changes {

    /** Where sections lie in a snapshot. */
    static final String SECTIONS = "site/sections/";

    /** Where forms lie in a snapshot. */
    static final String FORMS = "forms/questions/";

    private static final String ANSWERS = "forms/answers/";
    private static final int TEXTS = 30;
    private static final int FOLDERS = 20;

    /** How many things of a kind. */
    record Line(String chapter, int back, int changed, int gone) {

        static List<Line> of(Map<String, Counts> counts) {
            List<Line> lines = new ArrayList<>();
            counts.forEach((chapter, it) ->
                    lines.add(new Line(chapter, it.back(), it.changed(), it.gone())));
            return lines;
        }
    }

    /**
     * An article or page that is not what it was.
     *
     * @param state gone, other or new
     * @param action where it is brought back; empty for what was not there
     */
    record Text(String title, String state, String action) {}

    /**
     * Several things that come back together.
     *
     * @param kind section, form or folder
     * @param href where it is asked for
     */
    record Part(String kind, String title, String href) {}

    /** A folder of the file space. */
    private record Folder(UUID nodeId, String name) {}

    /** A text that differs, as the version has it that has it. */
    private record Read(UUID id, String state, JsonNode row) {}

    private final Room room;
    private final Desk desk;
    private final Snapshot moment;
    private final Differing files;
    private final List<Read> texts = new ArrayList<>();
    private final int all;

    private Changes(Room room, Desk desk, Snapshot moment, Differing files, long latest)
            throws IOException {
        this.room = room;
        this.desk = desk;
        this.moment = moment;
        this.files = files;
        List<String> gone = texts(files.added());
        List<String> other = texts(files.edited());
        List<String> fresh = texts(files.removed());
        this.all = gone.size() + other.size() + fresh.size();
        read(gone, moment.number(), "gone");
        read(other, moment.number(), "other");
        read(fresh, latest, "new");
    }

    /** What is different between a moment and the version {@code latest}. */
    static Changes between(Room room, Desk desk, Snapshot moment, long latest) throws IOException {
        Differing files =
                CompareSnapshots.run(room.vaults().of(desk.tenant().id()), latest, moment.number());
        return new Changes(room, desk, moment, files, latest);
    }

    private static List<String> texts(List<String> paths) {
        return paths.stream().filter(path -> path.startsWith(RestoreText.FOLDER)).toList();
    }

    private void read(List<String> paths, long version, String state) throws IOException {
        for (String path : paths) {
            if (texts.size() < TEXTS) {
                UUID id = Ids.parse(path.substring(RestoreText.FOLDER.length(), path.length() - 3));
                room.texts()
                        .read(desk, version, id)
                        .ifPresent(row -> texts.add(new Read(id, state, row)));
            }
        }
    }

    /** The first of the texts that are not as they were. */
    List<Text> texts() {
        return texts.stream()
                .map(it ->
                        new Text(
                                it.row().path("title").asText(),
                                it.state(),
                                it.state().equals("new") ? "" : here() + "/textes/" + it.id()))
                .toList();
    }

    /** How many texts there are beside those. */
    int more() {
        return all - texts.size();
    }

    /** The sections of those texts, the forms and the folders that are not as they were. */
    List<Part> parts() throws IOException {
        List<Part> parts = new ArrayList<>();
        Map<String, String> sections = new LinkedHashMap<>();
        for (Read it : texts) {
            String id = it.row().path("section_id").asText("");
            if (!it.state().equals("new") && Room.id(id).isPresent()) {
                sections.put(id, "");
            }
        }
        for (String id : sections.keySet()) {
            title(SECTIONS + id + ".json")
                    .ifPresent(title ->
                            parts.add(new Part("section", title, here() + "/plan?rubrique=" + id)));
        }
        for (String id : forms()) {
            title(FORMS + id + ".json")
                    .ifPresent(title ->
                            parts.add(new Part("form", title, here() + "/plan?formulaire=" + id)));
        }
        if (files.added().stream().anyMatch(Changes::isOfFileSpace)
                || files.edited().stream().anyMatch(Changes::isOfFileSpace)) {
            parts.addAll(room.database().read(desk.tenancy(), this::folders));
        }
        return parts;
    }

    private Set<String> forms() {
        Set<String> ids = new TreeSet<>();
        for (List<String> some : List.of(files.added(), files.edited())) {
            for (String path : some) {
                if (path.startsWith(FORMS)) {
                    ids.add(path.substring(FORMS.length(), path.length() - ".json".length()));
                } else if (path.startsWith(ANSWERS)) {
                    ids.add(path.substring(ANSWERS.length(), path.length() - ".jsonl".length()));
                }
            }
        }
        return ids;
    }

    private static boolean isOfFileSpace(String path) {
        return path.startsWith("files/");
    }

    /** The file space puts a folder back by itself: it has all that its folders ever held. */
    private List<Part> folders(TenantTx tx) {
        return tx
                .query(
                        """
                        select node_id, name
                          from file_state
                         where until_at is null
                           and folder
                           and parent_id = '00000000-0000-0000-0000-000000000000'
                         order by name
                         limit :most
                        """)
                .bind("most", FOLDERS)
                .list(Folder.class)
                .stream()
                .map(it ->
                        new Part(
                                "folder",
                                it.name(),
                                "/espace/%s/fichiers/dossiers/%s/avant?moment=%s"
                                        .formatted(
                                                desk.tenant().slug(), it.nodeId(), moment.time())))
                .toList();
    }

    private Optional<String> title(String path) throws IOException {
        return room.vaults()
                .of(desk.tenant().id())
                .read(moment.number(), new VaultPath(path), RestoreText.MOST)
                .map(bytes -> ReadRow.json(bytes).path("title").asText());
    }

    private String here() {
        return MomentPages.base(desk) + "/" + moment.number();
    }
}
