package org.preau.operator;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.base.TenantId;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.web.Actor;

/**
 * Announces something: one copy for each association of the audience, in one statement, and a job
 * that writes to the responsibles. Sent twice, it is announced once.
 */
final class SendAnnouncement {

    /** What is said, checked before. */
    record Command(UUID id, String title, String body, Audience audience) {}

    private final Database database;
    private final Jobs jobs;
    private final TenantDirectory directory;

    SendAnnouncement(Database database, Jobs jobs, TenantDirectory directory) {
        this.database = database;
        this.jobs = jobs;
        this.directory = directory;
    }

    /** How many associations received it now; 0 when it was sent before. */
    int run(Actor actor, Command said) {
        return database.operator("announce", tx -> send(tx, actor, said));
    }

    private int send(OperatorTx tx, Actor actor, Command said) {
        TenantId portal = directory.portal().id();
        if (insert(tx, actor, said, portal) == 0) {
            return 0;
        }
        int copies = copy(tx, actor, said);
        tx.query(
                        """
                        update announcement
                           set copies = :copies
                         where id = :id
                        """)
                .bind("copies", copies)
                .bind("id", said.id())
                .execute();
        AuditLog.note(
                tx,
                portal,
                actor,
                "announcement.sent",
                said.title(),
                Map.of("copies", String.valueOf(copies)));
        jobs.schedule(
                tx,
                portal,
                MailAnnouncement.KIND,
                said.id().toString(),
                new MailAnnouncement.ToMail(said.id()),
                Instant.now());
        return copies;
    }

    private static int insert(OperatorTx tx, Actor actor, Command said, TenantId portal) {
        return tx.query(
                        """
                        insert into announcement (tenant_id, id, title, body, audience, sector, association, said_by)
                        values (:portal, :id, :title, :body, :audience, :sector, :association, :by)
                        on conflict do nothing
                        """)
                .bind("portal", portal)
                .bind("id", said.id())
                .bind("title", said.title())
                .bind("body", said.body())
                .bind("audience", said.audience().kind())
                .bind("sector", said.audience().sector())
                .bind("association", said.audience().association())
                .bind("by", actor.name())
                .execute();
    }

    private static int copy(OperatorTx tx, Actor actor, Command said) {
        return tx.query(
                        """
                        insert into notice (tenant_id, id, title, body, said_by)
                        select tenant_id, :id, :title, :body, :by
                          from tenant
                         where kind = 'association'
                           and state <> 'deleted'
                           and (cast(:sector as int) is null or sector = :sector)
                           and (cast(:association as uuid) is null or tenant_id = :association)
                        on conflict do nothing
                        """)
                .bind("id", said.id())
                .bind("title", said.title())
                .bind("body", said.body())
                .bind("by", actor.name())
                .bind("sector", said.audience().sector())
                .bind("association", said.audience().association())
                .execute();
    }
}
