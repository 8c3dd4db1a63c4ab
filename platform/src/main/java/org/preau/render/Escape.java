package org.preau.render;

/** Writes text so that neither an element's content nor a quoted attribute value can be left. */
final class Escape {
    private Escape() {}

    /** The text with {@code & < > " '} as entities; the same object when it holds none. */
    static String html(CharSequence text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (entity(text.charAt(i)) != null) {
                return escaped(text, i);
            }
        }
        return text.toString();
    }

    private static String escaped(CharSequence text, int clean) {
        StringBuilder out = new StringBuilder(text.length() + 32).append(text, 0, clean);
        for (int i = clean; i < text.length(); i++) {
            char c = text.charAt(i);
            String entity = entity(c);
            if (entity == null) {
                out.append(c);
            } else {
                out.append(entity);
            }
        }
        return out.toString();
    }

    private static @org.jspecify.annotations.Nullable String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }
}
