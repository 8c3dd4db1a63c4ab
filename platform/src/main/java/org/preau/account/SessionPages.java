package org.preau.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.text.Message;
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
    private static final String PAGE = "/compte/appareils";

    /** One session in the list. */
    record Line(UUID id, Message device, boolean small, String place, Instant seen, boolean here) {}

    /** The page. */
    record View(List<Line> sessions, boolean others) {}

    private final Database database;
    private final Pages pages;
    private final Sessions sessions;

    SessionPages(Database database, Pages pages, Sessions sessions) {
        this.database = database;
        this.pages = pages;
        this.sessions = sessions;
    }

    /** {@code POST /deconnexion}: here and on every other device. */
    Reply leave(Person who, Exchange exchange) {
        int ended = database.identity(who.account(), tx -> Sessions.endAll(tx, who.account()));
        LOG.atInfo()
                .addKeyValue("account", who.account())
                .addKeyValue("sessions", ended)
                .log("signed out");
        return left("said.account.signed-out");
    }

    /** {@code GET /compte/appareils}. */
    Reply show(Person who, Exchange exchange) {
        List<Line> lines = sessions.of(who.account()).stream().map(row -> line(row, who)).toList();
        return pages.portal(200, "account/sessions", new View(lines, lines.size() > 1), exchange);
    }

    /** {@code POST /compte/appareils/{session}/fermer}: one of them, maybe this one. */
    Reply end(Person who, Exchange exchange) {
        UUID id;
        try {
            id = Ids.parse(exchange.parameter("session"));
        } catch (IllegalArgumentException e) {
            return pages.notFound(exchange);
        }
        boolean ended = database.identity(who.account(), tx -> Sessions.end(tx, who.account(), id));
        if (!ended) {
            return pages.notFound(exchange);
        }
        return id.equals(who.session())
                ? left("said.account.signed-out-here")
                : Pages.done(PAGE, "said.account.session-ended");
    }

    /** {@code POST /compte/appareils/fermer}: all but this one. */
    Reply endOthers(Person who, Exchange exchange) {
        database.identity(
                who.account(), tx -> Sessions.endOthers(tx, who.account(), who.session()));
        return Pages.done(PAGE, "said.account.sessions-ended");
    }

    private static Reply left(String said) {
        return Pages.done("/connexion", said).with("set-cookie", SessionCookie.close());
    }

    private static Line line(Sessions.Listed row, Person who) {
        String agent = row.userAgent() == null ? "" : row.userAgent();
        String remote = row.remote() == null ? "" : row.remote();
        int port = remote.lastIndexOf(':');
        return new Line(
                row.sessionId(),
                DeviceWords.of(agent),
                DeviceWords.isSmall(agent),
                port < 0 ? remote : remote.substring(0, port),
                row.seenAt(),
                row.sessionId().equals(who.session()));
    }
}
