package org.preau.forms;

import org.preau.text.Message;

/**
 * Something in a form's own settings that cannot be kept.
 *
 * @param field the name of the desk's field and of the API's
 */
record Wrong(String field, Message problem) {

    static Wrong of(String field, String key) {
        return new Wrong(field, Message.of(key));
    }
}
