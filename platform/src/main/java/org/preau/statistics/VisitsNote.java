package org.preau.statistics;

import java.util.List;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.PrivacyNote;

/** What visitors are told of the counting of visits. */
public final class VisitsNote implements PrivacyNote {

    @Override
    public List<Part> of(TenantTx tx) {
        return List.of(
                new Part(
                        Message.of("statistics.privacy"),
                        List.of(
                                Message.of("statistics.privacy.what"),
                                Message.of("statistics.privacy.until"))));
    }
}
