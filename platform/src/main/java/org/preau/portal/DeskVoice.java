package org.preau.portal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.text.Sizes;

/** Says things in the reader's language, at one moment. Use it for one page. */
final class DeskVoice {

    private final Messages messages;
    private final Language language;
    private final Instant now;
    private final Dates dates;
    private final Sizes sizes;

    DeskVoice(Messages messages, Language language, Instant now) {
        this.messages = messages;
        this.language = language;
        this.now = now;
        this.dates = new Dates(messages, language, Dates.PARIS);
        this.sizes = new Sizes(messages, language);
    }

    Dates dates() {
        return dates;
    }

    Sizes sizes() {
        return sizes;
    }

    /** A message with {@code at} as its {@code when}. */
    String say(Message message, Instant at) {
        Map<String, Object> named = new HashMap<>(message.arguments());
        named.put("when", when(at));
        return new Message(message.key(), named).in(language, messages);
    }

    /** How far a moment is, as said aloud. */
    String when(Instant moment) {
        return dates.relative(moment, now);
    }

    /**
     * The message of a key.
     *
     * @param arguments a name, its value, the next name, its value
     */
    String say(String key, Object... arguments) {
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            named.put(String.valueOf(arguments[i]), arguments[i + 1]);
        }
        return messages.text(language, key, named);
    }
}
