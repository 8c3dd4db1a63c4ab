package org.preau.forms;

import java.util.LinkedHashMap;
import java.util.Map;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenant;

/**
 * The legal notice of a form, made of what its makers said: who is responsible, what the answers
 * are for, how long they are kept, where people ask for their rights (Regulation (EU) 2016/679,
 * article 13).
 */
final class LegalText {

    private LegalText() {}

    /** What the template's sentences are filled with. */
    static Map<String, Object> of(TenantTx tx, Tenant tenant, Questionnaire form) {
        String contact = form.rightsContact().isEmpty() ? siteContact(tx) : form.rightsContact();
        Map<String, Object> law = new LinkedHashMap<>();
        law.put("responsible", tenant.name());
        law.put("purpose", form.purpose());
        law.put("months", form.keptMonths());
        law.put("contact", contact);
        law.put("byMail", contact.contains("@") && !contact.contains("\n"));
        return law;
    }

    /**
     * How the association is reached: its mail, else its telephone, else its seat; maybe nothing.
     */
    static String siteContact(TenantTx tx) {
        return tx.query(
                        """
                        select coalesce(nullif(email, ''), nullif(phone, ''), address)
                          from site
                        """)
                .first(String.class)
                .orElse("");
    }
}
