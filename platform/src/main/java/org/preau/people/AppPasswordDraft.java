package org.preau.people;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.AppUse;

/**
 * A password for a program to make, as somebody typed it or a program sent it.
 *
 * @param use {@code files}, {@code git} or {@code mail}
 */
record AppPasswordDraft(String id, String use, String name) {

    static final int MOST_NAME = 80;

    /** What became of it. */
    sealed interface Checked {}

    /** All is well. */
    record Good(MakeAppPassword.Command command) implements Checked {}

    /** What is wrong, by field. */
    record Wrong(Map<String, Message> problems) implements Checked {}

    static AppPasswordDraft blank() {
        return new AppPasswordDraft(Ids.next().toString(), "files", "");
    }

    static Optional<AppUse> use(String sent) {
        return Arrays.stream(AppUse.values()).filter(it -> Named.name(it).equals(sent)).findFirst();
    }

    Checked check() {
        Map<String, Message> problems = new LinkedHashMap<>();
        String cleanName = CleanInput.line(name);
        if (cleanName.isEmpty()) {
            problems.put("name", Message.of("people.app-password.name.missing"));
        } else if (CleanInput.length(cleanName) > MOST_NAME) {
            problems.put("name", Message.of("people.name.long", "most", MOST_NAME));
        }
        Optional<AppUse> wanted = use(use);
        if (wanted.isEmpty()) {
            problems.put("use", Message.of("people.app-password.use.unknown"));
        }
        Optional<UUID> identifier = Typed.id(id);
        if (identifier.isEmpty()) {
            problems.put("id", Message.of("people.id.malformed"));
        }
        return problems.isEmpty()
                ? new Good(
                        new MakeAppPassword.Command(
                                identifier.orElseThrow(), wanted.orElseThrow(), cleanName))
                : new Wrong(problems);
    }
}
