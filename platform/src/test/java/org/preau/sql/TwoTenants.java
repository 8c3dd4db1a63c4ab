package org.preau.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.preau.postgres.DatabaseAccess;
import org.preau.testing.TestPostgres;

/**
 * A database with one row of each guarded table for each of two tenants, written by the superuser,
 * whom no policy holds. A new table without a row here makes {@link RowSecurityTest} fail.
 */
public final class TwoTenants {

    public static final UUID ALPHA = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    public static final UUID BETA = UUID.fromString("00000000-0000-7000-8000-00000000000b");

    /**
     * How to write one row of a table: %1$s the tenant in quotes, %2$s a letter, %3$s a row's own
     * uuid.
     */
    private static final Map<String, String> ROWS =
            Map.ofEntries(
                    Map.entry(
                            "tenant_domain",
                            "(tenant_id, host, proof) values (%1$s, 'www.%2$s.example', 'x')"),
                    Map.entry(
                            "audit_entry",
                            "(tenant_id, id, actor_kind, actor_name, act) values (%1$s, %3$s, 'system', 'x', 'x')"),
                    Map.entry(
                            "membership",
                            "(tenant_id, account_id, office) values (%1$s, %3$s, 'member')"),
                    Map.entry(
                            "invitation",
                            "(tenant_id, id, email, name, office, token_hash, invited_by, expires_at) values (%1$s, %3$s, 'a@b.example', 'x', 'member', '\\x00', 'x', now())"),
                    Map.entry(
                            "operator_visit",
                            "(tenant_id, id, account_id, reason, ends_at) values (%1$s, %3$s, %3$s, 'why', now())"),
                    Map.entry(
                            "api_token",
                            "(tenant_id, id, name, token_hash, rights, created_by) values (%1$s, %3$s, 'x', '\\x00', '{read}', 'x')"),
                    Map.entry("change_mark", "(tenant_id, tx) values (%1$s, '7')"),
                    Map.entry(
                            "erasure",
                            "(tenant_id, table_name, row_key) values (%1$s, 'answer', 'x')"),
                    Map.entry(
                            "restoration",
                            "(tenant_id, id, version, scope, made_by) values (%1$s, %3$s, 1, '{}', 'x')"),
                    Map.entry(
                            "proof",
                            "(tenant_id, id, version, state, asked_by) values (%1$s, %3$s, 1, 'waiting', 'x')"),
                    Map.entry(
                            "scratch_place",
                            "(tenant_id, id, purpose, version) values (%1$s, 'ffffffff-0000-7000-8000-00000000000%2$s', 'look', 1)"),
                    Map.entry(
                            "app_password",
                            "(tenant_id, id, account_id, purpose, name, secret_hash) values (%1$s, %3$s, %3$s, 'files', 'x', '\\x00')"),
                    Map.entry(
                            "file_object",
                            "(tenant_id, sha256, bytes) values (%1$s, repeat('a', 64), 1)"),
                    Map.entry(
                            "file_state",
                            "(tenant_id, node_id, from_at, parent_id, name, folder, sha256, bytes, made_at, modified_at, by_name) values (%1$s, %3$s, now(), %3$s, 'x', false, repeat('a', 64), 1, now(), now(), 'x')"),
                    Map.entry(
                            "file_lock",
                            "(tenant_id, token, node_id, trail, deep, exclusive, by_name, until_at) values (%1$s, %3$s, %3$s, '{}', false, true, 'x', now())"),
                    Map.entry(
                            "file_link",
                            "(tenant_id, id, node_id, secret_hash, made_by, made_at, until_at) values (%1$s, %3$s, %3$s, '\\x00', 'x', now(), now() + interval '1 day')"),
                    Map.entry(
                            "file_upload",
                            "(tenant_id, id, folder_id, path, bytes, by_id) values (%1$s, %3$s, %3$s, 'x', 1, %3$s)"),
                    Map.entry(
                            "file_upload_part",
                            "(tenant_id, upload_id, from_byte, bytes, object) values (%1$s, %3$s, 0, 1, 'x')"),
                    Map.entry("site", "(tenant_id) values (%1$s)"),
                    Map.entry(
                            "blueprint",
                            "(tenant_id, id, name, content, made_from, made_by) values (%1$s, %3$s, 'x', '{}', 'x', 'x')"),
                    Map.entry(
                            "look",
                            "(tenant_id, id, look, published_by) values (%1$s, %3$s, '{}', 'x')"),
                    Map.entry(
                            "autosave",
                            "(tenant_id, article_id, account_id, person, kind, version) values (%1$s, %3$s, %3$s, 'x', 'page', 0)"),
                    Map.entry(
                            "media",
                            "(tenant_id, id, sha256, name, type, bytes, created_by) values (%1$s, %3$s, repeat('a', 64), 'x', 'image/png', 1, 'x')"),
                    Map.entry(
                            "media_caption",
                            "(tenant_id, media_id, language, file_id) values (%1$s, %3$s, 'fr', %3$s)"),
                    Map.entry(
                            "media_former",
                            "(tenant_id, sha256, media_id, name, type, bytes, kept, replaced_by) values (%1$s, repeat('b', 64), %3$s, 'x', 'image/png', 1, false, 'x')"),
                    Map.entry(
                            "media_text",
                            "(tenant_id, media_id, sha256, state) values (%1$s, %3$s, repeat('a', 64), 'waiting')"),
                    Map.entry(
                            "section",
                            "(tenant_id, id, slug, title) values (%1$s, %3$s, 'x', 'x')"),
                    Map.entry(
                            "article",
                            "(tenant_id, id, kind, slug, title) values (%1$s, %3$s, 'page', 'x', 'x')"),
                    Map.entry(
                            "revision",
                            "(tenant_id, article_id, version, title, lead, body, saved_by) values (%1$s, %3$s, 1, 'x', '', '', 'x')"),
                    Map.entry(
                            "remark",
                            "(tenant_id, id, article_id, person, body, version) values (%1$s, %3$s, %3$s, 'x', 'x', 1)"),
                    Map.entry(
                            "membership_section",
                            "(tenant_id, account_id, office, section_id) values (%1$s, %3$s, 'member', %3$s)"),
                    Map.entry(
                            "searchable",
                            "(tenant_id, article_id, published_at, expires_at, heading, words) values (%1$s, %3$s, now(), 'infinity', '', '')"),
                    Map.entry("address", "(tenant_id, slug, article_id) values (%1$s, 'x', %3$s)"),
                    Map.entry(
                            "redirect", "(tenant_id, path, article_id) values (%1$s, '/x', %3$s)"),
                    Map.entry(
                            "questionnaire",
                            "(tenant_id, id, slug, title) values (%1$s, %3$s, 'x', 'x')"),
                    Map.entry(
                            "answer",
                            "(tenant_id, id, questionnaire_id, given, forget_at) values (%1$s, %3$s, %3$s, '[]', now())"),
                    Map.entry(
                            "answer_file",
                            "(tenant_id, id, answer_id, question, name, type, bytes) values (%1$s, %3$s, %3$s, 'q', 'x', 'x', 1)"),
                    Map.entry(
                            "visitor_try",
                            "(tenant_id, key_hash, slot) values (%1$s, '\\x00', now())"),
                    Map.entry(
                            "comment",
                            "(tenant_id, id, article_id, name, body, state) values (%1$s, %3$s, %3$s, 'x', 'x', 'waiting')"),
                    Map.entry(
                            "comment_origin",
                            "(tenant_id, id, article_id, name, body, remote) values (%1$s, %3$s, %3$s, 'x', 'x', 'x')"),
                    Map.entry(
                            "typing",
                            "(tenant_id, account_id, place, mark) values (%1$s, %3$s, '/accueil', '1')"),
                    Map.entry("mail_address", "(tenant_id, id, name) values (%1$s, %3$s, 'x')"),
                    Map.entry(
                            "mail_target",
                            "(tenant_id, address_id, target_email) values (%1$s, %3$s, 'x')"),
                    Map.entry(
                            "article_date",
                            "(tenant_id, id, article_id, starts_on, ends_on) values (%1$s, %3$s, %3$s, now(), now())"),
                    Map.entry(
                            "translation",
                            "(tenant_id, target_id, article_id, language, group_id) values (%1$s, %3$s, %3$s, 'br', %3$s)"),
                    Map.entry(
                            "application",
                            "(tenant_id, id, name, slug, purpose, person, email) values (%1$s, %3$s, 'x', 'x', 'x', 'x', 'a@b.example')"),
                    Map.entry(
                            "report",
                            "(tenant_id, id, association, association_name, address, kind, explanation, network) values (%1$s, %3$s, %3$s, 'x', 'x', 'other', 'x', 'x')"),
                    Map.entry(
                            "notice",
                            "(tenant_id, id, title, body, said_by) values (%1$s, %3$s, 'x', 'x', 'x')"),
                    Map.entry(
                            "announcement",
                            "(tenant_id, id, title, body, audience, said_by) values (%1$s, %3$s, 'x', 'x', 'all', 'x')"),
                    Map.entry(
                            "csv_import",
                            "(tenant_id, id, file_name, made_by) values (%1$s, %3$s, 'x', 'x')"),
                    Map.entry(
                            "csv_line",
                            "(tenant_id, import_id, line, slug, name, outcome) values (%1$s, %3$s, 1, 'x', 'x', 'ready')"),
                    Map.entry(
                            "arrival",
                            "(tenant_id, id, file_name, made_by) values (%1$s, %3$s, 'x', 'x')"),
                    Map.entry(
                            "arrival_item",
                            "(tenant_id, arrival_id, kind, item_id) values (%1$s, %3$s, 'article', %3$s)"),
                    Map.entry(
                            "departure",
                            "(tenant_id, id, form, made_by, expires_at) values (%1$s, %3$s, 'static', 'x', now())"),
                    Map.entry(
                            "takeaway",
                            "(tenant_id, id, history, made_by, expires_at) values (%1$s, %3$s, true, 'x', now())"),
                    Map.entry(
                            "takeaway_arrival",
                            "(tenant_id, id, file_name, made_by) values (%1$s, %3$s, 'x', 'x')"),
                    Map.entry(
                            "directory_entry",
                            "(tenant_id, association, name, slug, host) values (%1$s, %3$s, 'x', 'x', 'x')"),
                    Map.entry(
                            "received_mail",
                            "(tenant_id, id, sender, recipients, author, subject, message) values (%1$s, %3$s, '', '{}', 'x', 'x', '\\x00')"),
                    Map.entry(
                            "outgoing_mail",
                            "(tenant_id, id, recipient, subject, text_body, message_id) values (%1$s, %3$s, 'a@b.example', 'x', 'x', 'x')"),
                    Map.entry("template_override", "(tenant_id, name) values (%1$s, 'card')"),
                    Map.entry(
                            "template_version",
                            "(tenant_id, name, version, saved_by) values (%1$s, 'card', 1, 'x')"),
                    Map.entry(
                            "visit_count",
                            "(tenant_id, day, kind, key, count) values (%1$s, now(), 'page', '/', 1)"),
                    Map.entry(
                            "scheduled_tasks",
                            "(tenant_id, task_name, task_instance, execution_time) values (%1$s, 'x', '%2$s', now())"));

    /** Tables in an order that foreign keys allow. */
    private static final List<String> ORDER =
            List.of(
                    "tenant_domain",
                    "audit_entry",
                    "membership",
                    "invitation",
                    "operator_visit",
                    "api_token",
                    "app_password",
                    "file_object",
                    "file_state",
                    "file_lock",
                    "file_link",
                    "file_upload",
                    "file_upload_part",
                    "site",
                    "look",
                    "blueprint",
                    "autosave",
                    "media",
                    "media_caption",
                    "media_former",
                    "media_text",
                    "section",
                    "article",
                    "searchable",
                    "revision",
                    "remark",
                    "membership_section",
                    "address",
                    "redirect",
                    "translation",
                    "article_date",
                    "mail_address",
                    "mail_target",
                    "questionnaire",
                    "answer",
                    "answer_file",
                    "visitor_try",
                    "comment",
                    "comment_origin",
                    "typing",
                    "application",
                    "report",
                    "notice",
                    "announcement",
                    "csv_import",
                    "csv_line",
                    "arrival",
                    "arrival_item",
                    "departure",
                    "takeaway",
                    "takeaway_arrival",
                    "directory_entry",
                    "received_mail",
                    "outgoing_mail",
                    "template_override",
                    "template_version",
                    "visit_count",
                    "change_mark",
                    "erasure",
                    "restoration",
                    "scratch_place",
                    "proof",
                    "scheduled_tasks");

    private final DatabaseAccess access = TestPostgres.database();

    /** Two tenants with a row in each table. */
    public TwoTenants() throws SQLException {
        List<String> statements = new ArrayList<>();
        for (String letter : List.of("a", "b")) {
            UUID tenant = letter.equals("a") ? ALPHA : BETA;
            String own = "'00000000-0000-7000-8000-0000000000%s1'".formatted(letter);
            statements.add(
                    "insert into preau.tenant (tenant_id, kind, slug, name, theme) values ('%s', 'association', 'asso-%s', 'x', 'x')"
                            .formatted(tenant, letter));
            statements.add(
                    "insert into preau.account (account_id, email, name) values (%s, '%s@b.example', 'x')"
                            .formatted(own, letter));
            for (String table : ORDER) {
                String row = ROWS.getOrDefault(table, "");
                statements.add(
                        "insert into preau."
                                + table
                                + " "
                                + row.formatted("'" + tenant + "'", letter, own));
            }
        }
        // What the other rows marked by themselves.
        statements.add("delete from preau.change_mark where tx <> '7'");
        asSuperuser(statements);
    }

    /** All tables of tenants. */
    public static List<String> tables() {
        List<String> all = new ArrayList<>(ORDER);
        all.add("tenant");
        return all;
    }

    /** How a {@link Database} reaches it. */
    public DatabaseSettings settings() {
        return TestPostgres.settings(access);
    }

    /** Statements past all row security. */
    public void asSuperuser(List<String> statements) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** A connection past all row security. */
    public Connection superuser() throws SQLException {
        DatabaseAccess superuser = TestPostgres.superuser(access);
        return DriverManager.getConnection(superuser.url(), superuser.user(), superuser.password());
    }

    /** A connection of one of the server's roles, with {@code preau} on its search path. */
    Connection as(DatabaseRole role) throws SQLException {
        return DriverManager.getConnection(
                access.url() + (access.url().contains("?") ? "&" : "?") + "currentSchema=preau",
                settings().role(role),
                settings().password(role));
    }
}
