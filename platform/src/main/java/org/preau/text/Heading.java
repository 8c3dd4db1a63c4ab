package org.preau.text;

/**
 * A heading of a text, for its table of contents.
 *
 * @param id the anchor in the page, prefix included
 * @param level 2 to 6, as rendered
 * @param text plain, typeset
 */
public record Heading(String id, int level, String text) {}
