package org.preau.template;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/** The templates that an association wrote, and their versions. */
final class TemplateRows {

    /**
     * A version that was public.
     *
     * @param body null when the theme's own was taken back
     */
    record Version(int version, @Nullable String body, String savedBy, Instant savedAt) {}

    private TemplateRows() {}

    static List<Stored> all(TenantTx tx) {
        return tx.query(
                        """
                        select name, version, published, own, draft, stopped_at, stopped_why
                          from template_override
                         order by name
                        """)
                .list(Stored.class);
    }

    static Optional<Stored> find(TenantTx tx, String name) {
        return tx.query(
                        """
                        select name, version, published, own, draft, stopped_at, stopped_why
                          from template_override
                         where name = :name
                        """)
                .bind("name", name)
                .first(Stored.class);
    }

    /** The same, which nobody else changes before this transaction ends; made if need be. */
    static Stored locked(TenantTx tx, String name) {
        tx.query(
                        """
                        insert into template_override (name, version)
                        values (:name, 0)
                        on conflict do nothing
                        """)
                .bind("name", name)
                .execute();
        return tx.query(
                        """
                        select name, version, published, own, draft, stopped_at, stopped_why
                          from template_override
                         where name = :name
                           for update
                        """)
                .bind("name", name)
                .one(Stored.class);
    }

    static void keepDraft(TenantTx tx, String name, String text) {
        tx.query(
                        """
                        update template_override
                           set draft = :text,
                               version = version + 1
                         where name = :name
                        """)
                .bind("name", name)
                .bind("text", text)
                .execute();
    }

    /** Has a token show the draft for an hour. */
    static void showDraft(TenantTx tx, String name, byte[] hash) {
        tx.query(
                        """
                        update template_override
                           set preview_hash = :hash,
                               preview_until = now() + interval '1 hour'
                         where name = :name
                        """)
                .bind("name", name)
                .bind("hash", hash)
                .execute();
    }

    /**
     * @param text null for the theme's own
     */
    static void publish(TenantTx tx, Stored before, @Nullable String text, String own, String by) {
        tx.query(
                        """
                        update template_override
                           set published = cast(:text as text),
                               own = :own,
                               draft = null,
                               preview_hash = null,
                               stopped_at = null,
                               stopped_why = null,
                               version = version + 1
                         where name = :name
                        """)
                .bind("name", before.name())
                .bind("text", text)
                .bind("own", own)
                .execute();
        tx.query(
                        """
                        insert into template_version (name, version, body, saved_by)
                        values (:name, :version, cast(:text as text), :by)
                        """)
                .bind("name", before.name())
                .bind("version", before.version() + 1)
                .bind("text", text)
                .bind("by", by)
                .execute();
    }

    /** Newest first. */
    static List<Version> versions(TenantTx tx, String name) {
        return tx.query(
                        """
                        select version, body, saved_by, saved_at
                          from template_version
                         where name = :name
                         order by version desc
                         limit 200
                        """)
                .bind("name", name)
                .list(Version.class);
    }
}
