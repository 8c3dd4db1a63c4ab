package org.preau.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads WordPress' own export, WXR 1.0 to 1.2: RSS with {@code wp:} elements, item by item, so that
 * memory does not grow with the file. Documents that declare a type, refer to entities of their
 * own, nest deeper than {@value #DEPTH} or hold a text longer than {@value #TEXT} characters are
 * refused.
 */
final class WxrReader {

    /** WXR itself nests five deep. */
    static final int DEPTH = 32;

    /** Twenty times what an article may hold. */
    static final int TEXT = 8_000_000;

    /** What one item may hold in all, so that many long texts do no more than one. */
    private static final long ITEM = 3L * TEXT;

    /** More items, terms and people are no association's site. */
    private static final int THINGS = 200_000;

    private static final Set<String> META =
            Set.of(
                    "_thumbnail_id",
                    "_wp_attached_file",
                    "_wp_attachment_image_alt",
                    "_menu_item_type",
                    "_menu_item_object",
                    "_menu_item_object_id",
                    "_menu_item_menu_item_parent",
                    "_menu_item_url",
                    ExportWxr.MARKDOWN);

    private static final Set<String> COMMENT =
            Set.of(
                    "wp:comment_id",
                    "wp:comment_author",
                    "wp:comment_date",
                    "wp:comment_date_gmt",
                    "wp:comment_content",
                    "wp:comment_approved",
                    "wp:comment_type",
                    "wp:comment_parent",
                    "wp:comment_user_id");

    /** Told of what is read, in its order. */
    interface Reader {
        /** The former site's address, without a slash at its end. */
        default void site(String address, String title) {}

        /** A category: a section to be. */
        default void category(Map<String, String> texts) {}

        /**
         * Somebody who wrote there.
         *
         * @param number by which her comments name her too; empty for none
         */
        default void author(String number, String login, String name) {}

        /** A tag, or a word of another taxonomy, such as the name of a menu. */
        default void term(Map<String, String> texts) {}

        /**
         * A comment, before the item that it stands below is told.
         *
         * @param post the number of that item
         */
        default void comment(String post, Map<String, String> texts) {}

        void item(WxrItem item);
    }

    private final Reader to;
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> channel = new HashMap<>();
    private String nicename = "";
    private String domain = "";
    private String metaKey = "";
    private WxrItem.Draft item = new WxrItem.Draft();
    private boolean told;
    private long held;
    private long said;
    private int things;

    private WxrReader(Reader to) {
        this.to = to;
    }

    /**
     * Reads the whole file.
     *
     * @throws Refused when it is no WXR
     */
    static void read(Path file, Reader to) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader xml = SafeXml.read(in);
            new WxrReader(to).read(xml);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            // The parser's own words, which it has in no language of ours.
            boolean cut = String.valueOf(e.getMessage()).contains("must start and end within");
            throw new Refused(
                    cut ? Refused.Why.CUT : Refused.Why.UNREADABLE,
                    "not well-formed XML without a DTD (line " + line + ")");
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException, Refused {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(xml);
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Refused("it declares a type or entities of its own");
                default -> {}
            }
        }
        if (!told) {
            throw new Refused("no WXR: there is neither a channel nor an item");
        }
    }

    private void start(XMLStreamReader xml) throws Refused {
        if (path.size() >= DEPTH) {
            throw new Refused("elements nest deeper than " + DEPTH);
        }
        String name = name(xml);
        if (path.isEmpty() && !name.equals("rss")) {
            throw new Refused("no WXR: it begins with " + name);
        }
        path.push(name);
        text.setLength(0);
        switch (name) {
            case "item" -> {
                tell();
                begin();
                item = new WxrItem.Draft();
            }
            case "wp:category", "wp:author", "wp:term", "wp:tag" -> begin();
            case "wp:comment" -> {
                texts.clear();
                said = 0;
            }
            case "category" -> {
                domain = said(xml, "domain");
                nicename = said(xml, "nicename");
            }
            default -> {}
        }
    }

    private void begin() throws Refused {
        texts.clear();
        held = 0;
        if (++things > THINGS) {
            throw new Refused(Refused.Why.TOO_MUCH, "it holds more than " + THINGS + " things");
        }
    }

    private void characters(XMLStreamReader xml) throws Refused {
        if (text.length() + xml.getTextLength() > TEXT) {
            throw new Refused(
                    Refused.Why.TOO_MUCH, "a text is longer than " + TEXT + " characters");
        }
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    private void end() throws Refused {
        String name = path.pop();
        String parent = path.isEmpty() ? "" : path.peek();
        String value = text.toString();
        text.setLength(0);
        hold(parent, name, value);
        switch (parent) {
            case "item" -> ofItem(name, value);
            case "wp:postmeta" -> meta(name, value);
            case "wp:category", "wp:author", "wp:term", "wp:tag" -> texts.put(name, value.strip());
            case "wp:comment" -> ofComment(name, value);
            case "channel" -> ofChannel(name, value);
            default -> {}
        }
    }

    /** Comments are told one by one and held no longer, so each counts by itself. */
    private void hold(String parent, String name, String value) throws Refused {
        boolean ofComment = parent.startsWith("wp:comment");
        said += ofComment ? value.length() : 0;
        held += ofComment ? 0 : name.length() + value.length();
        if (held > ITEM || said > TEXT) {
            throw new Refused(
                    Refused.Why.TOO_MUCH,
                    "an item or a comment is longer than " + ITEM + " characters");
        }
    }

    private void ofItem(String name, String value) {
        switch (name) {
            case "category" -> label(value.strip());
            case "wp:comment" ->
                    to.comment(item.texts.getOrDefault("wp:post_id", ""), Map.copyOf(texts));
            case "wp:postmeta" -> {}
            default -> item.texts.put(name, value);
        }
    }

    private void label(String value) {
        switch (domain) {
            case "category" -> item.categories.put(nicename, value);
            case "post_tag" -> item.tags.add(value);
            case "nav_menu" -> item.menu = nicename;
            // What a common plugin for texts of several people writes.
            case "author" -> item.authors.add(value);
            default -> {}
        }
    }

    private void ofComment(String name, String value) {
        if (COMMENT.contains(name)) {
            texts.put(name, value.strip());
        }
    }

    private void meta(String name, String value) {
        if (name.equals("wp:meta_key")) {
            metaKey = value.strip();
        } else if (name.equals("wp:meta_value") && META.contains(metaKey)) {
            item.meta.put(metaKey, metaKey.equals(ExportWxr.MARKDOWN) ? value : value.strip());
        }
    }

    private void ofChannel(String name, String value) {
        switch (name) {
            case "item" -> to.item(item.done());
            case "wp:category" -> {
                tell();
                to.category(Map.copyOf(texts));
            }
            case "wp:term", "wp:tag" -> {
                tell();
                to.term(Map.copyOf(texts));
            }
            case "wp:author" -> {
                tell();
                to.author(
                        texts.getOrDefault("wp:author_id", ""),
                        texts.getOrDefault("wp:author_login", ""),
                        texts.getOrDefault("wp:author_display_name", ""));
            }
            default -> channel.putIfAbsent(name, value.strip());
        }
    }

    private void tell() {
        if (!told) {
            told = true;
            String base =
                    channel.getOrDefault("wp:base_blog_url", channel.getOrDefault("link", ""));
            to.site(base.replaceFirst("/+$", ""), channel.getOrDefault("title", ""));
        }
    }

    private static String name(XMLStreamReader xml) {
        String prefix = xml.getPrefix();
        return prefix == null || prefix.isEmpty()
                ? xml.getLocalName()
                : prefix + ":" + xml.getLocalName();
    }

    private static String said(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }
}
