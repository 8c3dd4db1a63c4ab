package org.preau.tenancy;

/** What somebody may do in one association. An office carries several; a token names its own. */
public enum Right {
    /** See the workspace: articles in all their states, who holds which office. */
    READ,
    /** Write articles and pages, and propose them. */
    WRITE,
    /** Put online and take offline, accept or decline what is proposed. */
    PUBLISH,
    /** Change sections, appearance, settings and domains of the site. */
    ARRANGE,
    /** Invite people, give and end offices, make tokens. */
    PEOPLE,
    /** Read the audit log. */
    AUDIT,
    /** Write templates of one's own over those of the theme: given to nobody by itself. */
    TEMPLATES,
    /** Run the platform itself: for tokens and people of the portal's tenant only. */
    OPERATE
}
