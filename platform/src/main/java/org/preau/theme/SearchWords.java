package org.preau.theme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody typed to search for: words, {@code "a phrase"}, {@code -without}, {@code or}.
 *
 * @param typed all of it
 * @param head what comes before the last word; all of it when there is nothing begun
 * @param begun the last word where it may be the beginning of a longer one; letters and digits
 * @param words letters and digits only, folded as {@link SearchMarks} does
 */
record SearchWords(String typed, String head, String begun, List<String> words) {

    private static final int MOST = 24;
    private static final int LONG_ENOUGH = 3;

    /** Endings differ, beginnings do not: so many letters of a found word are those asked for. */
    private static final int SAME = 2;

    private static final int MOST_CANDIDATES = 600;

    /**
     * Reads what was typed.
     *
     * @param typed any text; of more than {@value #MOST} words only the first count
     */
    static SearchWords of(String typed) {
        List<SearchMarks.Token> tokens = SearchMarks.tokens(typed);
        String shown =
                tokens.size() <= MOST ? typed : typed.substring(0, tokens.get(MOST - 1).end());
        String begun = begun(shown);
        return new SearchWords(
                shown,
                shown.substring(0, shown.length() - begun.length()),
                begun,
                tokens.stream().limit(MOST).map(SearchMarks.Token::folded).distinct().toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The words of some texts that the search might have found: those that begin like it. */
    List<String> candidates(Collection<String> texts) {
        List<String> starts =
                words.stream()
                        .map(word -> word.substring(0, Math.min(SAME, word.length())))
                        .distinct()
                        .toList();
        Set<String> candidates = new LinkedHashSet<>();
        for (String text : texts) {
            for (SearchMarks.Token token : SearchMarks.tokens(text)) {
                if (candidates.size() < MOST_CANDIDATES && mayBe(token.folded(), starts)) {
                    candidates.add(token.folded());
                }
            }
        }
        return new ArrayList<>(candidates);
    }

    private static boolean mayBe(String folded, List<String> starts) {
        for (String start : starts) {
            if (folded.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    /** The last word, unless it stands in quotes, is excluded, or is too short to mean much. */
    private static String begun(String typed) {
        int start = typed.length();
        while (start > 0 && Character.isLetterOrDigit(typed.charAt(start - 1))) {
            start--;
        }
        boolean quoted = typed.chars().filter(c -> c == '"').count() % 2 == 1;
        boolean excluded =
                start > 0
                        && typed.charAt(start - 1) == '-'
                        && (start == 1 || Character.isWhitespace(typed.charAt(start - 2)));
        return quoted || excluded || typed.length() - start < LONG_ENOUGH
                ? ""
                : typed.substring(start);
    }
}
