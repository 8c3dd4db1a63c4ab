package org.preau.site;

/** Where a text is on its way to the public. */
public enum ArticleState {
    /** Being written; only the workspace sees it. */
    DRAFT,
    /** Its writer asks for it to be published. */
    PROPOSED,
    /** Visitors read it. */
    PUBLISHED,
    /** Sent back to its writer, with a word. */
    DECLINED,
    /** Was public, is no longer. */
    WITHDRAWN
}
