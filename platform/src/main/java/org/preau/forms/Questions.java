package org.preau.forms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.text.Json;

/**
 * The questions of a form, in order. A condition always looks back: a question that no longer
 * stands before the one that depends on it, or no longer offers that answer, decides nothing any
 * more.
 */
public record Questions(List<Question> all) {

    /** More, and nobody answers. */
    static final int MOST = 60;

    private static final int ID = 10;

    public Questions {
        all = tidied(all);
    }

    /** From the column that keeps them. */
    static Questions parse(String json) {
        try {
            return new Questions(
                    List.of(Json.read(json.getBytes(StandardCharsets.UTF_8), Question[].class)));
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("stored questions cannot be read", e);
        }
    }

    String json() {
        return Json.text(all);
    }

    Optional<Question> find(String id) {
        return all.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** With {@code question} in the place of the one of its id, or at the end. */
    Questions with(Question question) {
        List<Question> next = new ArrayList<>(all);
        int at = place(question.id());
        if (at < 0) {
            next.add(question);
        } else {
            next.set(at, question);
        }
        return new Questions(next);
    }

    Questions without(String id) {
        return new Questions(all.stream().filter(it -> !it.id().equals(id)).toList());
    }

    /** With a question moved one place; the same at either end. */
    Questions moved(String id, boolean up) {
        int from = place(id);
        int to = up ? from - 1 : from + 1;
        if (from < 0 || to < 0 || to >= all.size()) {
            return this;
        }
        List<Question> next = new ArrayList<>(all);
        next.add(to, next.remove(from));
        return new Questions(next);
    }

    /** Those before {@code id}, or all for a new one, whose answer may decide. */
    List<Question> deciding(String id) {
        int at = place(id);
        return all.subList(0, at < 0 ? all.size() : at).stream()
                .filter(it -> it.kind().decides())
                .toList();
    }

    /**
     * The id of a question that a page made under {@code page}'s own: sent twice, it is one
     * question. By chance and not by number: the id of a question that was taken away must not come
     * again, as answers still bear it.
     */
    static String id(UUID page) {
        String digits = page.toString().replace("-", "");
        return "q" + digits.substring(digits.length() - ID);
    }

    static String freshId() {
        return id(Ids.next());
    }

    int place(String id) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Question> tidied(List<Question> written) {
        List<Question> tidy = new ArrayList<>();
        Set<String> answers = new HashSet<>();
        for (Question one : written) {
            Question.Condition condition = one.condition();
            boolean holds =
                    condition != null
                            && answers.contains(condition.question() + "=" + condition.is());
            tidy.add(condition == null || holds ? one : one.when(null));
            if (one.kind() == Question.Kind.CONSENT) {
                answers.add(one.id() + "=" + Question.TICKED);
            } else if (one.kind().decides()) {
                one.options().forEach(option -> answers.add(one.id() + "=" + option));
            }
        }
        return List.copyOf(tidy);
    }
}
