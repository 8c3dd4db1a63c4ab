package org.preau.theme;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.preau.audit.AuditLog;
import org.preau.render.Sandbox;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.text.Json;
import org.preau.web.Actor;
import org.preau.web.Secrets;

/** The rows of the templates that associations wrote: what their sites show. */
final class OverrideRows {

    private record Row(String name, String text) {}

    private final Database database;
    private final Sandbox sandbox;

    OverrideRows(Database database, Sandbox sandbox) {
        this.database = database;
        this.sandbox = sandbox;
    }

    /** Those that visitors get. */
    Overrides published(TenantTx tx) {
        Tenancy tenancy = tx.tenancy();
        return new Overrides(
                sandbox,
                tenancy.tenant(),
                texts(tx),
                (fragment, why) -> stop(tenancy, fragment, why),
                false);
    }

    /**
     * Those that visitors get, and the draft that a token shows; empty for a token that shows none
     * or none any more.
     */
    Optional<Overrides> previewed(TenantTx tx, String token, Overrides.Watcher watcher) {
        return draft(tx, token)
                .map(draft -> {
                    Map<String, String> texts = texts(tx);
                    texts.put(draft.name(), draft.text());
                    return new Overrides(sandbox, tx.tenant(), texts, watcher, true);
                });
    }

    private static Map<String, String> texts(TenantTx tx) {
        Map<String, String> texts = new TreeMap<>();
        tx.query(
                        """
                        select name, published as text
                          from template_override
                         where published is not null
                           and stopped_at is null
                        """)
                .list(Row.class)
                .forEach(row -> texts.put(row.name(), row.text()));
        return texts;
    }

    private static Optional<Row> draft(TenantTx tx, String token) {
        return tx.query(
                        """
                        select name, draft as text
                          from template_override
                         where preview_hash = :hash
                           and preview_until > now()
                           and draft is not null
                        """)
                .bind("hash", Secrets.digest(token))
                .first(Row.class);
    }

    /** For everybody who shows this site from its next revision on, until somebody mends it. */
    private void stop(Tenancy tenancy, String fragment, Sandbox.Outcome why) {
        database.write(
                tenancy,
                tx -> {
                    int stopped =
                            tx.query(
                                            """
                                            update template_override
                                               set stopped_at = now(),
                                                   stopped_why = :why
                                             where name = :name
                                               and stopped_at is null
                                            """)
                                    .bind("why", Json.text(StoppedTemplate.of(why)))
                                    .bind("name", fragment)
                                    .execute();
                    if (stopped > 0) {
                        AuditLog.note(
                                tx,
                                Actor.system("template"),
                                "template.stopped",
                                fragment,
                                Map.of());
                    }
                    return stopped;
                });
    }
}
