package org.preau.site;

import org.preau.text.Message;

/**
 * An answer that cannot be kept.
 *
 * @param field the name of the form's field and of the API's
 * @param problem what is wrong, and what would be right
 */
public record Wrong(String field, Message problem) {

    public static Wrong of(String field, String key) {
        return new Wrong(field, Message.of(key));
    }

    public static Wrong tooLong(String field, int most, int is) {
        return new Wrong(
                field,
                new Message("site.wrong.too-long", java.util.Map.of("most", most, "is", is)));
    }
}
