package org.preau.operator;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.base.EmailAddress;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Language;
import org.preau.web.Actor;

/**
 * Takes somebody's report of a content, acknowledges it by mail and tells the operators. Sent
 * twice, it is one report.
 */
final class TakeReport {

    /** From one address of the network, in a day. */
    private static final int MOST_A_DAY = 10;

    /**
     * What was reported, checked before.
     *
     * @param email null when no name was given
     * @param remote address and port, kept as a host has to
     */
    record Command(
            UUID id,
            Tenant association,
            String address,
            Reports.Kind kind,
            String explanation,
            String person,
            @Nullable EmailAddress email,
            Language language,
            String remote,
            String network) {}

    /** How it went. */
    sealed interface Outcome {}

    /** The operators will read it. */
    record Taken() implements Outcome {}

    /** Too many came from there today. */
    record TooMany() implements Outcome {}

    private final Database database;
    private final Letters letters;
    private final TenantDirectory directory;

    TakeReport(Database database, Letters letters, TenantDirectory directory) {
        this.database = database;
        this.letters = letters;
        this.directory = directory;
    }

    Outcome run(Command wanted) {
        return database.operator("take a report of a content", tx -> take(tx, wanted));
    }

    private Outcome take(OperatorTx tx, Command wanted) {
        if (today(tx, wanted.network()) >= MOST_A_DAY) {
            return new TooMany();
        }
        if (insert(tx, wanted) == 1) {
            AuditLog.note(
                    tx,
                    directory.portal().id(),
                    Actor.system("report"),
                    "report.received",
                    wanted.association().name(),
                    Map.of("address", wanted.address()));
            acknowledge(tx, wanted);
            tellOperators(tx, wanted);
        }
        return new Taken();
    }

    private static int today(OperatorTx tx, String network) {
        return tx.query(
                        """
                        select count(*)
                          from report
                         where network = :network
                           and reported_at > now() - interval '1 day'
                        """)
                .bind("network", network)
                .one(Integer.class);
    }

    private int insert(OperatorTx tx, Command wanted) {
        return tx.query(
                        """
                        insert into report (tenant_id, id, association, association_name, address, kind, explanation, person,
                                            email, language, remote, network)
                        values (:tenant, :id, :association, :name, :address, :kind, :explanation, :person,
                                :email, :language, :remote, :network)
                        on conflict do nothing
                        """)
                .bind("tenant", directory.portal().id())
                .bind("id", wanted.id())
                .bind("association", wanted.association().id())
                .bind("name", wanted.association().name())
                .bind("address", wanted.address())
                .bind("kind", wanted.kind())
                .bind("explanation", wanted.explanation())
                .bind("person", wanted.person())
                .bind("email", wanted.email())
                .bind("language", wanted.language())
                .bind("remote", wanted.remote())
                .bind("network", wanted.network())
                .execute();
    }

    private void acknowledge(OperatorTx tx, Command wanted) {
        EmailAddress email = wanted.email();
        if (email != null) {
            letters.fromPortal(
                    tx,
                    email,
                    wanted.language(),
                    "report-taken",
                    Map.of("name", wanted.person(), "page", wanted.address()));
        }
    }

    private void tellOperators(OperatorTx tx, Command wanted) {
        List<Responsibles.Responsible> operators = Responsibles.operators(tx);
        for (Responsibles.Responsible one : operators) {
            letters.fromPortal(
                    tx,
                    one.email(),
                    one.language(),
                    "report-waiting",
                    Map.of(
                            "name", one.name(),
                            "association", wanted.association().name(),
                            "page", wanted.address(),
                            "id", wanted.id().toString()));
        }
    }
}
