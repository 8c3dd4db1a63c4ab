package org.preau.visitors;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.preau.sql.TenantTx;

/**
 * Smells spam in what a visitor sent. What it names is kept where a person looks at it; nothing is
 * thrown away on its word.
 */
public final class Suspicion {

    /** Why something is looked at before it counts. */
    public enum Reason {
        /** A field was filled that people do not see. */
        TRAP,
        /** Many links, or links written for forums. */
        LINKS,
        /** A link where a name or a word was asked for. */
        LINK_IN_LINE,
        /** The same long text came before. */
        REPEATED,
        /** The same copy of a form was sent again and again. */
        REUSED,
        /** Much came from that place of the network. */
        MANY,
        /** Everything was sent once more, word by word. */
        DUPLICATE
    }

    /**
     * What was sent.
     *
     * @param form names the form within the site
     * @param mark of its token
     * @param network where it came from
     * @param trap what stood in the field that people do not see
     * @param lines short answers
     * @param texts long answers
     * @param links how many links a text may hold
     */
    public record Sent(
            String form,
            String mark,
            String network,
            String trap,
            List<String> lines,
            List<String> texts,
            int links) {}

    private static final Duration WHILE = Duration.ofMinutes(20);
    private static final Duration DAY = Duration.ofHours(24);
    private static final int LONG = 40;
    private static final int SEEN = 2;
    private static final int USES = 3;
    private static final int QUIET = 12;

    private final Tries tries;

    public Suspicion(Tries tries) {
        this.tries = tries;
    }

    /** All that looks wrong; empty for what people send. Counts it, too. */
    public List<Reason> of(TenantTx tx, Sent sent) {
        List<Reason> reasons = new ArrayList<>();
        note(reasons, Reason.TRAP, !sent.trap().isBlank());
        note(reasons, Reason.LINKS, sent.texts().stream().anyMatch(it -> isFarm(it, sent.links())));
        note(reasons, Reason.LINK_IN_LINE, sent.lines().stream().anyMatch(it -> links(it) > 0));
        note(reasons, Reason.REPEATED, isRepeated(tx, sent));
        int uses = tries.count(tx, "token", sent.mark(), FormToken.MOST);
        note(reasons, Reason.REUSED, uses > USES);
        int here = tries.count(tx, "network", sent.form() + " " + sent.network(), WHILE);
        note(reasons, Reason.MANY, here > QUIET);
        String all =
                plain(String.join("\n", sent.lines()) + "\n" + String.join("\n", sent.texts()));
        boolean again = tries.count(tx, "whole", sent.form() + " " + all, WHILE) > 1;
        note(reasons, Reason.DUPLICATE, again && all.length() > LONG);
        return List.copyOf(reasons);
    }

    private static void note(List<Reason> reasons, Reason reason, boolean there) {
        if (there) {
            reasons.add(reason);
        }
    }

    private boolean isRepeated(TenantTx tx, Sent sent) {
        boolean repeated = false;
        for (String text : sent.texts()) {
            String plain = plain(text);
            repeated |= plain.length() >= LONG && tries.count(tx, "text", plain, DAY) > SEEN;
        }
        return repeated;
    }

    private static boolean isFarm(String text, int most) {
        String lower = text.toLowerCase(Locale.ROOT);
        return links(text) > most
                || lower.contains("[url")
                || lower.contains("[/url")
                || lower.contains("<a ")
                || lower.contains("href=");
    }

    /** How many links somebody would see in a text; counted without a regular expression. */
    static int links(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int links = 0;
        for (String sign : List.of("http://", "https://", "www.")) {
            for (int at = lower.indexOf(sign); at >= 0; at = lower.indexOf(sign, at + 1)) {
                boolean counted = sign.equals("www.") && at >= 3 && lower.startsWith("://", at - 3);
                links += counted ? 0 : 1;
            }
        }
        return links;
    }

    /** Letters and digits alone, in lower case: a space more makes no other text. */
    static String plain(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(lower.length());
        lower.codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
        return out.toString();
    }
}
