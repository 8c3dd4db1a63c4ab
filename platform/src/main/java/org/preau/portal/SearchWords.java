package org.preau.portal;

import java.util.Arrays;
import java.util.List;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;

/**
 * What somebody looks for, ready to be compared: without accents, in lower case, each word
 * anywhere.
 *
 * @param asked as it was typed, cleaned and cut
 * @param patterns one for each word, for {@code like}
 */
record SearchWords(String asked, List<String> patterns) {

    private static final int LONGEST = 100;
    private static final int MOST = 8;

    /** Reads what was typed; PostgreSQL takes the accents off, as it did from the rows. */
    static SearchWords of(TenantTx tx, String typed) {
        String line = CleanInput.line(typed.substring(0, Math.min(typed.length(), 4 * LONGEST)));
        String asked = line.substring(0, Math.min(line.length(), LONGEST)).strip();
        if (asked.isEmpty()) {
            return new SearchWords("", List.of());
        }
        String plain = tx.query("select plain(:asked)").bind("asked", asked).one(String.class);
        return new SearchWords(
                asked,
                Arrays.stream(plain.split("[\\s’'-]+"))
                        .filter(word -> !word.isEmpty())
                        .limit(MOST)
                        .map(SearchWords::pattern)
                        .toList());
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    private static String pattern(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
