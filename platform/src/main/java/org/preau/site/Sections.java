package org.preau.site;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/** The rows of sections. */
public final class Sections {

    static final String CONSTRAINT = "section_pkey";

    /** How many articles a section holds by itself. */
    record Held(UUID id, long articles) {}

    private Sections() {}

    public static Optional<Section> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, parent_id, slug, title, description, position, version, prepared
                          from section
                         where id = :id
                        """)
                .bind("id", id)
                .first(Section.class);
    }

    /** All sections, those of one parent in their order; {@link SectionTree} makes a tree of it. */
    public static List<Section> all(TenantTx tx) {
        return tx.query(
                        """
                        select id, parent_id, slug, title, description, position, version, prepared
                          from section
                         order by position, title, id
                        """)
                .list(Section.class);
    }

    static List<Held> held(TenantTx tx) {
        return tx.query(
                        """
                        select section_id as id, count(*) as articles
                          from article
                         where section_id is not null
                         group by section_id
                        """)
                .list(Held.class);
    }

    static long articles(TenantTx tx, UUID id) {
        return tx.query("select count(*) from article where section_id = :id")
                .bind("id", id)
                .one(Long.class);
    }

    /** How many sections are directly in that one. */
    static long within(TenantTx tx, UUID id) {
        return tx.query("select count(*) from section where parent_id = :id")
                .bind("id", id)
                .one(Long.class);
    }

    static void insert(TenantTx tx, UUID id, String slug, SaveSection.Command to, int position) {
        tx.query(
                        """
                        insert into section (id, parent_id, slug, title, description, position, prepared)
                        values (:id, :parent, :slug, :title, :description, :position, :prepared)
                        """)
                .bind("id", id)
                .bind("parent", to.parent())
                .bind("slug", slug)
                .bind("title", to.title())
                .bind("description", to.description())
                .bind("position", position)
                .bind("prepared", to.prepared())
                .execute();
    }

    static void update(TenantTx tx, UUID id, String slug, SaveSection.Command to, int position) {
        tx.query(
                        """
                        update section
                           set parent_id = :parent, slug = :slug, title = :title, description = :description,
                               position = :position, version = version + 1, updated_at = now()
                         where id = :id
                        """)
                .bind("id", id)
                .bind("parent", to.parent())
                .bind("slug", slug)
                .bind("title", to.title())
                .bind("description", to.description())
                .bind("position", position)
                .execute();
    }

    /** Hides these from visitors, or shows them. */
    static void prepare(TenantTx tx, Collection<UUID> ids, boolean prepared) {
        tx.query("update section set prepared = :prepared where id = any(cast(:ids as uuid[]))")
                .bind("prepared", prepared)
                .bind("ids", ids)
                .execute();
    }

    static void setPosition(TenantTx tx, UUID id, int position) {
        tx.query("update section set position = :position where id = :id and position <> :position")
                .bind("id", id)
                .bind("position", position)
                .execute();
    }

    static int lastPosition(TenantTx tx, @Nullable UUID parent) {
        return tx.query(
                        """
                        select coalesce(max(position), 0)
                          from section
                         where parent_id is not distinct from cast(:parent as uuid)
                        """)
                .bind("parent", parent)
                .one(Integer.class);
    }

    static void delete(TenantTx tx, UUID id) {
        tx.query("delete from section where id = :id").bind("id", id).execute();
    }
}
