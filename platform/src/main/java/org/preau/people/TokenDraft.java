package org.preau.people;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.tenancy.Right;
import org.preau.text.CleanInput;
import org.preau.text.Message;

/**
 * A token to make, as somebody typed it or a program sent it.
 *
 * @param until the last day it works, as {@code 2026-12-31}; empty for no end
 */
record TokenDraft(String id, String name, List<String> rights, String until) {

    static final int MOST_NAME = 80;

    /** What became of it. */
    sealed interface Checked {}

    /** All is well. */
    record Good(MakeToken.Command command) implements Checked {}

    /** What is wrong, by field. */
    record Wrong(Map<String, Message> problems) implements Checked {}

    static TokenDraft blank() {
        return new TokenDraft(Ids.next().toString(), "", List.of("read"), "");
    }

    Checked check(LocalDate today) {
        Map<String, Message> problems = new LinkedHashMap<>();
        String cleanName = CleanInput.line(name);
        if (cleanName.isEmpty()) {
            problems.put("name", Message.of("people.token.name.missing"));
        } else if (CleanInput.length(cleanName) > MOST_NAME) {
            problems.put("name", Message.of("people.name.long", "most", MOST_NAME));
        }
        Set<Right> wanted = EnumSet.noneOf(Right.class);
        for (String right : rights) {
            Named.rightSent(right)
                    .ifPresentOrElse(
                            wanted::add,
                            () ->
                                    problems.put(
                                            "rights", Message.of("people.token.rights.unknown")));
        }
        if (wanted.isEmpty()) {
            problems.putIfAbsent("rights", Message.of("people.token.rights.missing"));
        }
        Until last = Until.read(until, today);
        if (last instanceof Until.Wrong(Message problem)) {
            problems.put("until", problem);
        }
        Optional<UUID> identifier = Typed.id(id);
        if (identifier.isEmpty()) {
            problems.putIfAbsent("id", Message.of("people.id.malformed"));
        }
        if (problems.isEmpty()
                && identifier.isPresent()
                && last instanceof Until.Day(LocalDate day)) {
            return new Good(
                    new MakeToken.Command(
                            identifier.get(),
                            cleanName,
                            wanted,
                            day == null ? null : Days.endOf(day)));
        }
        return new Wrong(problems);
    }
}
