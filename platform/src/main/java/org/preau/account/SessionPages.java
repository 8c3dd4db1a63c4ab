package org.preau.account;

import org.preau.sql.Database;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;
import org.preau.web.SessionCookie;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where one is signed in, and leaving. */
final class SessionPages {

    private static final Logger LOG = LoggerFactory.getLogger(SessionPages.class);

    private final Database database;

    SessionPages(Database database) {
        this.database = database;
    }

    /** {@code POST /deconnexion}: here and on every other device. */
    Reply leave(Person who, Exchange exchange) {
        int ended = database.identity(who.account(), tx -> Sessions.endAll(tx, who.account()));
        LOG.atInfo()
                .addKeyValue("account", who.account())
                .addKeyValue("sessions", ended)
                .log("signed out");
        return Pages.done("/connexion", "said.account.signed-out")
                .with("set-cookie", SessionCookie.close());
    }
}
