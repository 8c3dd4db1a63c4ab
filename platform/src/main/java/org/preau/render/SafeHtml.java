package org.preau.render;

/**
 * Markup that may be printed as it is: made by the sanitiser or by this package, never from what
 * somebody typed. It is the only value that templates print unescaped, whether by {@code {{x}}} or
 * {@code {{{x}}}}.
 */
public record SafeHtml(String html) {
    /** Nothing at all. */
    public static final SafeHtml EMPTY = new SafeHtml("");

    /** Text as markup: its special characters become entities. */
    public static SafeHtml escaped(CharSequence text) {
        return new SafeHtml(Escape.html(text));
    }

    @Override
    public String toString() {
        return html;
    }
}
