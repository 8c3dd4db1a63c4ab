package org.preau.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.TenantId;
import org.preau.snapshot.Chapter;
import org.preau.snapshot.Kept;
import org.preau.snapshot.SafeNames;
import org.preau.snapshot.Table;

/**
 * What snapshots carry of forms: their questions, the answers, and the files that came with them.
 */
public final class FormsChapter {

    private FormsChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter(
                "forms",
                Table.each("questionnaire", "forms/questions")
                        .parked("slug", "'x' || replace(id::text, '-', '')"),
                Table.linesBy("answer", "forms/answers", "questionnaire_id"),
                Table.lines("answer_file", "forms/files").keeping(FormsChapter::file));
    }

    private static Optional<Kept.Thing> file(TenantId tenant, JsonNode row) {
        String id = row.path("id").asText();
        return Optional.of(
                new Kept.Thing(
                        SafeNames.path("forms/sent", List.of(id, row.path("name").asText())),
                        AnswerShelf.key(tenant, UUID.fromString(id)),
                        row.path("bytes").asLong(),
                        id));
    }
}
