package org.preau.web;

import java.util.List;
import org.preau.sql.TenantTx;
import org.preau.text.Message;

/**
 * What one feature has to say on the privacy page of a site (GDPR, articles 12 to 14): which data,
 * why, on what ground, for how long. A feature that the site does not use says nothing, so that the
 * page names only what really happens there.
 *
 * <p>Asked when the page is made, in a transaction of the site's tenant: quick, reads only, any
 * thread. The page is kept until the site's revision changes: who begins or ceases to gather
 * something tells {@code tx.siteChanged()}.
 */
@FunctionalInterface
public interface PrivacyNote {

    /**
     * One part of the page.
     *
     * @param title its heading
     * @param sentences each a paragraph
     */
    record Part(Message title, List<Message> sentences) {}

    /** The parts in their order; none when the site does not use the feature. */
    List<Part> of(TenantTx tx);
}
