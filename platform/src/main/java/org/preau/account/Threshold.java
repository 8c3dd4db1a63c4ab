package org.preau.account;

import java.time.Duration;
import org.preau.sql.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last step of every way in: a session, or first a code when the account asks for one. */
final class Threshold {

    private static final Logger LOG = LoggerFactory.getLogger(Threshold.class);
    private static final Duration SECOND_STEP = Duration.ofMinutes(10);

    private Threshold() {}

    /** After one proof: a password, or a mailed link. */
    static Entry afterOneProof(Tx tx, Account account, Device device) {
        if (account.asksCode()) {
            return new Entry.CodeWanted(
                    OneTimes.make(tx, Purpose.SECOND_STEP, account.accountId(), "", SECOND_STEP));
        }
        return in(tx, account, device, "one proof");
    }

    /** After two, or after a passkey that knows its owner. */
    static Entry in(Tx tx, Account account, Device device, String how) {
        String secret = Sessions.open(tx, account.accountId(), device);
        LOG.atInfo()
                .addKeyValue("account", account.accountId())
                .addKeyValue("remote", device.remote())
                .addKeyValue("how", how)
                .log("signed in");
        return new Entry.In(account.accountId(), secret);
    }
}
