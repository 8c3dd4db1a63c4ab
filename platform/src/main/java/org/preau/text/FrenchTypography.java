package org.preau.text;

import static org.preau.text.TypesetRun.NBSP;
import static org.preau.text.TypesetRun.NNBSP;
import static org.preau.text.TypesetRun.NONE;
import static org.preau.text.TypesetRun.isDigit;
import static org.preau.text.TypesetRun.isGap;
import static org.preau.text.TypesetRun.isSpace;
import static org.preau.text.TypesetRun.isWord;

import java.util.List;
import java.util.Set;

/**
 * French rules, after the <i>Lexique des règles typographiques en usage à l’Imprimerie
 * nationale</i>.
 *
 * <ul>
 *   <li>narrow no-break space before ; ! ? » and after «; no-break space before :, %, € and units;
 *       spaces that are missing are added where nothing else can be meant;
 *   <li>straight quotes become « », “ ” inside them; the apostrophe inside words becomes ’;
 *   <li>... becomes …, -- becomes –, --- becomes —;
 *   <li>groups of three digits, n°, p., M., Mme, Dr keep what follows them on their line.
 * </ul>
 *
 * <p>Left alone: smileys, hours (8:30), {@code --options}, whatever is glued to letters on both
 * sides (addresses).
 */
final class FrenchTypography {
    private static final Set<String> UNITS =
            Set.of(
                    "%",
                    "‰", "€", "$", "£", "k€", "M€", "h", "min", "s", "km", "hm", "m", "dm", "cm",
                    "mm", "km²", "m²", "m³", "cm²", "ha", "g", "kg", "mg", "t", "l", "L", "cl",
                    "cL", "ml", "mL", "hl", "°C", "°", "V", "W", "kW", "kWh", "A", "Hz", "ko", "Ko",
                    "Mo", "Go", "To", "km/h", "m/s");
    private static final List<String> TITLES = List.of("M.", "MM.", "Mme", "Mmes", "Mlle", "Dr");
    private static final List<String> COUNTED = List.of("n°", "N°", "nº", "p.");

    private final TypesetRun run;
    private final char[] glyphs;

    FrenchTypography(TypesetRun run) {
        this.run = run;
        glyphs = QuotePairs.resolve(run, true);
    }

    List<String> set() {
        return run.walk(this::step);
    }

    private int step(int i) {
        char c = glyphs[i];
        return isSpace(c) ? spaces(i) : sign(i, c);
    }

    private char glyph(int i) {
        return i < glyphs.length ? glyphs[i] : NONE;
    }

    private int spaces(int i) {
        int end = run.spacesEnd(i);
        char wanted = wantedSpace(end);
        if (wanted == NONE) {
            run.write(i, end);
        } else {
            run.write(wanted);
        }
        return end;
    }

    /**
     * The one space that should stand between what was written and what begins at {@code next}, if
     * a rule says so.
     */
    private char wantedSpace(int next) {
        char before = run.written();
        char after = glyph(next);
        if (before == NONE || after == NONE || before == '\n' || after == '\n') {
            return NONE;
        }
        if (before == '«' || after == '»') {
            return NNBSP;
        }
        if (";!?:".indexOf(after) >= 0 && !isSmiley(next) && isFree(glyph(next + 1), after)) {
            return after == ':' ? NBSP : NNBSP;
        }
        return isDigit(before) || isDigit(after) || Character.isUpperCase(after)
                ? wantedByNumber(before, next)
                : NONE;
    }

    private char wantedByNumber(char before, int next) {
        if (isDigit(before) && isUnit(next)) {
            return NBSP;
        }
        if (isDigit(before) && isThousands(next)) {
            return NNBSP;
        }
        boolean minutes = before == 'h' && isDigit(run.at(next)) && hourBefore();
        boolean counted = isDigit(run.at(next)) && COUNTED.stream().anyMatch(this::endsWithWord);
        boolean named =
                Character.isUpperCase(run.at(next)) && TITLES.stream().anyMatch(this::endsWithWord);
        return minutes || counted || named ? NBSP : NONE;
    }

    private boolean hourBefore() {
        char c = run.writtenBefore(1);
        return isDigit(c) || (isSpace(c) && isDigit(run.writtenBefore(2)));
    }

    private boolean endsWithWord(String word) {
        for (int k = 0; k < word.length(); k++) {
            if (run.writtenBefore(k) != word.charAt(word.length() - 1 - k)) {
                return false;
            }
        }
        return !isWord(run.writtenBefore(word.length()));
    }

    private boolean isUnit(int at) {
        int end = at;
        while (end - at <= 4
                && (Character.isLetter(run.at(end)) || "%‰€$£°²³/".indexOf(run.at(end)) >= 0)) {
            end++;
        }
        char after = run.at(end);
        return !isDigit(after)
                && after != '\''
                && after != '’'
                && UNITS.contains(run.text().substring(at, end));
    }

    /**
     * One to three digits before, exactly three after: 12 500, but neither « en 2024 300 » nor a
     * telephone number.
     */
    private boolean isThousands(int next) {
        int digits = 0;
        while (digits < 4 && isDigit(run.writtenBefore(digits))) {
            digits++;
        }
        boolean three =
                isDigit(run.at(next)) && isDigit(run.at(next + 1)) && isDigit(run.at(next + 2));
        return digits < 4
                && three
                && !isWord(run.at(next + 3))
                && !isWord(run.writtenBefore(digits));
    }

    private boolean isSmiley(int i) {
        char c = run.at(i);
        int mouth = run.at(i + 1) == '-' ? i + 2 : i + 1;
        return (c == ':' || c == ';')
                && "()[]|".indexOf(run.at(mouth)) >= 0
                && run.at(mouth) != NONE;
    }

    private int sign(int i, char c) {
        return switch (c) {
            case '«' -> opening(i);
            case '»' -> closing(i);
            case '\'' -> apostrophe(i);
            case '.' -> replace(i, '.', run.exactly(i, '.', 3) ? 3 : 0, '…');
            case '-' -> dashes(i);
            case '!', '?', ';' -> high(i, c, NNBSP);
            case ':' -> high(i, c, NBSP);
            case '%', '€' -> afterNumber(i, c);
            default -> keep(i, c);
        };
    }

    private int keep(int i, char c) {
        run.write(c);
        return i + 1;
    }

    private int replace(int i, char c, int length, char by) {
        if (length == 0) {
            return keep(i, c);
        }
        run.write(by);
        return i + length;
    }

    private int opening(int i) {
        run.write('«');
        if (!isGap(run.at(i + 1))) {
            run.write(NNBSP);
        }
        return i + 1;
    }

    private int closing(int i) {
        if (!isGap(run.written())) {
            run.write(NNBSP);
        }
        return keep(i, '»');
    }

    private int apostrophe(int i) {
        char after = run.at(i + 1);
        boolean inside =
                Character.isLetter(run.at(i - 1)) && (isWord(after) || "«“\"".indexOf(after) >= 0);
        return keep(i, inside ? '’' : '\'');
    }

    private int dashes(int i) {
        int length = run.exactly(i, '-', 2) ? 2 : run.exactly(i, '-', 3) ? 3 : 0;
        char after = glyph(i + length);
        boolean gaps = isGap(run.written()) && (isGap(after) || after == '»');
        boolean words = isWord(run.written()) && isWord(after);
        return replace(i, '-', gaps || words ? length : 0, length == 2 ? '–' : '—');
    }

    private int high(int i, char c, char space) {
        if (isEndOfWord(run.written()) && isFree(glyph(i + 1), c)) {
            run.write(space);
        }
        return keep(i, c);
    }

    private static boolean isEndOfWord(char c) {
        return isWord(c) || (c != NONE && ")]»”%€…".indexOf(c) >= 0);
    }

    /**
     * What may follow a sign for it to be punctuation and not a part of an address, an hour or a
     * piece of code.
     */
    private static boolean isFree(char after, char sign) {
        return isGap(after)
                || after == '»'
                || ("!?".indexOf(sign) >= 0 && "!?.,)]»”\"…".indexOf(after) >= 0);
    }

    private int afterNumber(int i, char c) {
        if (isDigit(run.written()) && !isWord(run.at(i + 1))) {
            run.write(NBSP);
        }
        return keep(i, c);
    }
}
