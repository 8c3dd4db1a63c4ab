package org.preau.people;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.AccountId;
import org.preau.base.Ids;
import org.preau.tenancy.Office;

/** Reads what came in an address or a form; empty for what cannot be right. */
final class Typed {

    private Typed() {}

    static Optional<UUID> id(String typed) {
        return Ids.read(typed);
    }

    static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whose office an address speaks of. */
    record Seat(AccountId account, Office office) {}

    static Optional<Seat> seat(String account, String office) {
        return id(account)
                .flatMap(whose ->
                        Named.officeSent(office)
                                .map(which -> new Seat(new AccountId(whose), which)));
    }
}
