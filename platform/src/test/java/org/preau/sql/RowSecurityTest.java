package org.preau.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The second belt: forced row security on every table of tenants, and proof that each policy is
 * needed.
 */
class RowSecurityTest {

    /** As {@code preau.guard} makes it, and as another test here asks of each. */
    private static final String GUARD =
            " to preau_tenant using (tenant_id = preau.tenant()) with check (tenant_id = preau.tenant())";

    @Test
    void everyTableWithATenantHasForcedRowSecurityWithBothClauses() throws SQLException {
        TwoTenants database = new TwoTenants();

        assertThat(
                        texts(
                                database,
                                """
                                select c.relname
                                  from pg_class c
                                  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'preau'
                                 where c.relkind in ('r', 'p')
                                   and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')
                                   and not (c.relrowsecurity and c.relforcerowsecurity
                                            and exists (select from pg_policies p
                                                         where p.schemaname = 'preau' and p.tablename = c.relname
                                                           and p.roles = '{preau_tenant}' and p.cmd = 'ALL'
                                                           and p.qual = '(tenant_id = preau.tenant())' and p.with_check = '(tenant_id = preau.tenant())'))
                                """))
                .isEmpty();
    }

    @Test
    void theFixtureHasARowOfEveryTableOfTenants() throws SQLException {
        assertThat(
                        texts(
                                new TwoTenants(),
                                """
                                select t.table_name
                                  from information_schema.tables t
                                  join information_schema.columns c using (table_schema, table_name)
                                 where t.table_schema = 'preau' and t.table_type = 'BASE TABLE' and c.column_name = 'tenant_id'
                                """))
                .containsExactlyInAnyOrderElementsOf(TwoTenants.tables());
    }

    @Test
    void theServersRolesOwnNothingAndBypassNothing() throws SQLException {
        assertThat(
                        texts(
                                new TwoTenants(),
                                """
                                select rolname from pg_roles r
                                 where rolname like 'preau\\_%' and rolname <> 'preau_owner'
                                   and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
                                        or exists (select from pg_class c where c.relowner = r.oid)
                                        or exists (select from pg_auth_members m where m.member = r.oid))
                                """))
                .isEmpty();
    }

    @Test
    void keysOfTenantsRowsBeginWithTheTenant() throws SQLException {
        assertThat(
                        texts(
                                new TwoTenants(),
                                """
                                select conrelid::regclass::text || ' ' || conname
                                  from pg_constraint k
                                  join pg_attribute a on a.attrelid = k.conrelid and a.attname = 'tenant_id'
                                 where connamespace = 'preau'::regnamespace
                                   and (contype = 'p' and conkey[1] <> a.attnum
                                        or contype = 'f' and confrelid in (select attrelid from pg_attribute where attname = 'tenant_id')
                                           and not a.attnum = any (conkey))
                                """))
                .containsExactly("preau.scheduled_tasks scheduled_tasks_pkey");
    }

    @Test
    void aTenantSeesAndWritesItsOwnRowsOnly() throws SQLException {
        assertThat(breaches(new TwoTenants(), TwoTenants.tables())).isEmpty();
    }

    @Test
    void noTenantSetIsAnErrorAndNotAnEmptyAnswer() throws SQLException {
        TwoTenants database = new TwoTenants();
        try (Connection connection = database.as(DatabaseRole.TENANT)) {
            for (String table : TwoTenants.tables()) {
                assertThat(fails(connection, "select count(*) from " + table)).as(table).isTrue();
            }
            connection.setAutoCommit(false);
            run(connection, "select set_config('preau.tenant', '" + TwoTenants.ALPHA + "', true)");
            connection.commit();
            assertThat(fails(connection, "select count(*) from article"))
                    .as("a setting of a former transaction")
                    .isTrue();
        }
    }

    /**
     * The positive control: whichever policy is taken away or thrown open, the test above goes red.
     */
    @Test
    void eachPolicyIsNeeded() throws SQLException {
        TwoTenants database = new TwoTenants();
        for (String table : TwoTenants.tables()) {
            String policy = table + "_own on preau." + table;
            List<String> only = List.of(table);

            database.asSuperuser(
                    List.of("alter policy " + policy + " using (true) with check (true)"));
            assertThat(breaches(database, only)).as(table + " thrown open").isNotEmpty();

            database.asSuperuser(List.of("drop policy " + policy));
            assertThat(breaches(database, only)).as(table + " without its policy").isNotEmpty();

            database.asSuperuser(List.of("create policy " + policy + GUARD));
        }
        // Each was put back as it was: what was seen above is what was done to that one.
        assertThat(breaches(database, TwoTenants.tables())).isEmpty();
    }

    /**
     * Tables where alpha does not see its own row, or sees, changes, removes or plants one of
     * beta's.
     */
    private static List<String> breaches(TwoTenants database, List<String> tables)
            throws SQLException {
        List<String> breaches = new ArrayList<>();
        try (Connection connection = database.as(DatabaseRole.TENANT)) {
            connection.setAutoCommit(false);
            for (String table : tables) {
                if (count(connection, table, TwoTenants.ALPHA) != 1) {
                    breaches.add(table + ": own row not seen");
                }
                if (count(connection, table, TwoTenants.BETA) != 0) {
                    breaches.add(table + ": foreign row seen");
                }
                if (changes(
                        connection,
                        "update "
                                + table
                                + " set tenant_id = tenant_id where tenant_id = '"
                                + TwoTenants.BETA
                                + "'")) {
                    breaches.add(table + ": foreign row changed");
                }
                if (changes(
                        connection,
                        "delete from " + table + " where tenant_id = '" + TwoTenants.BETA + "'")) {
                    breaches.add(table + ": foreign row removed");
                }
                if (changes(
                        connection,
                        "update "
                                + table
                                + " set tenant_id = '"
                                + TwoTenants.BETA
                                + "' where tenant_id = '"
                                + TwoTenants.ALPHA
                                + "'")) {
                    breaches.add(table + ": own row given away");
                }
            }
        }
        return breaches;
    }

    private static int count(Connection connection, String table, UUID tenant) throws SQLException {
        enter(connection);
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select count(*) from "
                                        + table
                                        + " where tenant_id = '"
                                        + tenant
                                        + "'")) {
            rows.next();
            return rows.getInt(1);
        } finally {
            connection.rollback();
        }
    }

    private static boolean changes(Connection connection, String sql) throws SQLException {
        enter(connection);
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql) > 0;
        } catch (SQLException e) {
            return false;
        } finally {
            connection.rollback();
        }
    }

    private static void enter(Connection connection) throws SQLException {
        run(connection, "select set_config('preau.tenant', '" + TwoTenants.ALPHA + "', true)");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean fails(Connection connection, String sql) {
        try {
            run(connection, sql);
            return false;
        } catch (SQLException e) {
            return true;
        } finally {
            rollBack(connection);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(TwoTenants database, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
