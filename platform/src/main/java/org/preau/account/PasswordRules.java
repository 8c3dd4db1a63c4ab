package org.preau.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.preau.text.Message;

/**
 * What a new password must be: eight characters at least, and hard to guess by the measure of
 * zxcvbn (Wheeler, USENIX Security 2016), which knows words, names, dates and keyboard rows. From
 * twelve characters on, one notch less is enough. No rule on digits or signs: they make passwords
 * that people write down (NIST SP 800-63B §5.1.1.2).
 */
final class PasswordRules {

    private static final int MIN = 8;
    private static final int LONG = 12;
    private static final int HARD = 3;
    // Measuring takes time that grows with the square of the length; what follows only adds.
    private static final int MEASURED = 60;

    private static final Zxcvbn MEASURE = new Zxcvbn();

    /**
     * What was found.
     *
     * @param score 0, guessed at once, to 4
     * @param good whether it may be kept
     * @param words what to say of it
     */
    record Verdict(int score, boolean good, Message words) {}

    private static final String WORDS = "account.password.";

    private PasswordRules() {}

    /** Measures {@code password} for somebody with this name and address. */
    static Verdict judge(String password, String name, String email) {
        if (password.length() > PasswordHashes.MAX) {
            return refused(0, "too-long");
        }
        if (password.codePointCount(0, password.length()) < MIN) {
            return refused(0, "too-short");
        }
        if (isOwn(password, name, email)) {
            return refused(0, "own");
        }
        int score =
                MEASURE.measure(
                                password.substring(0, Math.min(MEASURED, password.length())),
                                known(name, email))
                        .getScore();
        int needed = password.length() >= LONG ? HARD - 1 : HARD;
        return score >= needed
                ? new Verdict(score, true, Message.of(WORDS + "strength-" + score))
                : refused(score, "easy");
    }

    private static Verdict refused(int score, String why) {
        return new Verdict(score, false, Message.of(WORDS + why));
    }

    /** Whether nothing is left once one's own name and address are taken out. */
    private static boolean isOwn(String password, String name, String email) {
        String rest = password.toLowerCase(Locale.ROOT);
        for (String word : known(name, email)) {
            rest = rest.replace(word, "");
        }
        return rest.length() < MIN / 2;
    }

    private static List<String> known(String name, String email) {
        String mail = email.toLowerCase(Locale.ROOT);
        String local = mail.substring(0, mail.indexOf('@'));
        return Stream.concat(
                        Stream.of(mail, local, name.toLowerCase(Locale.ROOT), "préau", "preau"),
                        Stream.of(
                                (name + " " + mail)
                                        .toLowerCase(Locale.ROOT)
                                        .split("[^\\p{L}\\p{N}]+", 40)))
                .filter(word -> word.length() > 2)
                .distinct()
                .toList();
    }
}
