package org.preau.addresses;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.sql.TenantTx;

/** The rows of addresses that associations made. */
public final class OwnAddresses {

    /** The name of the address that gets what no other does. */
    public static final String EVERYTHING = "*";

    static final String TAKEN = "mail_address_name";

    private record Row(UUID id, String name, String note, int version) {}

    private record TargetRow(
            UUID addressId, EmailAddress email, Instant askedAt, @Nullable Instant confirmedAt) {}

    private OwnAddresses() {}

    /** By name, the one for everything else last. */
    static List<OwnAddress> all(TenantTx tx) {
        Map<UUID, List<TargetRow>> targets =
                tx
                        .query(
                                """
                                select address_id, target_email as email, asked_at, confirmed_at
                                  from mail_target
                                 order by target_email
                                """)
                        .list(TargetRow.class)
                        .stream()
                        .collect(Collectors.groupingBy(TargetRow::addressId));
        return tx
                .query(
                        """
                        select id, name, note, version
                          from mail_address
                         order by name = '*', name
                        """)
                .list(Row.class)
                .stream()
                .map(row -> address(row, targets.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static OwnAddress address(Row row, List<TargetRow> targets) {
        return new OwnAddress(
                row.id(),
                row.name(),
                row.note(),
                row.version(),
                targets.stream()
                        .map(it ->
                                new OwnAddress.Target(it.email(), it.askedAt(), it.confirmedAt()))
                        .toList());
    }

    static Optional<OwnAddress> find(TenantTx tx, UUID id) {
        return all(tx).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Those who said yes, behind any of some names. */
    public static List<EmailAddress> behind(TenantTx tx, List<String> names) {
        return names.isEmpty()
                ? List.of()
                : tx.query(
                                """
                                select distinct t.target_email as email
                                  from mail_address a
                                  join mail_target t on t.tenant_id = a.tenant_id and t.address_id = a.id
                                 where a.name = any(:names)
                                   and t.confirmed_at is not null
                                 order by t.target_email
                                """)
                        .bind("names", names)
                        .list(EmailAddress.class);
    }

    /** Which of some names are addresses here. */
    public static List<String> known(TenantTx tx, List<String> names) {
        return names.isEmpty()
                ? List.of()
                : tx.query("select name from mail_address where name = any(:names)")
                        .bind("names", names)
                        .list(String.class);
    }

    /** What stands before a plus sign: the rest is its owner's own note (RFC 5233). */
    public static String base(String local) {
        int plus = local.indexOf('+');
        return plus > 0 ? local.substring(0, plus) : local;
    }

    static void insert(TenantTx tx, UUID id, String name, String note) {
        tx.query("insert into mail_address (id, name, note) values (:id, :name, :note)")
                .bind("id", id)
                .bind("name", name)
                .bind("note", note)
                .execute();
    }

    static void update(TenantTx tx, UUID id, String name, String note) {
        tx.query(
                        """
                        update mail_address
                           set name = :name, note = :note, version = version + 1, updated_at = now()
                         where id = :id
                        """)
                .bind("id", id)
                .bind("name", name)
                .bind("note", note)
                .execute();
    }

    static void delete(TenantTx tx, UUID id) {
        tx.query("delete from mail_address where id = :id").bind("id", id).execute();
    }

    static void dropTarget(TenantTx tx, UUID address, EmailAddress email) {
        tx.query("delete from mail_target where address_id = :address and target_email = :email")
                .bind("address", address)
                .bind("email", email)
                .execute();
    }

    /**
     * @param tokenHash of the link that asks; null for somebody who need not be asked
     */
    static void addTarget(
            TenantTx tx, UUID address, EmailAddress email, byte @Nullable [] tokenHash) {
        tx.query(
                        """
                        insert into mail_target (address_id, target_email, token_hash, confirmed_at)
                        values (:address, :email, cast(:hash as bytea),
                                case when cast(:hash as bytea) is null then now() end)
                        """)
                .bind("address", address)
                .bind("email", email)
                .bind("hash", tokenHash)
                .execute();
    }

    /** Asks again, by another link; whether it still waits for an answer. */
    static boolean askAgain(TenantTx tx, UUID address, EmailAddress email, byte[] tokenHash) {
        return tx.query(
                                """
                                update mail_target
                                   set token_hash = :hash, asked_at = now()
                                 where address_id = :address
                                   and target_email = :email
                                   and confirmed_at is null
                                """)
                        .bind("address", address)
                        .bind("email", email)
                        .bind("hash", tokenHash)
                        .execute()
                == 1;
    }

    /** Whether somebody who holds an office here has that address: nobody else is asked. */
    static boolean isMember(TenantTx tx, EmailAddress email) {
        return tx.query(
                        """
                        select exists (
                            select from membership m
                              join account a on a.account_id = m.account_id
                             where a.email = :email
                               and m.ended_at is null
                               and (m.until is null or m.until >= (now() at time zone 'Europe/Paris')::date))
                        """)
                .bind("email", email)
                .one(Boolean.class);
    }

    /** What a link asks: one address and one person; empty once it is answered. */
    static Optional<Asked> asked(TenantTx tx, byte[] tokenHash) {
        return tx.query(
                        """
                        select t.address_id, a.name, a.note, t.target_email as email
                          from mail_target t
                          join mail_address a on a.tenant_id = t.tenant_id and a.id = t.address_id
                         where t.token_hash = :hash
                           and t.confirmed_at is null
                           and t.asked_at > now() - interval '30 days'
                        """)
                .bind("hash", tokenHash)
                .first(Asked.class);
    }

    /** A question that waits for its answer. */
    record Asked(UUID addressId, String name, String note, EmailAddress email) {}

    static void confirm(TenantTx tx, Asked asked) {
        tx.query(
                        """
                        update mail_target
                           set confirmed_at = now(), token_hash = null
                         where address_id = :address
                           and target_email = :email
                        """)
                .bind("address", asked.addressId())
                .bind("email", asked.email())
                .execute();
    }
}
