package org.preau.demo;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.preau.account.Accounts;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.sql.TenantTx;
import org.preau.text.Dates;
import org.preau.text.Language;

/** The people of the town, and what they do in their associations. */
final class DemoPeople {

    private final Accounts accounts;

    DemoPeople(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Their accounts by name; those that are there already stay. */
    Map<String, AccountId> accounts(List<DemoAssociation.DemoPerson> people) {
        Map<String, AccountId> all = new HashMap<>();
        people.forEach(person -> all.put(person.name(), account(person.name(), person.email())));
        return all;
    }

    AccountId account(String name, String email) {
        return accounts.create(name, new EmailAddress(email), Language.FR).id();
    }

    static void offices(
            TenantTx tx,
            List<DemoAssociation.DemoPerson> people,
            Map<String, AccountId> known,
            Instant now) {
        LocalDate today = LocalDate.ofInstant(now, Dates.PARIS);
        for (DemoAssociation.DemoPerson person : people) {
            AccountId account = requireNonNull(known.get(person.name()));
            DemoRows.office(tx, account, person.office(), today.minusYears(1), person.until(today));
        }
    }
}
