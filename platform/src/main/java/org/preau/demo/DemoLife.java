package org.preau.demo;

import java.util.List;
import java.util.Map;
import org.preau.forms.Question;

/**
 * What {@code life.json} says of a site that people use: what they asked, wrote and answered.
 *
 * @param comments whether readers may write: {@code none}, {@code moderated} or {@code open}
 * @param translations texts that say the same, by language
 * @param redirects texts by the addresses they once had
 */
record DemoLife(
        String comments,
        List<Written> written,
        List<Said> remarks,
        List<Map<String, String>> translations,
        Map<String, String> redirects,
        Menu menu,
        List<Form> forms) {

    /**
     * A comment.
     *
     * @param on the slug of the article; empty in an answer
     * @param byUs whether the association answers
     */
    record Written(
            String on,
            String name,
            String email,
            int daysAgo,
            String state,
            List<String> reasons,
            String body,
            boolean byUs,
            List<Written> answers) {}

    /**
     * A remark to an author.
     *
     * @param on the slug of the text; empty in an answer
     * @param settledBy empty while it is open
     */
    record Said(
            String on,
            String person,
            int daysAgo,
            String body,
            String settledBy,
            List<Said> answers) {}

    record Menu(List<Entry> main, List<Entry> foot) {}

    /**
     * An entry of a menu.
     *
     * @param target the slug of a section or text, or an address
     */
    record Entry(String kind, String target, String label, List<Entry> children) {}

    record Form(
            String slug,
            String title,
            String intro,
            String thanks,
            String office,
            boolean receipt,
            String purpose,
            int keptMonths,
            List<Question> questions,
            List<Answer> answers) {}

    /**
     * An answer.
     *
     * @param values by the question's id
     * @param doneBy null while nobody has dealt with it
     */
    record Answer(
            int daysAgo,
            Map<String, List<String>> values,
            @org.jspecify.annotations.Nullable String doneBy,
            String state,
            List<String> reasons) {}
}
