package org.preau.web;

/** What a member's password for a program opens in one association; each opens one thing only. */
public enum AppUse {
    /** The file space, by WebDAV. */
    FILES,
    /** The vault, by git. */
    GIT,
    /** The mail of one's own address. */
    MAIL;

    /** Whether nothing is ever changed by it, whatever the method: git asks by {@code POST}. */
    boolean readsOnly() {
        return this == GIT;
    }
}
