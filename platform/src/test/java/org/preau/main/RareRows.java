package org.preau.main;

import java.util.List;
import org.preau.testing.TestServer;

/** Rows of the tables that the fixture leaves empty, so that a rebuild has to bring each. */
final class RareRows {

    private RareRows() {}

    /** A row of what the fixture has none of. */
    static List<String> of(TestServer from) {
        String portal = "'" + from.house().directory().portal().id() + "'";
        String alpha = "'" + from.alpha().id() + "'";
        String person = "(select account_id from preau.account order by email limit 1)";
        return List.of(
                "insert into preau.mirror_vault (name, head_number, erase_since) values ('x', 7, now())",
                "insert into preau.announcement (tenant_id, id, title, body, audience, said_by) values (%s, gen_random_uuid(), 'x', 'x', 'all', 'x')"
                        .formatted(portal),
                "insert into preau.application (tenant_id, id, name, slug, purpose, person, email) values (%s, gen_random_uuid(), 'x', 'x', e'a\\nb \"c\"', 'x', 'a@b.example')"
                        .formatted(portal),
                "insert into preau.report (tenant_id, id, association, association_name, address, kind, explanation, network) values (%s, gen_random_uuid(), %s, 'x', 'x', 'other', 'x', 'x')"
                        .formatted(portal, alpha),
                "insert into preau.csv_import (tenant_id, id, file_name, made_by, state) values (%s, '00000000-0000-7000-8000-000000000c01', 'x', 'x', 'done')"
                        .formatted(portal),
                "insert into preau.csv_line (tenant_id, import_id, line, slug, name, outcome) values (%s, '00000000-0000-7000-8000-000000000c01', 1, 'x', 'x', 'ready')"
                        .formatted(portal),
                "insert into preau.comment_origin (tenant_id, id, article_id, name, body, remote) values (%s, gen_random_uuid(), gen_random_uuid(), 'x', 'x', '192.0.2.7')"
                        .formatted(alpha),
                "insert into preau.passkey (credential_id, account_id, public_key, name) select '\\x01', %s, '\\x02', 'x'"
                        .formatted(person),
                "insert into preau.proof (tenant_id, id, version, state, asked_by, ended_at) values (%s, gen_random_uuid(), 1, 'passed', 'x', now())"
                        .formatted(alpha),
                "insert into preau.restoration (tenant_id, id, version, scope, made_by, state) values (%s, gen_random_uuid(), 1, '{\"a\": 1.10}', 'x', 'done')"
                        .formatted(alpha),
                "insert into preau.operator_visit (tenant_id, id, account_id, reason, ends_at) values (%s, gen_random_uuid(), %s, 'why', now())"
                        .formatted(alpha, person),
                "insert into preau.directory_entry (tenant_id, association, name, slug, host) values (%s, %s, 'x', 'x', 'x') on conflict do nothing"
                        .formatted(portal, alpha),
                "insert into preau.blueprint (tenant_id, id, name, content, made_from, made_by) values (%s, gen_random_uuid(), 'x', '{\"é\": [1e3]}', 'x', 'x')"
                        .formatted(portal),
                "insert into preau.redirect (tenant_id, path, article_id) select tenant_id, '/x', id from preau.article where tenant_id = %s limit 1"
                        .formatted(alpha),
                "insert into preau.translation (tenant_id, target_id, article_id, language, group_id) select tenant_id, id, id, 'br', id from preau.article where tenant_id = %s limit 1"
                        .formatted(alpha),
                "insert into preau.article_date (tenant_id, id, article_id, starts_on, starts_at, ends_on, changes) select tenant_id, id, id, '2027-03-28', '02:30', '2027-03-29', 3 from preau.article where tenant_id = %s limit 1"
                        .formatted(alpha),
                "insert into preau.media_text (tenant_id, media_id, sha256, state) select tenant_id, id, sha256, 'nothing' from preau.media where tenant_id = %s limit 1"
                        .formatted(alpha),
                "insert into preau.visit_count (tenant_id, day, kind, key, count) values (%s, now(), 'page', '/', 1)"
                        .formatted(alpha),
                "insert into preau.media_caption (tenant_id, media_id, language, file_id) select tenant_id, id, 'fr', id from preau.media where tenant_id = %s limit 1"
                        .formatted(alpha),
                "insert into preau.media_former (tenant_id, sha256, media_id, name, type, bytes, kept, replaced_by) select tenant_id, repeat('b', 64), id, 'x', 'image/png', 1, false, 'x' from preau.media where tenant_id = %s limit 1"
                        .formatted(alpha),
                "insert into preau.membership_section (tenant_id, account_id, office, section_id) select m.tenant_id, m.account_id, m.office, s.id from preau.membership m join preau.section s on s.tenant_id = m.tenant_id where m.tenant_id = %s limit 1"
                        .formatted(alpha),
                "insert into preau.app_password (tenant_id, id, account_id, purpose, name, secret_hash) select %s, gen_random_uuid(), %s, 'files', 'x', '\\x00ff'"
                        .formatted(alpha, person));
    }
}
