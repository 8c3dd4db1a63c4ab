package org.preau.addresses;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.preau.base.EmailAddress;
import org.preau.site.Wrong;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.text.Slugs;

/** Reads an address as it was sent, and says all that is wrong with it at once. */
final class CheckAddress {

    /** What came of it. */
    sealed interface Outcome {}

    /** It can be kept. */
    record Good(String name, String note, List<EmailAddress> targets) implements Outcome {}

    /** Something has to be put right. */
    record Bad(List<Wrong> wrongs) implements Outcome {}

    static final int TARGETS = 20;
    static final int NOTE = 120;
    private static final int NAME = 64;
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?");

    /** Names that machines use (RFC 2142), and those of addresses that come back. */
    private static final Set<String> MACHINES =
            Set.of(
                    "abuse",
                    "hostmaster",
                    "mailer-daemon",
                    "noc",
                    "noreply",
                    "no-reply",
                    "postmaster",
                    "root",
                    "security",
                    "webmaster");

    private CheckAddress() {}

    /**
     * @param typed of the people, between commas, blanks or line ends
     * @param own hosts of the association: mail that goes on there would go round in circles
     */
    static Outcome of(String name, String note, String typed, Set<String> own) {
        List<Wrong> wrongs = new ArrayList<>();
        String clean = name(CleanInput.line(name).toLowerCase(Locale.ROOT));
        checkName(clean, wrongs);
        String cleanNote = CleanInput.line(note);
        int length = CleanInput.length(cleanNote);
        if (length > NOTE) {
            wrongs.add(Wrong.tooLong("note", NOTE, length));
        }
        List<EmailAddress> targets = targets(typed, own, wrongs);
        return wrongs.isEmpty()
                ? new Good(clean, cleanNote, targets)
                : new Bad(List.copyOf(wrongs));
    }

    /** “Fête de juin” is meant to be fete-de-juin. */
    private static String name(String typed) {
        boolean whole =
                typed.isEmpty()
                        || typed.equals(OwnAddresses.EVERYTHING)
                        || typed.contains("@")
                        || typed.chars().noneMatch(Character::isLetterOrDigit)
                        || isName(typed);
        String slug = whole ? typed : Slugs.from(typed);
        return whole || slug.length() <= NAME ? slug : Slugs.from(slug.substring(0, NAME));
    }

    private static boolean isName(String name) {
        return FORM.matcher(name).matches() && name.length() <= NAME && !name.contains("..");
    }

    private static void checkName(String name, List<Wrong> wrongs) {
        if (name.equals(OwnAddresses.EVERYTHING)) {
            return;
        }
        if (name.isEmpty()) {
            wrongs.add(Wrong.of("name", "addresses.wrong.name-missing"));
        } else if (name.contains("@")) {
            wrongs.add(Wrong.of("name", "addresses.wrong.name-at"));
        } else if (!isName(name)) {
            wrongs.add(Wrong.of("name", "addresses.wrong.name"));
        } else if (OfficeAddress.of(name).isPresent()
                || MACHINES.contains(name)
                || name.startsWith("retour-")) {
            wrongs.add(new Wrong("name", Message.of("addresses.wrong.name-taken", "name", name)));
        }
    }

    private static List<EmailAddress> targets(String typed, Set<String> own, List<Wrong> wrongs) {
        Set<EmailAddress> targets = new LinkedHashSet<>();
        for (String one : typed.split("[\\s,;]+", -1)) {
            if (!one.isEmpty()) {
                Optional<EmailAddress> email = EmailAddress.of(one);
                email.ifPresentOrElse(
                        it -> add(it, own, targets, wrongs), () -> strange(one, wrongs));
            }
        }
        if (targets.isEmpty() && wrongs.isEmpty()) {
            wrongs.add(Wrong.of("targets", "addresses.wrong.targets-missing"));
        }
        if (targets.size() > TARGETS) {
            Message many = Message.of("addresses.wrong.targets-many", "most", TARGETS);
            wrongs.add(new Wrong("targets", many));
        }
        return List.copyOf(targets);
    }

    private static void add(
            EmailAddress email, Set<String> own, Set<EmailAddress> targets, List<Wrong> wrongs) {
        if (own.contains(email.domain().value())) {
            Message circle = Message.of("addresses.wrong.circle", "email", email.value());
            wrongs.add(new Wrong("targets", circle));
        }
        targets.add(email);
    }

    private static void strange(String typed, List<Wrong> wrongs) {
        String shown = CleanInput.line(typed.length() > NAME ? typed.substring(0, NAME) : typed);
        wrongs.add(new Wrong("targets", Message.of("addresses.wrong.target", "email", shown)));
    }
}
