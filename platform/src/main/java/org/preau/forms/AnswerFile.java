package org.preau.forms;

import java.util.UUID;

/**
 * A file of an answer.
 *
 * @param question that it answers
 * @param name as it was called, made harmless
 */
public record AnswerFile(
        UUID id, UUID answerId, String question, String name, String type, long bytes) {}
