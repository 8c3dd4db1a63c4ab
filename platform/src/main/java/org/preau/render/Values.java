package org.preau.render;

import com.github.jknack.handlebars.ValueResolver;
import java.net.URI;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a template may touch. Records give their components, maps their entries; an Optional is what
 * it holds, an enum its name in lower case with dashes ({@code DAY_TO_DAY} is {@code day-to-day}).
 * Any other object is opaque: no getter, field or method of it can be reached.
 */
final class Values {
    private Values() {}

    /**
     * The named part of a model; {@link ValueResolver#UNRESOLVED} when it has none. Null when the
     * part is empty.
     */
    static @Nullable Object part(@Nullable Object model, String name) {
        return switch (unwrapped(model)) {
            case SafeHtml html -> ValueResolver.UNRESOLVED;
            case Record it -> {
                RecordShape shape = RecordShape.of(it);
                yield shape.has(name) ? unwrapped(shape.read(it, name)) : ValueResolver.UNRESOLVED;
            }
            case Map<?, ?> map -> {
                Object value = map.get(name);
                yield value != null
                        ? unwrapped(value)
                        : map.containsKey(name) ? null : ValueResolver.UNRESOLVED;
            }
            case Collection<?> all when name.equals("size") || name.equals("length") -> all.size();
            case null, default -> ValueResolver.UNRESOLVED;
        };
    }

    /** A value as templates know it: an Optional's content, an enum's name. */
    static @Nullable Object unwrapped(@Nullable Object value) {
        return switch (value) {
            case Optional<?> optional -> unwrapped(optional.orElse(null));
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case null, default -> value;
        };
    }

    /** Whether a value counts as false: absent, false, zero, or an empty text, list or map. */
    static boolean falsy(@Nullable Object value) {
        return switch (unwrapped(value)) {
            case null -> true;
            case Boolean yes -> !yes;
            case CharSequence text -> text.isEmpty();
            case SafeHtml(String html) -> html.isEmpty();
            case KeptHtml html -> html.isEmpty();
            case Collection<?> all -> all.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            case Number number -> number.doubleValue() == 0;
            default -> false;
        };
    }

    /** A value as text, not escaped; null when it is not one that can be printed. */
    static @Nullable String text(@Nullable Object value) {
        return switch (unwrapped(value)) {
            case null -> "";
            case CharSequence text -> text.toString();
            case SafeHtml(String html) -> html;
            case KeptHtml html -> html.toString();
            case Number number -> number.toString();
            case Boolean yes -> yes.toString();
            case TemporalAccessor time -> time.toString();
            case UUID id -> id.toString();
            case URI uri -> uri.toString();
            default -> null;
        };
    }

    /** A value as text, not escaped; nothing when it is not one that can be printed. */
    static String textOrNothing(@Nullable Object value) {
        String text = text(value);
        return text == null ? "" : text;
    }

    /** The elements of a list or other collection; nothing for anything else. */
    static Collection<?> elements(@Nullable Object value) {
        return unwrapped(value) instanceof Collection<?> all ? all : List.of();
    }
}
