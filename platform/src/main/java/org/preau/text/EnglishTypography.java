package org.preau.text;

import static org.preau.text.TypesetRun.isDigit;
import static org.preau.text.TypesetRun.isGap;
import static org.preau.text.TypesetRun.isWord;

import java.util.List;

/**
 * English rules: “ ” and ‘ ’ for quotations, ’ for the apostrophe, … – — for what is typed as dots
 * and hyphens.
 */
final class EnglishTypography {
    private final TypesetRun run;
    private final char[] glyphs;
    private final int lastSingle;

    EnglishTypography(TypesetRun run) {
        this.run = run;
        glyphs = QuotePairs.resolve(run, false);
        lastSingle = lastClosingSingle();
    }

    List<String> set() {
        return run.walk(this::step);
    }

    private int step(int i) {
        char c = glyphs[i];
        return switch (c) {
            case '\'' -> write(single(i), i + 1);
            case '.' -> run.exactly(i, '.', 3) ? write('…', i + 3) : write(c, i + 1);
            case '-' -> dashes(i);
            default -> write(c, i + 1);
        };
    }

    private int write(char c, int next) {
        run.write(c);
        return next;
    }

    private char single(int i) {
        char before = run.written();
        char after = run.at(i + 1);
        if (isDigit(before) && !Character.isLetter(after)) {
            return '\'';
        }
        if (isWord(before) || (!isGap(before) && "([{“\"".indexOf(before) < 0)) {
            return '’';
        }
        if (!isWord(after)) {
            return '\'';
        }
        return i < lastSingle && !isDigit(after) ? '‘' : '’';
    }

    private int lastClosingSingle() {
        for (int i = glyphs.length - 1; i > 0; i--) {
            if (glyphs[i] == '\'' && !isGap(run.at(i - 1)) && !isWord(run.at(i + 1))) {
                return i;
            }
        }
        return -1;
    }

    private int dashes(int i) {
        int length = run.exactly(i, '-', 2) ? 2 : run.exactly(i, '-', 3) ? 3 : 0;
        boolean gaps = isGap(run.at(i - 1)) && isGap(run.at(i + length));
        boolean words = isWord(run.at(i - 1)) && isWord(run.at(i + length));
        boolean dash = length > 0 && (gaps || words);
        return dash ? write(length == 2 ? '–' : '—', i + length) : write('-', i + 1);
    }
}
