package org.preau.site;

/** The two kinds of text on a site. */
public enum ArticleKind {
    /** Dated, in a section, listed newest first. */
    ARTICLE,
    /** Standing: always true, in an order that the association chooses. */
    PAGE;

    /** What paths call the part that identifies one. */
    public String part() {
        return this == PAGE ? "page" : "article";
    }
}
