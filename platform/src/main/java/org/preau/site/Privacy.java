package org.preau.site;

import org.preau.sql.TenantTx;

/**
 * What an association adds to its privacy page.
 *
 * @param contact where to write about personal data; empty for the address of the site
 * @param text Markdown; empty for nothing
 * @param version of the {@link Site}
 */
public record Privacy(String contact, String text, int version) {

    /** That of this tenant. */
    public static Privacy read(TenantTx tx) {
        return tx.query(
                        """
                        select privacy_contact as contact, privacy_text as text, version
                          from site
                        """)
                .one(Privacy.class);
    }

    /** Puts this in place of what stands. */
    void write(TenantTx tx) {
        tx.query(
                        """
                        update site
                           set privacy_contact = :contact, privacy_text = :text, version = version + 1
                        """)
                .bind("contact", contact)
                .bind("text", text)
                .execute();
    }
}
