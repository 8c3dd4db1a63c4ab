package org.preau.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.preau.account.OwnData;
import org.preau.base.AccountId;
import org.preau.base.TenantId;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.OpenPart;
import org.preau.snapshot.OwnRows;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.sql.Tx;
import org.preau.text.Dates;
import org.preau.text.Json;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * Gathers what is known of a person: the account with its devices and keys, and of each association
 * that she belongs to, or did, her offices, what she did there, and the rows that name her. No
 * secret goes along, no hash of one either, and nothing that another person wrote to an association
 * she has left.
 */
public final class GatherOwnData implements OwnData {

    private static final String MAIN = "account.json";

    /** The account and what opens it. */
    private record About(
            Instant made,
            Who account,
            List<Key> passkeys,
            List<Device> devices,
            List<Of> associations) {}

    private record Who(
            String name,
            String email,
            @Nullable String language,
            String appearance,
            boolean operator,
            Instant createdAt,
            @Nullable Instant signedInAt,
            @Nullable Instant passwordSetAt,
            @Nullable Instant totpProvenAt) {}

    private record Key(String name, Instant createdAt, @Nullable Instant usedAt) {}

    private record Device(
            Instant createdAt,
            Instant seenAt,
            Instant expiresAt,
            @Nullable String remote,
            @Nullable String userAgent) {}

    private record Of(
            String name, String slug, List<Held> offices, List<Program> programs, long rows) {}

    private record Held(
            String office, LocalDate since, @Nullable LocalDate until, @Nullable Instant endedAt) {}

    /** A password of a program: what it is for, never what it is. */
    private record Program(
            String name,
            String purpose,
            Instant createdAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {}

    private record Place(TenantId tenantId, String slug, String name, boolean member) {}

    private record Act(
            Instant at, String act, String subject, String detail, @Nullable String remote) {}

    private final Database database;
    private final Chapters chapters;
    private final Messages messages;
    private final Clock clock;

    public GatherOwnData(Database database, Chapters chapters, Messages messages, Clock clock) {
        this.database = database;
        this.chapters = chapters;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public void write(AccountId account, Language language, Path to) throws IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(to), StandardCharsets.UTF_8)) {
            text(
                    zip,
                    messages.text(language, "account.data.read-me"),
                    messages.text(language, "account.data.read-me.text"));
            About about =
                    database.operator(
                            "give a person what is known of them", tx -> of(tx, account, zip));
            text(zip, MAIN, Json.text(about) + "\n");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private About of(OperatorTx tx, AccountId account, ZipOutputStream zip) {
        List<Of> associations =
                places(tx, account).stream().map(it -> of(tx, account, it, zip)).toList();
        return database.identity(
                account,
                own ->
                        new About(
                                clock.instant(),
                                who(own, account),
                                keys(own, account),
                                devices(own, account),
                                associations));
    }

    private List<Place> places(OperatorTx tx, AccountId account) {
        return tx.query(
                        """
                        select t.tenant_id, t.slug, t.name,
                               bool_or(m.ended_at is null
                                       and m.since <= :today
                                       and (m.until is null or m.until >= :today)) as member
                          from membership m
                          join tenant t on t.tenant_id = m.tenant_id
                         where m.account_id = :account
                           and t.state <> 'deleted'
                         group by t.tenant_id, t.slug, t.name
                         order by t.slug
                        """)
                .bind("account", account)
                .bind("today", LocalDate.ofInstant(clock.instant(), Dates.PARIS))
                .list(Place.class);
    }

    private Of of(OperatorTx tx, AccountId account, Place place, ZipOutputStream zip) {
        try {
            tx.workIn(place.tenantId());
            Folder folder = new Folder(zip, place.slug());
            UUID id = UUID.fromString(account.toString());
            long rows =
                    new OwnRows(tx, chapters, id)
                            .write(tx, place.tenantId(), place.member(), folder);
            List<Act> acts = acts(tx, account, place);
            if (!acts.isEmpty()) {
                folder.put("journal.json", to -> to.write(Json.write(acts)));
            }
            return new Of(
                    place.name(),
                    place.slug(),
                    offices(tx, account, place),
                    programs(tx, account, place),
                    rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Act> acts(Tx tx, AccountId account, Place place) {
        return tx.query(
                        """
                        select at, act, subject, detail::text as detail, remote
                          from audit_entry
                         where tenant_id = :tenant
                           and actor_id = :account
                         order by at
                        """)
                .bind("tenant", place.tenantId())
                .bind("account", account)
                .list(Act.class);
    }

    private static List<Held> offices(Tx tx, AccountId account, Place place) {
        return tx.query(
                        """
                        select office, since, until, ended_at
                          from membership
                         where tenant_id = :tenant
                           and account_id = :account
                         order by since, office
                        """)
                .bind("tenant", place.tenantId())
                .bind("account", account)
                .list(Held.class);
    }

    private static List<Program> programs(Tx tx, AccountId account, Place place) {
        return tx.query(
                        """
                        select name, purpose, created_at, used_at, revoked_at
                          from app_password
                         where tenant_id = :tenant
                           and account_id = :account
                         order by created_at
                        """)
                .bind("tenant", place.tenantId())
                .bind("account", account)
                .list(Program.class);
    }

    private static Who who(Tx tx, AccountId account) {
        return tx.query(
                        """
                        select name, email, language, appearance, operator, created_at, signed_in_at, password_set_at, totp_proven_at
                          from account
                         where account_id = :account
                        """)
                .bind("account", account)
                .one(Who.class);
    }

    private static List<Key> keys(Tx tx, AccountId account) {
        return tx.query(
                        """
                        select name, created_at, used_at
                          from passkey
                         where account_id = :account
                         order by created_at
                        """)
                .bind("account", account)
                .list(Key.class);
    }

    private static List<Device> devices(Tx tx, AccountId account) {
        return tx.query(
                        """
                        select created_at, seen_at, expires_at, remote, user_agent
                          from session
                         where account_id = :account
                         order by created_at
                        """)
                .bind("account", account)
                .list(Device.class);
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** The folder of one association. */
    private record Folder(ZipOutputStream zip, String name) implements OpenPart.Folder {

        @Override
        public void put(String path, OpenPart.Writing bytes) throws IOException {
            zip.putNextEntry(new ZipEntry(name + "/" + path));
            bytes.to(zip);
            zip.closeEntry();
        }

        @Override
        public void folder(String path) throws IOException {
            zip.putNextEntry(new ZipEntry(name + "/" + path + "/"));
            zip.closeEntry();
        }
    }
}
