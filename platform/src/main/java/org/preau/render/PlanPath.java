package org.preau.render;

import com.github.jknack.handlebars.ValueResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name as templates write it: {@code page.title}, {@code this.url}, {@code site.languages.[1]},
 * {@code ../hasTeams}. Immutable, any thread.
 *
 * @param up how many models further out the search begins
 * @param own whether only the current model is asked: it begins with {@code this}
 * @param steps names of parts, and {@code Integer} for places in a list
 */
record PlanPath(int up, boolean own, List<Object> steps) {

    private static final String OUT = "../";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Pattern PLACE = Pattern.compile("\\[(\\d{1,4})\\]");

    /**
     * @throws PlanBuilder.Unplanned for anything but these forms
     */
    static PlanPath of(String text) {
        int up = 0;
        String rest = text;
        while (rest.startsWith(OUT)) {
            rest = rest.substring(OUT.length());
            up++;
        }
        List<Object> steps = new ArrayList<>();
        for (String step : rest.split("\\.", -1)) {
            steps.add(step(step, text));
        }
        boolean own = steps.getFirst().equals("this");
        return new PlanPath(up, own, List.copyOf(own ? steps.subList(1, steps.size()) : steps));
    }

    private static Object step(String step, String whole) {
        var place = PLACE.matcher(step);
        if (place.matches()) {
            return Integer.valueOf(place.group(1));
        }
        if (!NAME.matcher(step).matches()) {
            throw new PlanBuilder.Unplanned(whole);
        }
        return step;
    }

    /** What lies at the end of the steps from {@code model}; null for nothing. */
    @Nullable Object from(@Nullable Object model) {
        Object value = model;
        for (int i = 0; i < steps.size() && value != null; i++) {
            value = next(value, steps.get(i));
        }
        return value;
    }

    private static @Nullable Object next(Object value, Object step) {
        if (step instanceof Integer place) {
            return value instanceof List<?> list && place < list.size()
                    ? Values.unwrapped(list.get(place))
                    : null;
        }
        Object part = Values.part(value, (String) step);
        return part == ValueResolver.UNRESOLVED ? null : part;
    }
}
