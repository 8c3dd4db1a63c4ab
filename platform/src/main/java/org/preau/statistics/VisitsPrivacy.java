package org.preau.statistics;

import java.util.List;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.PrivacyNote;

/** What the counting of visits has to say on the privacy page: visits are counted on every site. */
public final class VisitsPrivacy implements PrivacyNote {

    @Override
    public List<Part> of(TenantTx tx) {
        return List.of(
                new Part(
                        Message.of("statistics.privacy"),
                        List.of(
                                Message.of("statistics.privacy.what"),
                                Message.of("statistics.privacy.nobody"))));
    }
}
