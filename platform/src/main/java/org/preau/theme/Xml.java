package org.preau.theme;

import java.nio.charset.StandardCharsets;

/**
 * Writes XML 1.0: elements, attributes, texts, escaped; characters that XML cannot hold are left
 * out. Use it on one thread.
 */
final class Xml {

    private final StringBuilder out =
            new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");

    /** Opens an element with the attributes that are named and valued in turn. */
    Xml open(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Xml close(String name) {
        out.append("</").append(name).append(">\n");
        return this;
    }

    /** An element with a text. */
    Xml element(String name, String text, String... attributes) {
        open(name, attributes);
        escape(text);
        return close(name);
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void escape(String text) {
        text.codePoints()
                .filter(Xml::allowed)
                .forEach(c -> {
                    switch (c) {
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '&' -> out.append("&amp;");
                        case '"' -> out.append("&quot;");
                        default -> out.appendCodePoint(c);
                    }
                });
    }

    /** XML 1.0 §2.2. */
    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
