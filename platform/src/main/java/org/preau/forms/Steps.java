package org.preau.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A form cut into steps, so that a question which depends on another one is asked after that one
 * was answered, by pages that need no script. The order is the maker's: a step ends where a
 * question depends on one of the same step. Files are asked for in the last step, since a page
 * cannot give a chosen file back to the browser.
 */
final class Steps {

    private final List<List<Question>> steps;

    private Steps(List<List<Question>> steps) {
        this.steps = steps;
    }

    static Steps of(Questions questions) {
        List<List<Question>> steps = new ArrayList<>();
        List<Question> files = new ArrayList<>();
        List<Question> step = new ArrayList<>();
        Set<String> here = new HashSet<>();
        for (Question one : questions.all()) {
            if (one.kind() == Question.Kind.FILE) {
                files.add(one);
                continue;
            }
            Question.Condition condition = one.condition();
            if (condition != null && here.contains(condition.question())) {
                steps.add(step);
                step = new ArrayList<>();
                here.clear();
            }
            step.add(one);
            here.add(one.id());
        }
        boolean alone = files.stream().anyMatch(file -> dependsOn(file, here));
        if (alone && !step.isEmpty()) {
            steps.add(step);
            step = new ArrayList<>();
        }
        step.addAll(files);
        steps.add(step);
        return new Steps(steps);
    }

    int count() {
        return steps.size();
    }

    List<Question> at(int number) {
        return steps.get(number);
    }

    /**
     * The next step after {@code number} that asks something; {@link #count} when there is none.
     */
    int after(int number, Sheet sheet) {
        int next = number + 1;
        while (next < count() && shown(next, sheet).isEmpty()) {
            next++;
        }
        return next;
    }

    /** The one before {@code number} that asks something; the first when there is none. */
    int before(int number, Sheet sheet) {
        int previous = number - 1;
        while (previous > 0 && shown(previous, sheet).isEmpty()) {
            previous--;
        }
        return Math.max(0, previous);
    }

    /** What a step asks of whoever answered so far as {@code sheet} says. */
    List<Question> shown(int number, Sheet sheet) {
        return steps.get(number).stream().filter(sheet::asks).toList();
    }

    private static boolean dependsOn(Question question, Set<String> here) {
        Question.Condition condition = question.condition();
        return condition != null && here.contains(condition.question());
    }
}
