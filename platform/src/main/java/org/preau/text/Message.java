package org.preau.text;

import java.util.Map;

/**
 * Something to say, before it is known in which language: a key and its arguments. Acts and forms
 * answer with messages; the page says them.
 *
 * @param key the key of a message; empty for a text that is not ours to translate
 * @param arguments what fills it in: text, numbers
 */
public record Message(String key, Map<String, Object> arguments) {
    /** Keeps a copy of the arguments. */
    public Message {
        arguments = Map.copyOf(arguments);
    }

    /** The message of a key without arguments. */
    public static Message of(String key) {
        return new Message(key, Map.of());
    }

    /** The message of a key with one argument. */
    public static Message of(String key, String name, Object value) {
        return new Message(key, Map.of(name, value));
    }

    /** A text that is the same in every language: the name of a person, of an association. */
    public static Message plain(String text) {
        return new Message("", Map.of("text", text));
    }

    /** The text in a language. */
    public String in(Language language, Messages messages) {
        return key.isEmpty()
                ? String.valueOf(arguments.get("text"))
                : messages.text(language, key, arguments);
    }
}
