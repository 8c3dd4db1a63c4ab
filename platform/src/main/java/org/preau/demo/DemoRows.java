package org.preau.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.Ids;
import org.preau.sql.TenantTx;
import org.preau.text.Json;

/**
 * The rows of a demonstration's site. It writes them itself rather than by the acts of the
 * workspace: those date everything today, by whoever acts, and a town has a past.
 */
final class DemoRows {

    /** What a site says of itself. */
    record Said(
            String name,
            @Nullable Integer sector,
            String tagline,
            String about,
            List<String> address,
            String phone,
            String email,
            String registration,
            String director) {}

    /** An article or a page, with the moments of its life. */
    record Writing(
            UUID id,
            String kind,
            @Nullable UUID section,
            String slug,
            String title,
            String lead,
            String first,
            String body,
            String state,
            @Nullable AccountId author,
            String authorName,
            @Nullable UUID cover,
            String coverCaption,
            List<String> tags,
            int position,
            Instant begun,
            Instant saved,
            @Nullable Instant proposed,
            @Nullable Instant published,
            boolean scheduled) {}

    private DemoRows() {}

    /** Whether this site was written before; its row is locked, so that it is written once. */
    static boolean isDone(TenantTx tx) {
        return !tx.query("select home::text from site for update").one(String.class).equals("{}");
    }

    /** Takes away what a new site begins with. */
    static void clear(TenantTx tx) {
        tx.query("delete from address").execute();
        tx.query("delete from article").execute();
        tx.query("delete from section").execute();
    }

    static UUID section(TenantTx tx, DemoSection section, @Nullable UUID parent, int position) {
        UUID id = Ids.next();
        tx.query(
                        """
                        insert into section (id, parent_id, slug, title, description, position)
                        values (:id, cast(:parent as uuid), :slug, :title, :description, :position)
                        """)
                .bind("id", id)
                .bind("parent", parent)
                .bind("slug", section.slug())
                .bind("title", section.title())
                .bind("description", section.description())
                .bind("position", position)
                .execute();
        tx.query("insert into address (slug, section_id) values (:slug, :id)")
                .bind("slug", section.slug())
                .bind("id", id)
                .execute();
        return id;
    }

    static void writing(TenantTx tx, Writing it) {
        boolean revised = !it.first().equals(it.body());
        tx.query(
                        """
                        insert into article (id, kind, section_id, slug, title, lead, body, state, author_id, author_name,
                                             cover_id, cover_caption, tags, position, version, created_at, updated_at,
                                             proposed_at, published_at, scheduled)
                        values (:id, :kind, cast(:section as uuid), :slug, :title, :lead, :body, :state,
                                cast(:author as uuid), :authorName, cast(:cover as uuid), :coverCaption, :tags, :position,
                                :version, :begun, :saved, cast(:proposed as timestamptz), cast(:published as timestamptz),
                                :scheduled)
                        """)
                .bind("id", it.id())
                .bind("kind", it.kind())
                .bind("section", it.section())
                .bind("slug", it.slug())
                .bind("title", it.title())
                .bind("lead", it.lead())
                .bind("body", it.body())
                .bind("state", it.state())
                .bind("author", it.author())
                .bind("authorName", it.authorName())
                .bind("cover", it.cover())
                .bind("coverCaption", it.coverCaption())
                .bind("tags", it.tags())
                .bind("position", it.position())
                .bind("version", revised ? 2 : 1)
                .bind("begun", it.begun())
                .bind("saved", it.saved())
                .bind("proposed", it.proposed())
                .bind("published", it.published())
                .bind("scheduled", it.scheduled())
                .execute();
        tx.query("insert into address (slug, article_id) values (:slug, :id)")
                .bind("slug", it.slug())
                .bind("id", it.id())
                .execute();
        revision(tx, it, 1, it.first(), it.begun());
        if (revised) {
            revision(tx, it, 2, it.body(), it.saved());
        }
    }

    private static void revision(TenantTx tx, Writing it, int version, String body, Instant at) {
        tx.query(
                        """
                        insert into revision (article_id, version, title, lead, body, saved_by, saved_at)
                        values (:id, :version, :title, :lead, :body, :by, :at)
                        """)
                .bind("id", it.id())
                .bind("version", version)
                .bind("title", it.title())
                .bind("lead", it.lead())
                .bind("body", body)
                .bind("by", it.authorName())
                .bind("at", at)
                .execute();
    }

    static void office(
            TenantTx tx, AccountId account, String office, LocalDate since, LocalDate until) {
        tx.query(
                        """
                        insert into membership (account_id, office, since, until)
                        values (:account, :office, :since, :until)
                        """)
                .bind("account", account)
                .bind("office", office)
                .bind("since", since)
                .bind("until", until)
                .execute();
    }

    static void notice(TenantTx tx, String title, String body, String by, Instant at) {
        tx.query(
                        """
                        insert into notice (id, title, body, said_by, said_at)
                        values (:id, :title, :body, :by, :at)
                        """)
                .bind("id", Ids.next())
                .bind("title", title)
                .bind("body", body)
                .bind("by", by)
                .bind("at", at)
                .execute();
    }

    /** Says what the site is, and thereby that it is done. */
    static void describe(TenantTx tx, Said said, DemoPictures pictures, Object home) {
        tx.query(
                        """
                        update site
                           set tagline = :tagline, about = :about, address = :address, phone = :phone, email = :email,
                               registration = :registration, director = :director, logo_id = :logo,
                               home = cast(:home as jsonb), version = version + 1
                        """)
                .bind("tagline", said.tagline())
                .bind("about", said.about())
                .bind("address", String.join("\n", said.address()))
                .bind("phone", said.phone())
                .bind("email", said.email())
                .bind("registration", said.registration())
                .bind("director", said.director())
                .bind("logo", pictures.named(DemoPictures.LOGO).id())
                .bind("home", Json.text(home))
                .execute();
        tx.query(
                        """
                        update tenant
                           set name = :name, sector = cast(:sector as smallint), used_bytes = :bytes
                         where tenant_id = tenant()
                        """)
                .bind("name", said.name())
                .bind("sector", said.sector())
                .bind("bytes", pictures.bytes())
                .execute();
        tx.siteChanged();
    }
}
