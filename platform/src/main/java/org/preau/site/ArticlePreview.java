package org.preau.site;

import java.util.Optional;
import org.preau.render.SafeHtml;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;

/**
 * Shows a text as visitors would read it, before they do. Blocking; may be called at any time from
 * any thread.
 */
public interface ArticlePreview {

    /**
     * A text ready to read.
     *
     * @param html of the body; empty when it was refused
     * @param words how many
     * @param minutes how long it takes to read
     * @param refused why the body cannot be shown
     */
    record Shown(SafeHtml html, int words, int minutes, Optional<Message> refused) {}

    /**
     * @param body Markdown, as typed
     */
    Shown show(TenantTx tx, Desk desk, String body);
}
