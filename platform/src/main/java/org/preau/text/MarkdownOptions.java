package org.preau.text;

import java.util.regex.Pattern;

/**
 * How a text is to be rendered.
 *
 * @param typography the rules of the text's language
 * @param labels the words to add, in that language
 * @param links where addresses lead
 * @param mediaBase images may only come from here: a path of the site ("/media/") or a whole
 *     address, ending in /
 * @param idPrefix begins every id of the text, so that none can be an id of the page: lower-case
 *     letters, digits, then a hyphen. Several texts on one page need one prefix each
 * @param firstLevel level of the text's first headings: 2 under an article's own h1, 3 in a list of
 *     comments
 * @param author decides what links to other sites say to search engines
 */
public record MarkdownOptions(
        Typography typography,
        MarkdownLabels labels,
        MarkdownLinks links,
        String mediaBase,
        String idPrefix,
        int firstLevel,
        Author author) {
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]{0,15}-");
    private static final Pattern MEDIA =
            Pattern.compile("(https?://[^/\\s\\\\]+)?/([^/\\s\\\\][^\\s\\\\]*)?/");

    /** Who wrote the text. */
    public enum Author {
        /** The association: its links are recommendations, rel is {@code noopener} alone. */
        EDITOR,
        /**
         * Anyone who passes by: links also say {@code nofollow ugc}, so that spam earns nothing.
         */
        VISITOR
    }

    /** Refuses a prefix, a base or a level that would make an unsafe or a wrong page. */
    public MarkdownOptions {
        if (!PREFIX.matcher(idPrefix).matches()) {
            throw new IllegalArgumentException(
                    "idPrefix must be letters, digits and a final hyphen: " + idPrefix);
        }
        if (!MEDIA.matcher(mediaBase).matches()) {
            throw new IllegalArgumentException(
                    "mediaBase must be a path or an address ending in /: " + mediaBase);
        }
        if (firstLevel < 2 || firstLevel > 6) {
            throw new IllegalArgumentException("firstLevel must be 2 to 6: " + firstLevel);
        }
    }

    /**
     * An article of the site: images under /media/, ids in t-, headings from h2, written by an
     * editor.
     */
    public static MarkdownOptions article(
            Typography typography, MarkdownLabels labels, MarkdownLinks links) {
        return new MarkdownOptions(typography, labels, links, "/media/", "t-", 2, Author.EDITOR);
    }

    /** The same with images from elsewhere, as in a preview on another host. */
    public MarkdownOptions withMediaBase(String base) {
        return new MarkdownOptions(typography, labels, links, base, idPrefix, firstLevel, author);
    }

    /** The same with other ids, for a page that shows several texts. */
    public MarkdownOptions withIdPrefix(String prefix) {
        return new MarkdownOptions(
                typography, labels, links, mediaBase, prefix, firstLevel, author);
    }

    /** The same with addresses that lead elsewhere. */
    public MarkdownOptions withLinks(MarkdownLinks where) {
        return new MarkdownOptions(
                typography, labels, where, mediaBase, idPrefix, firstLevel, author);
    }

    /** The same starting at another heading level. */
    public MarkdownOptions withFirstLevel(int level) {
        return new MarkdownOptions(typography, labels, links, mediaBase, idPrefix, level, author);
    }

    /** The same written by somebody else. */
    public MarkdownOptions withAuthor(Author who) {
        return new MarkdownOptions(typography, labels, links, mediaBase, idPrefix, firstLevel, who);
    }
}
