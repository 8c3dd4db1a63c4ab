package org.preau.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.preau.snapshot.Differing;
import org.preau.snapshot.ReadRow;
import org.preau.snapshot.Scope;
import org.preau.snapshot.Tree;

/**
 * The rows that one section or one form had at a version, as far as they are not the same now. Of a
 * text that is still there the versions written since go with it, so that its history ends where it
 * stands; what visitors said of it since stays.
 *
 * @param own the section or form itself
 * @param texts of the section that are gone or other now
 * @param gone of those, the ones that are gone
 * @param answers of the form
 */
record Within(String own, Set<String> texts, Set<String> gone, Set<String> answers)
        implements Scope.Rows {

    static final Within NOTHING = new Within("", Set.of(), Set.of(), Set.of());

    private static final String ANSWERS = "forms/answers/";

    /** What a wish for a section or form concerns. */
    static Within of(Wish wish, Tree then, Differing files) throws IOException {
        UUID section = wish.section();
        UUID form = wish.form();
        if (section != null) {
            Set<String> gone = texts(section, then, files.added());
            Set<String> all = texts(section, then, files.edited());
            all.addAll(gone);
            return new Within(section.toString(), all, gone, Set.of());
        }
        return form == null
                ? NOTHING
                : new Within(form.toString(), Set.of(), Set.of(), answers(form, then));
    }

    private static Set<String> texts(UUID section, Tree then, List<String> paths)
            throws IOException {
        Set<String> ids = new HashSet<>();
        for (String path : paths) {
            if (path.startsWith(RestoreText.FOLDER)) {
                JsonNode text = ReadRow.text(read(then, path), "body");
                if (section.toString().equals(text.path("section_id").asText())) {
                    ids.add(text.path("id").asText());
                }
            }
        }
        return ids;
    }

    private static Set<String> answers(UUID form, Tree then) throws IOException {
        String path = ANSWERS + form + ".jsonl";
        Set<String> ids = new HashSet<>();
        if (then.paths().contains(path)) {
            for (JsonNode answer : ReadRow.lines(read(then, path))) {
                ids.add(answer.path("id").asText());
            }
        }
        return ids;
    }

    private static byte[] read(Tree tree, String path) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tree.copy(path, bytes);
        return bytes.toByteArray();
    }

    @Override
    public boolean holds(String table, JsonNode row) {
        return switch (table) {
            case "section", "questionnaire" -> own.equals(row.path("id").asText());
            case "article" -> texts.contains(row.path("id").asText());
            case "revision", "address" -> texts.contains(row.path("article_id").asText());
            case "remark", "comment" -> gone.contains(row.path("article_id").asText());
            case "answer" -> answers.contains(row.path("id").asText());
            case "answer_file" -> answers.contains(row.path("answer_id").asText());
            default -> false;
        };
    }
}
