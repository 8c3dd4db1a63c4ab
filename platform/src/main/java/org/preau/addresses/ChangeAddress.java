package org.preau.addresses;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.preau.audit.AuditLog;
import org.preau.base.EmailAddress;
import org.preau.base.HostName;
import org.preau.site.Wrong;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Secrets;

/** Makes an address, changes it, or takes it away. Whoever is new to it and no member is asked. */
public final class ChangeAddress {

    /**
     * What somebody filled in.
     *
     * @param version the one that was read; 0 for a new address
     * @param targets addresses between commas, blanks or line ends
     */
    record Command(UUID id, int version, String name, String note, String targets) {}

    /** How it went. */
    sealed interface Outcome {}

    /**
     * It is so now.
     *
     * @param asked how many people were asked by a letter
     */
    record Saved(OwnAddress address, int asked) implements Outcome {}

    /** Some of it cannot be kept. Nothing was written. */
    record Invalid(List<Wrong> wrongs) implements Outcome {}

    /** Somebody changed it since: this is how it stands. */
    record Stale(OwnAddress now) implements Outcome {}

    /** There is no such address here. */
    record Missing() implements Outcome {}

    private static final int MOST = 100;

    private final Database database;
    private final TenantDirectory directory;
    private final AskTarget ask;

    ChangeAddress(Database database, TenantDirectory directory, AskTarget ask) {
        this.database = database;
        this.directory = directory;
        this.ask = ask;
    }

    Outcome save(Desk desk, Command command) {
        CheckAddress.Outcome checked =
                CheckAddress.of(
                        command.name(), command.note(), command.targets(), own(desk.tenant()));
        return switch (checked) {
            case CheckAddress.Bad(List<Wrong> wrongs) -> new Invalid(wrongs);
            case CheckAddress.Good good -> save(desk, command, good);
        };
    }

    private Outcome save(Desk desk, Command command, CheckAddress.Good good) {
        Set<EmailAddress> askable = askable(desk, command.id(), good.targets());
        try {
            return database.write(desk.tenancy(), tx -> decide(tx, desk, command, good, askable));
        } catch (ConstraintViolated e) {
            if (e.constraint().equals(OwnAddresses.TAKEN)) {
                Message taken = Message.of("addresses.wrong.name-taken", "name", good.name());
                return new Invalid(List.of(new Wrong("name", taken)));
            }
            throw e;
        }
    }

    /** Whom a letter may be written to; counted before, for nobody holds two connections. */
    private Set<EmailAddress> askable(Desk desk, UUID id, List<EmailAddress> targets) {
        List<EmailAddress> strangers =
                database.read(
                        desk.tenancy(),
                        tx -> {
                            Set<EmailAddress> known = known(OwnAddresses.find(tx, id));
                            return targets.stream()
                                    .filter(email -> !known.contains(email))
                                    .filter(email -> !OwnAddresses.isMember(tx, email))
                                    .toList();
                        });
        return strangers.stream().filter(ask::mayGo).collect(Collectors.toSet());
    }

    private static Set<EmailAddress> known(Optional<OwnAddress> address) {
        return address.stream()
                .flatMap(it -> it.targets().stream())
                .map(OwnAddress.Target::email)
                .collect(Collectors.toSet());
    }

    private Set<String> own(Tenant tenant) {
        return Stream.of(directory.home(tenant), directory.platformHost(tenant))
                .map(HostName::value)
                .collect(Collectors.toSet());
    }

    private Outcome decide(
            TenantTx tx,
            Desk desk,
            Command command,
            CheckAddress.Good good,
            Set<EmailAddress> askable) {
        // One at a time: nobody ends up with more than there may be, or half of two changes.
        tx.query("select version from site for update").one(Integer.class);
        Optional<OwnAddress> before = OwnAddresses.find(tx, command.id());
        if (before.isEmpty()) {
            return command.version() == 0
                    ? create(tx, desk, command, good, askable)
                    : new Missing();
        }
        if (command.version() != before.get().version()) {
            return same(before.get(), good) ? new Saved(before.get(), 0) : new Stale(before.get());
        }
        OwnAddresses.update(tx, command.id(), good.name(), good.note());
        before.get().targets().stream()
                .map(OwnAddress.Target::email)
                .filter(email -> !good.targets().contains(email))
                .forEach(email -> OwnAddresses.dropTarget(tx, command.id(), email));
        return saved(tx, desk, command, good, known(before), askable);
    }

    private static boolean same(OwnAddress there, CheckAddress.Good good) {
        return there.name().equals(good.name())
                && there.note().equals(good.note())
                && there.targets().stream()
                        .map(OwnAddress.Target::email)
                        .collect(Collectors.toSet())
                        .equals(Set.copyOf(good.targets()));
    }

    private Outcome create(
            TenantTx tx,
            Desk desk,
            Command command,
            CheckAddress.Good good,
            Set<EmailAddress> askable) {
        if (OwnAddresses.all(tx).size() >= MOST) {
            Message many = Message.of("addresses.wrong.too-many", "most", MOST);
            return new Invalid(List.of(new Wrong("name", many)));
        }
        OwnAddresses.insert(tx, command.id(), good.name(), good.note());
        return saved(tx, desk, command, good, Set.of(), askable);
    }

    private Outcome saved(
            TenantTx tx,
            Desk desk,
            Command command,
            CheckAddress.Good good,
            Set<EmailAddress> before,
            Set<EmailAddress> askable) {
        int asked = 0;
        for (EmailAddress email : good.targets()) {
            if (!before.contains(email)) {
                asked += add(tx, desk, command.id(), good, email, askable.contains(email));
            }
        }
        String act = command.version() == 0 ? "address.made" : "address.changed";
        AuditLog.note(tx, desk.actor(), act, good.name(), Map.of());
        return new Saved(OwnAddresses.find(tx, command.id()).orElseThrow(), asked);
    }

    private int add(
            TenantTx tx,
            Desk desk,
            UUID address,
            CheckAddress.Good good,
            EmailAddress email,
            boolean asks) {
        if (OwnAddresses.isMember(tx, email)) {
            OwnAddresses.addTarget(tx, address, email, null);
            return 0;
        }
        String secret = Secrets.random();
        OwnAddresses.addTarget(tx, address, email, Secrets.digest(secret));
        if (asks) {
            ask.send(tx, desk, good.name(), good.note(), email, secret);
        }
        return asks ? 1 : 0;
    }

    /** Asks those once more who have not answered; how many that were, empty for no address. */
    Optional<Integer> askAgain(Desk desk, UUID id) {
        Optional<OwnAddress> there = database.read(desk.tenancy(), tx -> OwnAddresses.find(tx, id));
        if (there.isEmpty()) {
            return Optional.empty();
        }
        List<EmailAddress> asked =
                there.get().targets().stream()
                        .filter(target -> !target.confirmed())
                        .map(OwnAddress.Target::email)
                        .filter(ask::mayGo)
                        .toList();
        return Optional.of(
                database.write(desk.tenancy(), tx -> askAgain(tx, desk, there.get(), asked)));
    }

    private int askAgain(TenantTx tx, Desk desk, OwnAddress address, List<EmailAddress> asked) {
        int count = 0;
        for (EmailAddress email : asked) {
            String secret = Secrets.random();
            if (OwnAddresses.askAgain(tx, address.id(), email, Secrets.digest(secret))) {
                ask.send(tx, desk, address.name(), address.note(), email, secret);
                count++;
            }
        }
        return count;
    }

    /** Whether there was one. */
    boolean remove(Desk desk, UUID id) {
        return database.write(
                desk.tenancy(),
                tx -> {
                    Optional<OwnAddress> there = OwnAddresses.find(tx, id);
                    there.ifPresent(address -> {
                        OwnAddresses.delete(tx, id);
                        AuditLog.note(
                                tx, desk.actor(), "address.removed", address.name(), Map.of());
                    });
                    return there.isPresent();
                });
    }
}
