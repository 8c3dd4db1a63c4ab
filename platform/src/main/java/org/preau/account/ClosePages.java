package org.preau.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.account.Closing.Alone;
import org.preau.account.Closing.Free;
import org.preau.account.Closing.Outcome;
import org.preau.account.Closing.RunsThePlatform;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;
import org.preau.web.SessionCookie;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaving for good; behind a fresh proof, and after typing one's own address. */
final class ClosePages {

    private static final Logger LOG = LoggerFactory.getLogger(ClosePages.class);

    /**
     * The page.
     *
     * @param associations that the person belongs to, or did
     * @param alone those that nobody else answers for, which stands in the way
     * @param operator whether the account runs the platform, which stands in the way too
     */
    record View(Form form, String email, int associations, List<String> alone, boolean operator) {}

    private final Database database;
    private final Pages pages;
    private final Closing closing;
    private final Letters letters;

    ClosePages(Database database, Pages pages, Closing closing, Letters letters) {
        this.database = database;
        this.pages = pages;
        this.closing = closing;
        this.letters = letters;
    }

    /** {@code GET /compte/effacer}. */
    Reply show(Person who, Exchange exchange) {
        return page(200, who, exchange, field(""), closing.look(who.account()));
    }

    /** {@code POST /compte/effacer}. */
    Reply close(Person who, Exchange exchange) {
        String typed = exchange.form("email").strip();
        if (!typed.equalsIgnoreCase(who.email().value())) {
            Field wrong = field(typed).withError(Message.of("account.close.differs"));
            return page(422, who, exchange, wrong, closing.look(who.account()));
        }
        Optional<Account> account =
                database.identity(who.account(), tx -> AccountRows.byId(tx, who.account()));
        Outcome outcome = closing.run(who.account());
        if (!(outcome instanceof Free)) {
            return page(409, who, exchange, field(typed), outcome);
        }
        account.ifPresent(it -> letters.tell(it, "closed", Map.of()));
        LOG.atInfo().addKeyValue("account", who.account()).log("account closed for good");
        return Pages.done("/connexion", "said.account.closed")
                .with("set-cookie", SessionCookie.close());
    }

    private Reply page(int status, Person who, Exchange exchange, Field field, Outcome outcome) {
        String email = who.email().value();
        Form form = Form.of(field);
        View view =
                switch (outcome) {
                    case Free(int associations) ->
                            new View(form, email, associations, List.of(), false);
                    case Alone(List<String> names) -> new View(form, email, 0, names, false);
                    case RunsThePlatform() -> new View(form, email, 0, List.of(), true);
                };
        return pages.portal(status, "account/close", view, exchange);
    }

    private static Field field(String typed) {
        return Field.of(Field.Type.EMAIL, "email", "account.close.confirm")
                .withValue(typed.substring(0, Math.min(typed.length(), 320)))
                .withAutocomplete("off");
    }
}
