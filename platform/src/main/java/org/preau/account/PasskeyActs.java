package org.preau.account;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.base.AccountId;
import org.preau.sql.Database;
import org.preau.sql.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, uses and removes passkeys. Each challenge is ours, works once and for five minutes. */
final class PasskeyActs {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyActs.class);
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String TO_SIGN_IN = "sign in";
    private static final String TO_ADD = "add";
    private static final int MOST = 20;

    private final Database database;
    private final WebAuthn webAuthn;
    private final Letters letters;
    private final Origin origin;

    PasskeyActs(Database database, WebAuthn webAuthn, Letters letters, Origin origin) {
        this.database = database;
        this.webAuthn = webAuthn;
        this.letters = letters;
        this.origin = origin;
    }

    /** What a browser needs to sign in; empty above the measure of that place of the network. */
    Optional<WebAuthn.Request> request(String address) {
        if (!origin.admits(address)) {
            return Optional.empty();
        }
        String challenge =
                database.identity(
                        null, tx -> OneTimes.make(tx, Purpose.PASSKEY, null, TO_SIGN_IN, LIFE));
        return Optional.of(webAuthn.request(challenge));
    }

    /** Comes in by a passkey: both steps in one. */
    Entry signIn(String answer, String challenge, Device device) {
        Entry entry = database.identity(null, tx -> signIn(tx, answer, challenge, device));
        if (entry instanceof Entry.In) {
            origin.giveBack(device.address());
        }
        return entry;
    }

    /** What a browser needs to make a passkey for this account. */
    WebAuthn.Creation creation(AccountId id) {
        return database.identity(
                id,
                tx ->
                        webAuthn.creation(
                                OneTimes.make(tx, Purpose.PASSKEY, id, TO_ADD, LIFE),
                                AccountRows.byId(tx, id).orElseThrow(),
                                Passkeys.of(tx, id)));
    }

    /** Keeps a new passkey; whether the answer held. */
    boolean add(AccountId id, String answer, String challenge, String name) {
        Optional<Account> owner = database.identity(id, tx -> add(tx, id, answer, challenge, name));
        owner.ifPresent(account -> {
            letters.tell(account, "passkey-added", Map.of("key", name));
            LOG.atInfo().addKeyValue("account", id).log("passkey added");
        });
        return owner.isPresent();
    }

    List<Passkeys.Row> of(AccountId id) {
        return database.identity(id, tx -> Passkeys.of(tx, id));
    }

    /** Removes one of this account's; whether there was one. */
    boolean remove(AccountId id, byte[] credentialId) {
        Optional<Account> owner =
                database.identity(
                        id,
                        tx ->
                                Passkeys.remove(tx, id, credentialId)
                                        ? AccountRows.byId(tx, id)
                                        : Optional.empty());
        owner.ifPresent(account -> {
            letters.tell(account, "passkey-removed", Map.of());
            LOG.atInfo().addKeyValue("account", id).log("passkey removed");
        });
        return owner.isPresent();
    }

    private Entry signIn(Tx tx, String answer, String challenge, Device device) {
        boolean ours =
                OneTimes.use(tx, challenge, Purpose.PASSKEY)
                        .filter(kept -> kept.detail().equals(TO_SIGN_IN))
                        .isPresent();
        Optional<Passkeys.Row> key =
                ours
                        ? webAuthn.claimed(answer).flatMap(id -> Passkeys.hold(tx, id))
                        : Optional.empty();
        Optional<Long> count = key.flatMap(row -> webAuthn.signed(answer, challenge, row));
        Optional<Account> account =
                count.flatMap(ok -> AccountRows.hold(tx, key.orElseThrow().accountId()));
        if (account.isEmpty()) {
            return new Entry.Wrong();
        }
        Passkeys.used(tx, key.orElseThrow().credentialId(), count.orElseThrow());
        return Threshold.in(tx, account.get(), device, "passkey");
    }

    private Optional<Account> add(
            Tx tx, AccountId id, String answer, String challenge, String name) {
        boolean ours =
                OneTimes.use(tx, challenge, Purpose.PASSKEY)
                        .filter(kept -> kept.detail().equals(TO_ADD) && id.equals(kept.accountId()))
                        .isPresent();
        return ours && Passkeys.of(tx, id).size() < MOST
                ? webAuthn.made(answer, challenge)
                        .filter(key -> Passkeys.add(tx, id, name, key))
                        .flatMap(key -> AccountRows.byId(tx, id))
                : Optional.empty();
    }
}
