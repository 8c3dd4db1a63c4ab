package org.preau.inbound;

import java.util.List;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.PrivacyNote;

/** What the privacy page says of mail: every association has addresses where it comes in. */
public final class MailPrivacy implements PrivacyNote {

    @Override
    public List<Part> of(TenantTx tx) {
        return List.of(
                new Part(
                        Message.of("inbound.privacy"),
                        List.of(
                                Message.of("inbound.privacy.what"),
                                Message.of("inbound.privacy.own"),
                                Message.of("inbound.privacy.kept"))));
    }
}
