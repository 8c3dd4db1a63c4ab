package org.preau.forms;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.text.Json;

/**
 * What somebody answered.
 *
 * @param given JSON: a list of {@link Given}
 * @param email the first address of mail in it, lower case
 * @param reasons why it is to be checked; see {@code visitors.Suspicion.Reason}
 * @param forgetAt when it is deleted by itself
 */
public record Answer(
        UUID id,
        UUID questionnaireId,
        String given,
        @Nullable String email,
        State state,
        List<String> reasons,
        Instant givenAt,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        Instant forgetAt) {

    /** Whether it counts. */
    public enum State {
        RECEIVED,
        /** Somebody of the association has to look at it. */
        SUSPECT,
        /** Somebody looked, and it is none. */
        SPAM
    }

    /**
     * One answer, with the question as it was asked then.
     *
     * @param question its id
     * @param values none for what was left empty; the names of files
     */
    public record Given(String question, String label, Question.Kind kind, List<String> values) {

        /** On one line. */
        public String text() {
            return String.join(", ", values);
        }
    }

    public List<Given> answers() {
        try {
            return List.of(Json.read(given.getBytes(StandardCharsets.UTF_8), Given[].class));
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("a stored answer cannot be read", e);
        }
    }
}
