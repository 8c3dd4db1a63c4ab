package org.preau.redirect;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.base.Ids;
import org.preau.site.OldAddresses;
import org.preau.site.Wrong;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Desk;

/** Has an old address lead to a text or a section. */
public final class AddRedirect {

    private static final int LENGTH = 500;

    /** How it went. */
    sealed interface Outcome {}

    /** It leads there now, or did already. */
    record Added(OldPath path) implements Outcome {}

    /** It cannot. Nothing was written. */
    record Invalid(Wrong wrong) implements Outcome {}

    private final Database database;

    public AddRedirect(Database database) {
        this.database = database;
    }

    /**
     * @param typed a path, or a whole address of a former site
     * @param target the id of a section, article or page
     */
    Outcome run(Desk desk, String typed, String target) {
        return database.write(desk.tenancy(), tx -> add(tx, desk, typed, target));
    }

    private static Outcome add(TenantTx tx, Desk desk, String typed, String target) {
        Optional<String> path = path(typed);
        if (path.isEmpty()) {
            return invalid("path", Message.of("redirect.wrong.path"));
        }
        Optional<UUID> goal = id(target);
        boolean section = goal.filter(id -> OldPaths.isSection(tx, id)).isPresent();
        if (!section && goal.filter(id -> OldPaths.isText(tx, id)).isEmpty()) {
            return invalid("target", Message.of("redirect.wrong.target"));
        }
        Optional<String> standing = OldAddresses.standing(tx, path.get());
        if (standing.isPresent()) {
            return invalid("path", Message.of("redirect.wrong.lives", "title", standing.get()));
        }
        Optional<OldPath> there = OldPaths.find(tx, path.get());
        if (there.isPresent()) {
            return there.get().target().equals(goal.orElseThrow())
                    ? new Added(there.get())
                    : invalid(
                            "path",
                            Message.of("redirect.wrong.taken", "title", there.get().title()));
        }
        UUID id = goal.orElseThrow();
        OldPaths.insert(tx, path.get(), section ? id : null, section ? null : id);
        OldPath added = OldPaths.find(tx, path.get()).orElseThrow();
        AuditLog.note(
                tx, desk.actor(), "redirect.added", added.path(), Map.of("title", added.title()));
        return new Added(added);
    }

    /**
     * The path that visitors ask for, decoded; what follows a question mark never leads anywhere.
     */
    static Optional<String> path(String typed) {
        String clean = CleanInput.line(typed);
        int host = clean.indexOf("://");
        if (host >= 0) {
            int slash = clean.indexOf('/', host + 3);
            clean = slash < 0 ? "/" : clean.substring(slash);
        }
        clean = clean.split("[#]", 2)[0];
        if (clean.contains("?")) {
            return Optional.empty();
        }
        String decoded = decoded(clean.startsWith("/") ? clean : "/" + clean);
        String path = decoded.replaceAll("/+$", "");
        boolean usable =
                path.length() > 1
                        && path.length() <= LENGTH
                        && !path.contains("//")
                        && !path.contains("/../")
                        && path.chars().noneMatch(Character::isISOControl);
        return usable ? Optional.of(path) : Optional.empty();
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private static Optional<UUID> id(String text) {
        return Ids.read(text);
    }

    private static Outcome invalid(String field, Message why) {
        return new Invalid(new Wrong(field, why));
    }
}
