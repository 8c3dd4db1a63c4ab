package org.preau.render;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.ValueResolver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The helpers that choose, repeat, compare and keep. */
final class Logic {
    private Logic() {}

    static Map<String, Helper<?>> helpers() {
        return Map.ofEntries(
                Map.entry("if", (Helper<Object>) (it, options) -> when(!Values.falsy(it), options)),
                Map.entry(
                        "unless",
                        (Helper<Object>) (it, options) -> when(Values.falsy(it), options)),
                Map.entry("with", (Helper<Object>) Logic::with),
                Map.entry("each", (Helper<Object>) Logic::each),
                Map.entry("keep", (Helper<Object>) Keeping::keep),
                Map.entry("lookup", (Helper<Object>) (it, options) -> lookup(it, options.param(0))),
                Map.entry("eq", (Helper<Object>) (it, options) -> same(it, options.param(0))),
                Map.entry("not", (Helper<Object>) (it, options) -> Values.falsy(it)),
                Map.entry("and", (Helper<Object>) Logic::and),
                Map.entry("or", (Helper<Object>) Logic::or),
                Map.entry("concat", (Helper<Object>) Logic::concat));
    }

    private static Object when(boolean condition, Options options) throws IOException {
        return inside(
                condition ? options.fn : options.inverse, options.context, options, List.of());
    }

    private static Object with(@Nullable Object it, Options options) throws IOException {
        // Tells a strict resolver that the path which gave this value has ended.
        options.context.get("this");
        if (Values.falsy(it)) {
            return inside(options.inverse, options.context, options, List.of());
        }
        Object model = Objects.requireNonNull(Values.unwrapped(it));
        return inside(options.fn, options.wrap(model), options, List.of(model));
    }

    private static Object each(@Nullable Object it, Options options) throws IOException {
        boolean map = Values.unwrapped(it) instanceof Map<?, ?>;
        Collection<?> elements =
                Values.unwrapped(it) instanceof Map<?, ?> m ? m.entrySet() : Values.elements(it);
        if (elements.isEmpty()) {
            return inside(options.inverse, options.context, options, List.of());
        }
        int index = 0;
        for (Iterator<?> rest = elements.iterator(); rest.hasNext(); index++) {
            Object element = rest.next();
            Object key = map && element instanceof Map.Entry<?, ?> entry ? entry.getKey() : index;
            Object value =
                    map && element instanceof Map.Entry<?, ?> entry ? entry.getValue() : element;
            Context inner = Context.newContext(options.context, Values.unwrapped(value));
            inner.combine("@index", index)
                    .combine("@key", Values.unwrapped(key))
                    .combine("@first", index == 0)
                    .combine("@last", !rest.hasNext());
            inside(options.fn, inner, options, Arrays.asList(inner.model(), key));
        }
        return "";
    }

    private static @Nullable Object lookup(@Nullable Object it, @Nullable Object key) {
        if (it instanceof List<?> list && key instanceof Integer index) {
            return index >= 0 && index < list.size() ? Values.unwrapped(list.get(index)) : null;
        }
        Object part = Values.part(it, String.valueOf(key));
        return ValueResolver.UNRESOLVED.equals(part) ? null : part;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return Objects.equals(Values.unwrapped(one), Values.unwrapped(other));
        }
        return one.equals(other) || Objects.equals(Values.text(one), Values.text(other));
    }

    /** The first false value, else the last one. */
    private static @Nullable Object and(@Nullable Object it, Options options) {
        Object last = it;
        for (int i = 0; !Values.falsy(last) && i < options.params.length; i++) {
            last = options.params[i];
        }
        return last;
    }

    /** The first true value, else the last one. */
    private static @Nullable Object or(@Nullable Object it, Options options) {
        Object last = it;
        for (int i = 0; Values.falsy(last) && i < options.params.length; i++) {
            last = options.params[i];
        }
        return last;
    }

    private static String concat(@Nullable Object it, Options options) {
        StringBuilder out = new StringBuilder().append(Values.textOrNothing(it));
        for (Object param : options.params) {
            out.append(Values.textOrNothing(param));
        }
        return out.toString();
    }

    /**
     * Renders the inside of a block straight to the page. Handlebars' own way makes a text of each
     * block, at each depth, which costs half the time of a page.
     */
    private static Object inside(
            Template template, Context context, Options options, List<?> blockParams)
            throws IOException {
        Context inner =
                options.blockParams.isEmpty() || blockParams.isEmpty()
                        ? context
                        : Context.newBlockParamContext(
                                context, options.blockParams, new ArrayList<>(blockParams));
        template.apply(inner, new BlockWriter(options.buffer()));
        return "";
    }
}
