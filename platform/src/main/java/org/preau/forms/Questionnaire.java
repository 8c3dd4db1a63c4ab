package org.preau.forms;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.tenancy.Office;

/**
 * A form.
 *
 * @param slug its address on the site, below {@code /formulaires/}
 * @param intro Markdown, above the questions
 * @param thanks Markdown, once it is sent; empty for a usual sentence
 * @param questions JSON: see {@link Questions}
 * @param opened whether somebody has opened it; dates and the limit may still close it
 * @param mostAnswers null for no limit
 * @param office that is written to when answers come; null for nobody
 * @param receipt whether who gives an address of mail gets a copy
 * @param purpose what the answers are for, for the legal notice
 * @param keptMonths after which an answer is forgotten
 * @param rightsContact where people ask for their data; empty for the site's own address
 * @param version counts the changes, from 1
 * @param answers how many count, those to check and spam left out
 * @param suspects how many wait to be checked
 */
public record Questionnaire(
        UUID id,
        String slug,
        String title,
        String intro,
        String thanks,
        String questions,
        boolean opened,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Integer mostAnswers,
        @Nullable Office office,
        boolean receipt,
        String purpose,
        int keptMonths,
        String rightsContact,
        int version,
        long answers,
        long suspects,
        Instant updatedAt) {

    /** Where it stands with visitors. */
    public enum Standing {
        DRAFT,
        NOT_YET,
        OPEN,
        OVER,
        FULL
    }

    public Questions asked() {
        return Questions.parse(questions);
    }

    public Standing standing(Instant now) {
        if (!opened) {
            return Standing.DRAFT;
        }
        if (opensAt != null && now.isBefore(opensAt)) {
            return Standing.NOT_YET;
        }
        if (closesAt != null && !now.isBefore(closesAt)) {
            return Standing.OVER;
        }
        return mostAnswers != null && answers >= mostAnswers ? Standing.FULL : Standing.OPEN;
    }

    /** The path of its page on the site. */
    public String path() {
        return PublicForms.HERE + slug;
    }
}
