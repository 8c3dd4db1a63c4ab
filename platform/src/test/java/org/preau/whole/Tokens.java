package org.preau.whole;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.preau.postgres.DatabaseAccess;
import org.preau.tenancy.Tenant;
import org.preau.testing.Until;
import org.preau.testing.Visitor;
import org.preau.web.Secrets;

/**
 * An association and a program's token, written past all gates, for tests whose subject is
 * something else.
 */
final class Tokens {

    private static final String SECRET = "preau_" + "F".repeat(43);

    private Tokens() {}

    /** Opens an association; the server at {@code port} has heard of it when this returns. */
    static void association(DatabaseAccess superuser, String slug, int port) {
        open(superuser, slug);
        Visitor site = Visitor.of(port, slug + ".localhost");
        Until.so(() -> site.get("/").statusCode() == 200);
    }

    private static void open(DatabaseAccess superuser, String slug) {
        try (Connection connection =
                        DriverManager.getConnection(
                                superuser.url(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into preau.tenant (tenant_id, kind, slug, name, theme) values (gen_random_uuid(), 'association', '%1$s', '%1$s', 'placette'); insert into preau.site (tenant_id, director, address, email) select tenant_id, 'Une directrice', '1 rue du Pont', 'contact@courriel.example' from preau.tenant where slug = '%1$s'; select pg_notify('preau_tenant', tenant_id::text) from preau.tenant where slug = '%1$s'"
                            .formatted(slug));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes a text that shows the picture of that address: visitors get no others. */
    static void show(DatabaseAccess superuser, String slug, String picture) {
        try (Connection connection =
                        DriverManager.getConnection(
                                superuser.url(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into preau.article (tenant_id, id, kind, slug, title, body, state, published_at) select tenant_id, gen_random_uuid(), 'page', md5('%2$s'), 'Une image', '![Du bruit](%2$s)', 'published', now() from preau.tenant where slug = '%1$s'; update preau.tenant set revision = revision + 1 where slug = '%1$s'"
                            .formatted(slug, picture));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A visitor of the portal that may do everything in {@code tenant}, by the API. */
    static Visitor of(int port, DatabaseAccess superuser, Tenant tenant) {
        return of(port, superuser, tenant.slug().value());
    }

    /** The same, by the association's short name. */
    static Visitor of(int port, DatabaseAccess superuser, String slug) {
        try (Connection connection =
                        DriverManager.getConnection(
                                superuser.url(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into preau.api_token (tenant_id, id, name, token_hash, rights, created_by) select tenant_id, gen_random_uuid(), 'test', '\\x"
                            + HexFormat.of().formatHex(Secrets.digest(SECRET))
                            + "', '{read,write,publish,arrange,people,audit}', 'test' from preau.tenant where slug = '"
                            + slug
                            + "' on conflict do nothing");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Visitor.of(port, "localhost").with("authorization", "Bearer " + SECRET);
    }
}
