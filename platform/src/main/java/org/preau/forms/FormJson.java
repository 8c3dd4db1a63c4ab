package org.preau.forms;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.tenancy.Office;

/**
 * A form as the API tells it.
 *
 * @param path of its page on the site
 * @param version to be sent back with a change
 */
record FormJson(
        UUID id,
        String title,
        String path,
        Questionnaire.Standing standing,
        String intro,
        String thanks,
        List<Question> questions,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Integer mostAnswers,
        @Nullable Office office,
        boolean receipt,
        String purpose,
        int keptMonths,
        String rightsContact,
        long answers,
        long suspects,
        int version) {

    static FormJson of(Questionnaire it, Instant now) {
        return new FormJson(
                it.id(),
                it.title(),
                it.path(),
                it.standing(now),
                it.intro(),
                it.thanks(),
                it.asked().all(),
                it.opensAt(),
                it.closesAt(),
                it.mostAnswers(),
                it.office(),
                it.receipt(),
                it.purpose(),
                it.keptMonths(),
                it.rightsContact(),
                it.answers(),
                it.suspects(),
                it.version());
    }
}
