package org.preau.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.preau.text.Dates;

/** Writes WXR 1.2 element by element. Texts may hold anything that is a character of XML. */
final class WxrWriter implements AutoCloseable {

    private static final DateTimeFormatter WORDPRESS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String HEAD =
            """
            <?xml version="1.0" encoding="UTF-8" ?>
            <rss version="2.0"
             xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
             xmlns:content="http://purl.org/rss/1.0/modules/content/"
             xmlns:wfw="http://wellformedweb.org/CommentAPI/"
             xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:wp="http://wordpress.org/export/1.2/">
            <channel>
            """;

    private final Writer out;

    WxrWriter(Path file) throws IOException {
        out = new BufferedWriter(Files.newBufferedWriter(file));
        out.write(HEAD);
    }

    WxrWriter open(String name) throws IOException {
        out.write("<" + name + ">\n");
        return this;
    }

    WxrWriter close(String name) throws IOException {
        out.write("</" + name + ">\n");
        return this;
    }

    /** An element of plain text. */
    WxrWriter put(String name, String text) throws IOException {
        out.write("<" + name + ">" + escaped(characters(text)) + "</" + name + ">\n");
        return this;
    }

    /** An element whose text WordPress expects in a section of its own. */
    WxrWriter raw(String name, String text) throws IOException {
        return raw(name, "", text);
    }

    /**
     * @param attributes with a space before them, their values escaped
     */
    WxrWriter raw(String name, String attributes, String text) throws IOException {
        String whole = characters(text).replace("]]>", "]]]]><![CDATA[>");
        out.write("<" + name + attributes + "><![CDATA[" + whole + "]]></" + name + ">\n");
        return this;
    }

    WxrWriter meta(String key, String value) throws IOException {
        open("wp:postmeta");
        put("wp:meta_key", key);
        raw("wp:meta_value", value);
        return close("wp:postmeta");
    }

    /** A day as WordPress keeps it: in the site's own time, and in that of the world. */
    WxrWriter day(String name, Instant moment) throws IOException {
        raw(name, local(moment, Dates.PARIS));
        return raw(name + "_gmt", local(moment, ZoneOffset.UTC));
    }

    private static String local(Instant moment, ZoneId zone) {
        return WORDPRESS.format(moment.atZone(zone));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** XML 1.0 has no other control characters, and no halves of pairs. */
    private static String characters(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c ->
                        c == 9
                                || c == 10
                                || c == 13
                                || (c >= 0x20 && c < 0xD800)
                                || (c > 0xDFFF && c < 0xFFFE)
                                || c > 0xFFFF)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    @Override
    public void close() throws IOException {
        out.write("</channel>\n</rss>\n");
        out.close();
    }
}
