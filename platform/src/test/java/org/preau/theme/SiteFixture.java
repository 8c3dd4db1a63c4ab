package org.preau.theme;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.SourceFailed;
import org.preau.backup.store.StoreUnavailable;
import org.preau.base.Ids;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;

/** Writes rows of a site as the workspace does, each act with its change of the site's revision. */
final class SiteFixture {

    private final TestServer server;
    private final Tenant tenant;

    SiteFixture(TestServer server, Tenant tenant) {
        this.server = server;
        this.tenant = tenant;
    }

    /** An article about to be written, published an hour ago unless said. */
    record Draft(
            String kind,
            String slug,
            String title,
            String lead,
            String body,
            String state,
            @Nullable Instant publishedAt,
            String author,
            List<String> tags,
            @Nullable UUID section,
            @Nullable UUID cover) {

        static Draft article(String slug, String title) {
            return new Draft(
                    "article",
                    slug,
                    title,
                    "",
                    "",
                    "published",
                    Instant.now().minus(Duration.ofHours(1)),
                    "",
                    List.of(),
                    null,
                    null);
        }

        static Draft page(String slug, String title) {
            Draft one = article(slug, title);
            return new Draft(
                    "page",
                    slug,
                    title,
                    "",
                    "",
                    one.state(),
                    one.publishedAt(),
                    "",
                    List.of(),
                    null,
                    null);
        }

        Draft saying(String newLead, String newBody) {
            return new Draft(
                    kind,
                    slug,
                    title,
                    newLead,
                    newBody,
                    state,
                    publishedAt,
                    author,
                    tags,
                    section,
                    cover);
        }

        Draft in(String newState, @Nullable Instant at) {
            return new Draft(
                    kind, slug, title, lead, body, newState, at, author, tags, section, cover);
        }

        Draft by(String name, List<String> newTags) {
            return new Draft(
                    kind,
                    slug,
                    title,
                    lead,
                    body,
                    state,
                    publishedAt,
                    name,
                    newTags,
                    section,
                    cover);
        }

        Draft under(@Nullable UUID newSection, @Nullable UUID newCover) {
            return new Draft(
                    kind,
                    slug,
                    title,
                    lead,
                    body,
                    state,
                    publishedAt,
                    author,
                    tags,
                    newSection,
                    newCover);
        }
    }

    UUID write(Draft draft) {
        return change(tx -> insert(tx, draft));
    }

    private static UUID insert(TenantTx tx, Draft draft) {
        UUID id = Ids.next();
        tx.query(
                        """
                        insert into article (id, kind, section_id, slug, title, lead, body, state, author_name, tags,
                                             cover_id, published_at, updated_at)
                        values (:id, :kind, :section, :slug, :title, :lead, :body, :state, :author, :tags,
                                :cover, :at, coalesce(:at, now()))
                        """)
                .bind("id", id)
                .bind("kind", draft.kind())
                .bind("section", draft.section())
                .bind("slug", draft.slug())
                .bind("title", draft.title())
                .bind("lead", draft.lead())
                .bind("body", draft.body())
                .bind("state", draft.state())
                .bind("author", draft.author())
                .bind("tags", draft.tags())
                .bind("cover", draft.cover())
                .bind("at", draft.publishedAt())
                .execute();
        address(tx, draft.slug(), null, id);
        return id;
    }

    UUID section(@Nullable UUID parent, String slug, String title, String description) {
        return change(tx -> {
            UUID id = Ids.next();
            tx.query(
                            """
                            insert into section (id, parent_id, slug, title, description,
                                                 position)
                            values (:id, :parent, :slug, :title, :description,
                                    (select count(*) from section))
                            """)
                    .bind("id", id)
                    .bind("parent", parent)
                    .bind("slug", slug)
                    .bind("title", title)
                    .bind("description", description)
                    .execute();
            address(tx, slug, id, null);
            return id;
        });
    }

    /** Gives an article another address; the old one leads to it. */
    void move(UUID article, String slug) {
        change(tx -> {
            tx.query("update address set current = false where article_id = :id")
                    .bind("id", article)
                    .execute();
            address(tx, slug, null, article);
            return tx.query("update article set slug = :slug where id = :id")
                    .bind("slug", slug)
                    .bind("id", article)
                    .execute();
        });
    }

    void retitle(UUID article, String title) {
        change(tx ->
                tx.query(
                                """
                                update article
                                   set title = :title, version = version + 1
                                 where id = :id
                                """)
                        .bind("title", title)
                        .bind("id", article)
                        .execute());
    }

    void details(
            String tagline, String about, String address, String phone, String email, String home) {
        change(tx ->
                tx.query(
                                """
                                update site
                                   set tagline = :tagline, about = :about, address = :address, phone = :phone,
                                       email = :email, director = :tagline, registration = 'W123456789', home = cast(:home as jsonb)
                                """)
                        .bind("tagline", tagline)
                        .bind("about", about)
                        .bind("address", address)
                        .bind("phone", phone)
                        .bind("email", email)
                        .bind("home", home)
                        .execute());
    }

    void name(String name) {
        change(tx ->
                tx.query("update tenant set name = :name where tenant_id = tenant()")
                        .bind("name", name)
                        .execute());
    }

    void theme(String key) {
        change(tx ->
                tx.query("update tenant set theme = :theme where tenant_id = tenant()")
                        .bind("theme", key)
                        .execute());
    }

    /** A medium and its bytes. */
    UUID medium(String sha256, String name, String type, int width, int height, byte[] bytes) {
        try {
            server.house()
                    .store()
                    .put(
                            new ObjectKey("tenants/" + tenant.id() + "/media/" + sha256),
                            Content.of(bytes));
        } catch (StoreUnavailable | SourceFailed e) {
            throw new IllegalStateException(e);
        }
        return change(tx -> {
            UUID id = Ids.next();
            tx.query(
                            """
                            insert into media (id, sha256, name, type, bytes, width, height, alt, created_by)
                            values (:id, :sha256, :name, :type, :bytes, :width, :height, :name, 'fixture')
                            """)
                    .bind("id", id)
                    .bind("sha256", sha256)
                    .bind("name", name)
                    .bind("type", type)
                    .bind("bytes", bytes.length)
                    .bind("width", width)
                    .bind("height", height)
                    .execute();
            return id;
        });
    }

    /** Puts a tenant in a state, as the operator's acts do. */
    void state(String state) {
        server.house()
                .database()
                .operator(
                        "a test",
                        tx -> {
                            tx.query(
                                            """
                                            update tenant
                                               set state = :state, revision = revision + 1,
                                                   delete_after = case when :state = 'deleted' then now() + interval '1 day' end
                                             where tenant_id = :id
                                            """)
                                    .bind("state", state)
                                    .bind("id", tenant.id())
                                    .execute();
                            tx.tenantChanged(tenant.id());
                            return true;
                        });
    }

    /** Gives the site a proven host of its own; null takes it away. */
    void ownHost(@Nullable String host) {
        server.house()
                .database()
                .operator(
                        "a test",
                        tx -> {
                            tx.query(
                                            """
                                            update tenant
                                               set own_host = :host, revision = revision + 1
                                             where tenant_id = :id
                                            """)
                                    .bind("host", host)
                                    .bind("id", tenant.id())
                                    .execute();
                            tx.tenantChanged(tenant.id());
                            return true;
                        });
    }

    private static void address(
            TenantTx tx, String slug, @Nullable UUID section, @Nullable UUID article) {
        tx.query(
                        """
                        insert into address (slug, section_id, article_id)
                        values (:slug, :section, :article)
                        """)
                .bind("slug", slug)
                .bind("section", section)
                .bind("article", article)
                .execute();
    }

    <T> T change(java.util.function.Function<TenantTx, T> work) {
        return server.house()
                .database()
                .write(
                        server.tenancy(tenant),
                        tx -> {
                            T result = work.apply(tx);
                            tx.siteChanged();
                            return result;
                        });
    }
}
