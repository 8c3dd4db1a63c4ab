package org.preau.text;

/** Writes HTML: names are ours, every text and every attribute's value is escaped. */
final class HtmlText {
    private final StringBuilder out;

    HtmlText(int capacity) {
        out = new StringBuilder(capacity);
    }

    /**
     * Opens an element; {@code attributes} are names and values in turn, an empty value leaves its
     * attribute out, save alt.
     */
    HtmlText open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty() || attributes[i].equals("alt")) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                out.append('"');
            }
        }
        out.append('>');
        return this;
    }

    HtmlText close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    HtmlText text(String text) {
        escape(text);
        return this;
    }

    HtmlText line() {
        out.append('\n');
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
