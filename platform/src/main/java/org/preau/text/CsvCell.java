package org.preau.text;

/**
 * A cell of a table for spreadsheets. One that a spreadsheet would read as a formula begins with an
 * apostrophe instead (OWASP, CSV Injection); so do the full-width signs, which some take for the
 * plain ones.
 */
public final class CsvCell {

    private static final String STARTS_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20|%";

    private CsvCell() {}

    /** The text of a cell; quoting is the writer's business. */
    public static String of(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        boolean live = at < text.length() && STARTS_FORMULA.indexOf(text.charAt(at)) >= 0;
        return live ? "'" + text : text;
    }
}
