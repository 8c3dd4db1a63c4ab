package org.preau.audit;

import java.util.Map;
import org.preau.base.Ids;
import org.preau.base.TenantId;
import org.preau.sql.OperatorTx;
import org.preau.sql.TenantTx;
import org.preau.sql.Tx;
import org.preau.text.Json;
import org.preau.web.Actor;

/** Writes the audit log. An act is a message key: {@code audit.} + act gives its sentence. */
public final class AuditLog {

    private static final int MAX_SUBJECT = 300;

    private AuditLog() {}

    /**
     * Notes an act in the tenant of this transaction.
     *
     * @param act such as {@code article.published}
     * @param subject what it was done to, as people call it
     * @param detail more, for the sentence's placeholders
     */
    public static void note(
            TenantTx tx, Actor actor, String act, String subject, Map<String, String> detail) {
        insert(tx, tx.tenant(), actor, act, subject, detail);
    }

    /** Notes an act of the operator in {@code tenant}. */
    public static void note(
            OperatorTx tx,
            TenantId tenant,
            Actor actor,
            String act,
            String subject,
            Map<String, String> detail) {
        insert(tx, tenant, actor, act, subject, detail);
    }

    private static void insert(
            Tx tx,
            TenantId tenant,
            Actor actor,
            String act,
            String subject,
            Map<String, String> detail) {
        tx.query(
                        """
                        insert into audit_entry (tenant_id, id, actor_kind, actor_id, actor_name, act, subject, detail, remote)
                        values (:tenant, :id, :kind, :actor, :name, :act, :subject, cast(:detail as jsonb), :remote)
                        """)
                .bind("tenant", tenant)
                .bind("id", Ids.next())
                .bind("kind", actor.kind())
                .bind("actor", actor.id())
                .bind("name", actor.name())
                .bind("act", act)
                .bind("subject", subject.substring(0, Math.min(subject.length(), MAX_SUBJECT)))
                .bind("detail", Json.text(detail))
                .bind("remote", actor.remote())
                .execute();
    }
}
