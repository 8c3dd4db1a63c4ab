package org.preau.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.text.Message;

/**
 * A form as a page shows it: its fields by name, and all that is wrong. {@code {{> form-errors
 * form}}} lists the problems, {@code {{> field form.fields.mail}}} draws a field. The page opens on
 * the first wrong field.
 *
 * @param fields by name, in order
 * @param problems first those of the whole form, then each wrong field's
 */
public record Form(Map<String, Field> fields, List<Problem> problems) {
    /**
     * One thing to put right.
     *
     * @param field the field it is about; empty when it is the whole form
     * @param text what is wrong
     */
    public record Problem(Optional<String> field, Message text) {}

    /** A form of these fields, whose problems are those of its fields. */
    public static Form of(Field... fields) {
        return of(List.of(), fields);
    }

    /** A form of these fields, with problems that are no single field's. */
    public static Form of(List<Message> general, Field... fields) {
        List<Problem> problems = new ArrayList<>();
        general.forEach(text -> problems.add(new Problem(Optional.empty(), text)));
        Map<String, Field> byName = new LinkedHashMap<>();
        boolean focused = false;
        for (Field field : fields) {
            boolean first = field.error().isPresent() && !focused;
            focused |= first;
            field.error()
                    .ifPresent(text -> problems.add(new Problem(Optional.of(field.name()), text)));
            if (byName.put(field.name(), first ? field.withFocus() : field) != null) {
                throw new IllegalArgumentException("Two fields are called " + field.name());
            }
        }
        return new Form(java.util.Collections.unmodifiableMap(byName), List.copyOf(problems));
    }
}
