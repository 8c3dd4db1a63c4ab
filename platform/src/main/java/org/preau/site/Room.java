package org.preau.site;

import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.checks.CheckText;
import org.preau.sql.Database;
import org.preau.web.Exchange;
import org.preau.web.Pages;

/** What every page of this feature is made from. */
record Room(
        Database database, Pages pages, SiteActs acts, ArticlePreview preview, CheckText check) {

    /** The identifier that a part of the path spells; empty for anything else. */
    static Optional<UUID> id(Exchange exchange, String part) {
        return id(exchange.parameter(part));
    }

    static Optional<UUID> id(String text) {
        return Ids.read(text);
    }

    /** A number that a form carries; {@code otherwise} for anything else. */
    static int number(String text, int otherwise) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
