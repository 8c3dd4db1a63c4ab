package org.preau.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.archive.Reason;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.vault.FolderSource;
import org.preau.backup.vault.Note;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Sha256;
import org.preau.base.TenantId;
import org.preau.main.ArchiveWiring;
import org.preau.postgres.DatabaseAccess;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestPostgres;
import org.preau.testing.TestServer;

/**
 * One row of everything for alpha and for beta, under identifiers that tests know, written past all
 * gates; and a fingerprint of all that beta owns.
 */
public final class Fixture {

    /** Stands in every text of beta: whoever sees it has seen too much. */
    static final String MARK = "secret-de-beta";

    private static final List<String> TABLES =
            List.of(
                    "tenant",
                    "tenant_domain",
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
                    "site",
                    "look",
                    "media",
                    "section",
                    "article",
                    "revision",
                    "remark",
                    "address",
                    "application",
                    "notice",
                    "template_override",
                    "template_version",
                    "arrival",
                    "departure",
                    "takeaway",
                    "restoration",
                    "proof",
                    "audit_entry",
                    "questionnaire",
                    "answer",
                    "answer_file",
                    "comment",
                    "typing",
                    "outgoing_mail");

    private static final int UUID_LENGTH = 36;

    /** The root of a file space. */
    private static final String NO_FOLDER = "00000000-0000-0000-0000-000000000000";

    /** Columns that point at a row of another table. */
    private static final List<String[]> REFERENCES =
            List.of(
                    new String[] {"site", "logo_id"},
                    new String[] {"site", "banner_id"},
                    new String[] {"site", "home ->> 'featured'"},
                    new String[] {"site", "home_draft #>> '{blocks,1,section}'"},
                    new String[] {"site", "home_draft #>> '{blocks,1,article}'"},
                    new String[] {"site", "menu #>> '{main,1,target}'"},
                    new String[] {"section", "parent_id"},
                    new String[] {"file_state", "parent_id"},
                    new String[] {"article", "section_id"},
                    new String[] {"article", "cover_id"},
                    new String[] {"invitation", "replaces"});

    private final TestServer server;
    private final Set<TenantId> snapshots = new HashSet<>();
    private @Nullable Connection kept;

    public Fixture(TestServer server) {
        this.server = server;
    }

    /** The identifiers of {@code tenant}, by the names that paths give them. */
    public Map<String, String> identifiers(Tenant tenant) {
        String letter = tenant.slug().value().substring(0, 1);
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("association", tenant.slug().value());
        for (String name :
                List.of(
                        "article",
                        "page",
                        "remark",
                        "section",
                        "media",
                        "invitation",
                        "token",
                        "password",
                        "folder",
                        "node",
                        "trashed",
                        "link",
                        "upload",
                        "member",
                        "notice",
                        "arrival",
                        "departure",
                        "takeaway",
                        "restoration",
                        "proof",
                        "message",
                        "look",
                        "blueprint",
                        "visit",
                        "form",
                        "answer",
                        "file",
                        "thread",
                        "date",
                        "day",
                        "own",
                        "comment")) {
            ids.put(name, id(letter, name).toString());
        }
        ids.put("office", "writer");
        ids.put("question", "q" + letter);
        ids.put("fragment", "card");
        ids.put("version", "1");
        ids.put("domain", "www." + letter + ".example");
        ids.put("format", "csv");
        ids.put("key", letter.repeat(16));
        ids.put("block", id(letter, "block").toString());
        ids.put("entry", id(letter, "entry-of-menu").toString());
        ids.put("kind", "text");
        ids.put("oid", Sha256.of(large(tenant)).hex());
        ids.put("path", letter.equals("b") ? MARK + ".txt" : "un-fichier.txt");
        return ids;
    }

    public static UUID id(String letter, String name) {
        return UUID.nameUUIDFromBytes((letter + "/" + name).getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the rows of both, or writes them again after a test has used them up. */
    public void reset() {
        List.of(server.alpha(), server.beta()).forEach(this::reset);
    }

    /** The same for one of them. */
    void reset(Tenant tenant) {
        String letter = tenant.slug().value().substring(0, 1);
        String text = letter.equals("b") ? MARK : "propre a alpha";
        List<String> sql = new ArrayList<>();
        sql.add(
                "update preau.tenant set state = 'active', delete_after = null, own_host = null, language = 'fr', name = '"
                        + text
                        + "' where tenant_id = '"
                        + tenant.id()
                        + "'");
        for (String table :
                List.of(
                        "typing",
                        "comment",
                        "answer_file",
                        "answer",
                        "questionnaire",
                        "address",
                        "redirect",
                        "translation",
                        "article_date",
                        "mail_target",
                        "mail_address",
                        "revision",
                        "article",
                        "section",
                        "invitation",
                        "api_token",
                        "app_password",
                        "file_link",
                        "file_upload",
                        "file_lock",
                        "file_state",
                        "file_object",
                        "tenant_domain",
                        "notice",
                        "arrival",
                        "departure",
                        "takeaway",
                        "restoration",
                        "proof",
                        "look",
                        "template_override",
                        "received_mail",
                        "operator_visit")) {
            sql.add("delete from preau." + table + " where tenant_id = '" + tenant.id() + "'");
        }
        sql.add(
                "update preau.site set version = 1, logo_id = null, banner_id = null, look = default, about = '', menu_before = null, home_draft = null, home_before = null, home = '{\"blocks\": [{\"id\": \""
                        + id(letter, "block")
                        + "\", \"version\": 1, \"kind\": \"text\", \"title\": \""
                        + text
                        + "\", \"text\": \"x\"}]}', menu = '{\"main\": [{\"id\": \""
                        + id(letter, "entry-of-menu")
                        + "\", \"version\": 1, \"kind\": \"heading\", \"label\": \""
                        + text
                        + "\"}, {\"id\": \""
                        + id(letter, "entry-above")
                        + "\", \"version\": 1, \"kind\": \"heading\", \"label\": \"x\"}]}', tagline = '"
                        + text
                        + "', director = 'x', address = 'x', email = 'x@y.example' where tenant_id = '"
                        + tenant.id()
                        + "'");
        sql.add("delete from preau.media where tenant_id = '" + tenant.id() + "'");
        sql.addAll(rows(tenant, letter, text));
        run(sql);
        put(tenant, "media/" + letter.repeat(64));
        put(tenant, "moving/" + id(letter, "departure") + "/made");
        put(tenant, "takeaway/" + id(letter, "takeaway"));
        put(tenant, "files/" + letter.repeat(64));
        put(tenant, "files/" + letter + "0".repeat(63));
        put(tenant, "answers/" + id(letter, "file"));
        snapshot(tenant);
    }

    /**
     * A link to files.
     *
     * @param letters of its secret: see {@link #linkSecret}
     * @param password its hash, and when it was revoked
     */
    private static String shared(
            String tenant, String id, String node, String letters, String by, String password) {
        return "(%s, %s, %s, sha256('%s'::bytea), %s, '%s', now(), now() + interval '7 days')"
                .formatted(tenant, id, node, linkSecret(letters), password, by);
    }

    /**
     * The secret of a link to files.
     *
     * @param letters the association's, and {@code o} for an open link, {@code l} for one with a
     *     password, {@code r} for one that was revoked
     */
    public static String linkSecret(String letters) {
        return letters.repeat(11);
    }

    /** A large file that the vault of {@code tenant} has and no other. */
    private static byte[] large(Tenant tenant) {
        return (tenant.slug().value() + "\n").repeat(60_000).getBytes(StandardCharsets.UTF_8);
    }

    /** The first one, which paths know as version 1; and after it one with a large file. */
    private void snapshot(Tenant tenant) {
        if (snapshots.add(tenant.id())) {
            try {
                ArchiveWiring.take(server.house())
                        .run(server.tenancy(tenant), Reason.ASKED, "x", "x", Progress.SILENT);
                Path folder = Files.createTempDirectory("preau-large");
                Files.write(folder.resolve("film.mp4"), large(tenant));
                ArchiveWiring.vaults(server.house())
                        .of(tenant.id())
                        .commit(
                                new FolderSource(folder),
                                new Note("x", "x", "x", Instant.EPOCH),
                                Progress.SILENT);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The bytes behind a row of {@code media}, {@code departure} or {@code answer_file}. */
    private void put(Tenant tenant, String name) {
        try {
            server.house()
                    .store()
                    .put(
                            new ObjectKey("tenants/" + tenant.id() + "/" + name),
                            Content.of(new byte[] {1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> rows(Tenant tenant, String letter, String text) {
        String t = "'" + tenant.id() + "'";
        java.util.function.Function<String, String> q = name -> "'" + id(letter, name) + "'";
        return List.of(
                "insert into preau.account (account_id, email, name) values ("
                        + q.apply("member")
                        + ", '"
                        + letter
                        + ".member@courriel.example', '"
                        + text
                        + "') on conflict do nothing",
                "insert into preau.membership (tenant_id, account_id, office) values ("
                        + t
                        + ", "
                        + q.apply("member")
                        + ", 'writer') on conflict (tenant_id, account_id, office) do update set ended_at = null, until = null",
                "insert into preau.section (tenant_id, id, slug, title) values ("
                        + t
                        + ", "
                        + q.apply("section")
                        + ", 'rubrique', '"
                        + text
                        + "')",
                "insert into preau.article (tenant_id, id, kind, section_id, slug, title, body, state, proposed_at) values ("
                        + t
                        + ", "
                        + q.apply("article")
                        + ", 'article', "
                        + q.apply("section")
                        + ", 'un-article', '"
                        + text
                        + "', '"
                        + text
                        + "', 'proposed', now())",
                "insert into preau.article (tenant_id, id, kind, slug, title, body, state) values ("
                        + t
                        + ", "
                        + q.apply("page")
                        + ", 'page', 'une-page', '"
                        + text
                        + "', '"
                        + text
                        + "', 'draft')",
                "insert into preau.revision (tenant_id, article_id, version, title, lead, body, saved_by) values ("
                        + t
                        + ", "
                        + q.apply("article")
                        + ", 1, '"
                        + text
                        + "', '', '"
                        + text
                        + "', 'x'), ("
                        + t
                        + ", "
                        + q.apply("page")
                        + ", 1, '"
                        + text
                        + "', '', '"
                        + text
                        + "', 'x')",
                "insert into preau.remark (tenant_id, id, article_id, person, body, version) values ("
                        + t
                        + ", "
                        + q.apply("remark")
                        + ", "
                        + q.apply("article")
                        + ", 'x', '"
                        + text
                        + "', 1)",
                "insert into preau.address (tenant_id, slug, section_id, article_id) values ("
                        + t
                        + ", 'rubrique', "
                        + q.apply("section")
                        + ", null), ("
                        + t
                        + ", 'un-article', null, "
                        + q.apply("article")
                        + "), ("
                        + t
                        + ", 'une-page', null, "
                        + q.apply("page")
                        + "), ("
                        + t
                        + ", 'ancien-"
                        + letter
                        + "', null, "
                        + q.apply("article")
                        + ")",
                "insert into preau.look (tenant_id, id, look, published_by) values ("
                        + t
                        + ", "
                        + q.apply("look")
                        + ", '{\"theme\": \"kiosque\"}', '"
                        + text
                        + "')",
                "insert into preau.audit_entry (tenant_id, id, actor_kind, actor_id, actor_name, act) values ("
                        + t
                        + ", "
                        + q.apply("entry")
                        + ", 'person', "
                        + q.apply("member")
                        + ", '"
                        + text
                        + "', 'x') on conflict do nothing",
                "insert into preau.media (tenant_id, id, sha256, name, type, bytes, created_by) values ("
                        + t
                        + ", "
                        + q.apply("media")
                        + ", repeat('"
                        + letter
                        + "', 64), 'image.png"
                        + "', 'image/png', 1, 'x')",
                "insert into preau.invitation (tenant_id, id, email, name, office, token_hash, invited_by, expires_at) values ("
                        + t
                        + ", "
                        + q.apply("invitation")
                        + ", '"
                        + letter
                        + ".invitee@courriel.example', '"
                        + text
                        + "', 'member', '\\x"
                        + (letter.equals("a") ? "aa" : "bb")
                        + "', 'x', now() + interval '1 day')",
                "insert into preau.api_token (tenant_id, id, name, token_hash, rights, created_by) values ("
                        + t
                        + ", "
                        + q.apply("token")
                        + ", '"
                        + text
                        + "', '\\x"
                        + (letter.equals("a") ? "aa" : "bb")
                        + "', '{read}', 'x')",
                "insert into preau.questionnaire (tenant_id, id, slug, title, purpose, questions) values ("
                        + t
                        + ", "
                        + q.apply("form")
                        + ", 'formulaire', '"
                        + text
                        + "', '"
                        + text
                        + "', '[{\"id\": \"q"
                        + letter
                        + "\", \"kind\": \"TEXT\", \"label\": \""
                        + text
                        + "\", \"help\": \"\", \"required\": false, \"options\": []}]')",
                "insert into preau.answer (tenant_id, id, questionnaire_id, given, email, words, forget_at) values ("
                        + t
                        + ", "
                        + q.apply("answer")
                        + ", "
                        + q.apply("form")
                        + ", '[{\"question\": \"q\", \"label\": \"x\", \"kind\": \"TEXT\", \"values\": [\""
                        + text
                        + "\"]}]', '"
                        + letter
                        + ".member@courriel.example', '"
                        + text
                        + "', '2099-01-01')",
                "insert into preau.answer_file (tenant_id, id, answer_id, question, name, type, bytes) values ("
                        + t
                        + ", "
                        + q.apply("file")
                        + ", "
                        + q.apply("answer")
                        + ", 'q', '"
                        + text
                        + "', 'application/pdf', 1)",
                // An answer of the association, and the comment that it answers.
                "insert into preau.comment (tenant_id, id, article_id, parent_id, name, body, state, answer) values ("
                        + t
                        + ", "
                        + q.apply("thread")
                        + ", "
                        + q.apply("article")
                        + ", null, '"
                        + text
                        + "', '"
                        + text
                        + "', 'waiting', false), ("
                        + t
                        + ", "
                        + q.apply("comment")
                        + ", "
                        + q.apply("article")
                        + ", "
                        + q.apply("thread")
                        + ", '"
                        + text
                        + "', '"
                        + text
                        + "', 'waiting', true)",
                "insert into preau.article_date (tenant_id, id, article_id, changes, starts_on, ends_on, place) values ("
                        + t
                        + ", "
                        + q.apply("date")
                        + ", "
                        + q.apply("article")
                        + ", 1, '2099-12-12', '2099-12-12', '"
                        + text
                        + "'), ("
                        + t
                        + ", "
                        + q.apply("day")
                        + ", "
                        + q.apply("page")
                        + ", 1, '2099-12-13', '2099-12-13', '"
                        + text
                        + "')",
                "insert into preau.mail_address (tenant_id, id, name, note) values ("
                        + t
                        + ", "
                        + q.apply("own")
                        + ", 'projet', '"
                        + text
                        + "')",
                "insert into preau.mail_target (tenant_id, address_id, target_email) values ("
                        + t
                        + ", "
                        + q.apply("own")
                        + ", '"
                        + letter
                        + ".target@courriel.example')",
                "insert into preau.template_override (tenant_id, name, published) values ("
                        + t
                        + ", 'card', '<p>"
                        + text
                        + "</p>')",
                "insert into preau.template_version (tenant_id, name, version, body, saved_by) values ("
                        + t
                        + ", 'card', 1, '<p>"
                        + text
                        + "</p>', 'x')",
                "insert into preau.received_mail (tenant_id, id, sender, recipients, author, subject, message, state, why) values ("
                        + t
                        + ", "
                        + q.apply("message")
                        + ", '"
                        + text.replace(' ', '-')
                        + "@ailleurs.example', array['contact@"
                        + letter
                        + ".example'], '"
                        + text
                        + "', '"
                        + text
                        + "', convert_to('Subject: "
                        + text
                        + "', 'UTF8'), 'kept', 'nobody')",
                "insert into preau.tenant_domain (tenant_id, host, proof) values ("
                        + t
                        + ", 'www."
                        + letter
                        + ".example', '"
                        + text
                        + "')",
                "insert into preau.app_password (tenant_id, id, account_id, purpose, name, secret_hash) values ("
                        + t
                        + ", "
                        + q.apply("password")
                        + ", "
                        + q.apply("member")
                        + ", 'files', '"
                        + text
                        + "', '\\x00')",
                "insert into preau.file_object (tenant_id, sha256, bytes) values ("
                        + t
                        + ", repeat('"
                        + letter
                        + "', 64), 1), ("
                        + t
                        + ", '"
                        + letter
                        + "' || repeat('0', 63), 1)",
                "insert into preau.file_state (tenant_id, node_id, from_at, parent_id, name, folder, sha256, bytes, made_at, modified_at, by_name) values ("
                        + t
                        + ", "
                        + q.apply("node")
                        + ", now() - interval '1 day', '"
                        + NO_FOLDER
                        + "', '"
                        + (letter.equals("b") ? MARK : "un-fichier")
                        + ".txt', false, repeat('"
                        + letter
                        + "', 64), 1, now(), now(), '"
                        + text
                        + "')",
                "insert into preau.file_state (tenant_id, node_id, from_at, until_at, ended, parent_id, name, folder, sha256, bytes, made_at, modified_at, by_name) values ("
                        + t
                        + ", "
                        + q.apply("node")
                        + ", now() - interval '2 days', now() - interval '1 day', 'changed', '"
                        + NO_FOLDER
                        + "', 'avant.txt', false, '"
                        + letter
                        + "' || repeat('0', 63), 1, now(), now(), 'x')",
                "insert into preau.file_state (tenant_id, node_id, from_at, parent_id, name, folder, made_at, modified_at, by_name, until_at, ended) values ("
                        + t
                        + ", "
                        + q.apply("folder")
                        + ", now() - interval '1 day', '"
                        + NO_FOLDER
                        + "', '"
                        + (letter.equals("b") ? MARK : "un-dossier")
                        + "', true, now(), now(), 'x', null, null), ("
                        + t
                        + ", "
                        + q.apply("trashed")
                        + ", now() - interval '1 day', '"
                        + NO_FOLDER
                        + "', '"
                        + (letter.equals("b") ? MARK : "jete")
                        + ".old', true, now(), now(), 'x', now() - interval '1 hour', 'deleted')",
                "insert into preau.file_state (tenant_id, node_id, from_at, parent_id, name, folder, sha256, bytes, made_at, modified_at, by_name) values ("
                        + t
                        + ", "
                        + q.apply("inner")
                        + ", now() - interval '1 day', "
                        + q.apply("folder")
                        + ", 'dedans.txt', false, repeat('"
                        + letter
                        + "', 64), 1, now(), now(), '"
                        + text
                        + "')",
                "insert into preau.file_link (tenant_id, id, node_id, secret_hash, password_hash, revoked_at, made_by, made_at, until_at) values "
                        + shared(
                                t,
                                q.apply("link"),
                                q.apply("folder"),
                                letter + "o",
                                text,
                                "null, null")
                        + ", "
                        + shared(
                                t,
                                q.apply("link-locked"),
                                q.apply("folder"),
                                letter + "l",
                                text,
                                "'$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', null")
                        + ", "
                        + shared(
                                t,
                                q.apply("link-over"),
                                q.apply("folder"),
                                letter + "r",
                                text,
                                "null, now()"),
                "insert into preau.file_upload (tenant_id, id, folder_id, path, bytes, by_id) values ("
                        + t
                        + ", "
                        + q.apply("upload")
                        + ", '"
                        + NO_FOLDER
                        + "', '"
                        + text
                        + "', 1, "
                        + q.apply("member")
                        + ")",
                "insert into preau.notice (tenant_id, id, title, body, said_by) values ("
                        + t
                        + ", "
                        + q.apply("notice")
                        + ", '"
                        + text
                        + "', '"
                        + text
                        + "', 'x')",
                "insert into preau.arrival (tenant_id, id, file_name, form, state, made_by) values ("
                        + t
                        + ", "
                        + q.apply("arrival")
                        + ", '"
                        + text
                        + "', 'spip', 'done', 'x')",
                // Under way for ever, so that no other begins and changes what tests know.
                "insert into preau.restoration (tenant_id, id, version, scope, state, made_by) values ("
                        + t
                        + ", "
                        + q.apply("restoration")
                        + ", 1, '{\"chapters\": [], \"people\": false}', 'running', '"
                        + text
                        + "')",
                "insert into preau.takeaway (tenant_id, id, history, state, bytes, sha256, made_by, expires_at) values ("
                        + t
                        + ", "
                        + q.apply("takeaway")
                        + ", true, 'ready', 1, repeat('0', 64), '"
                        + text
                        + "', now() + interval '1 day')",
                "insert into preau.proof (tenant_id, id, version, state, report, asked_by, ended_at) values ("
                        + t
                        + ", "
                        + q.apply("proof")
                        + ", 1, 'passed', '{\"version\": 1, \"takenAt\": \"2026-11-01T10:00:00Z\", \"figures\": {\"texts\": 3}, \"faults\": []}', '"
                        + text
                        + "', now())",
                // As above: no other one begins.
                "insert into preau.proof (tenant_id, id, state, asked_by) values ("
                        + t
                        + ", "
                        + q.apply("proof-under-way")
                        + ", 'running', 'x')",
                "insert into preau.departure (tenant_id, id, form, state, bytes, made_by, expires_at) values ("
                        + t
                        + ", "
                        + q.apply("departure")
                        + ", 'static', 'ready', 1, '"
                        + text
                        + "', now() + interval '1 day')");
    }

    /** A hash of every row that beta owns, but for what time alone changes. */
    String fingerprintOfBeta() {
        StringBuilder all = new StringBuilder();
        try (Statement statement = superuser().createStatement()) {
            for (String table : TABLES) {
                try (ResultSet rows =
                        statement.executeQuery(
                                "select coalesce(md5(string_agg(r::text, '|' order by r::text)), '') from preau."
                                        + table
                                        + " r where tenant_id = '"
                                        + server.beta().id()
                                        + "'")) {
                    rows.next();
                    all.append(table).append(' ').append(rows.getString(1)).append('\n');
                }
            }
            return all.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What alpha's rows refer to that is beta's: table and column of each. Keys that a browser
     * chooses itself are no reference.
     */
    String ofBetaInAlpha() {
        List<String> queries = new ArrayList<>();
        for (String[] column : REFERENCES) {
            queries.add(
                    "select $$%1$s.%2$s$$ as what from preau.%1$s where tenant_id = '%3$s' and (%2$s)::text in (%4$s)"
                            .formatted(column[0], column[1], server.alpha().id(), idsOfBeta()));
        }
        try (Statement statement = superuser().createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select coalesce(string_agg(distinct what, ', '), '') from ("
                                        + String.join(" union all ", queries)
                                        + ") found")) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String idsOfBeta() {
        return identifiers(server.beta()).values().stream()
                .filter(id -> id.length() == UUID_LENGTH)
                .map(id -> "'" + id + "'")
                .collect(java.util.stream.Collectors.joining(", "));
    }

    /** Runs them in one journey to the database, as they are many and run before every request. */
    public void run(List<String> statements) {
        try (Statement statement = superuser().createStatement()) {
            statement.execute(String.join(";\n", statements));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One connection for all: a new one costs more than what is asked over it, and the matrices ask
     * some thousands of times. It ends with the tests' PostgreSQL.
     */
    private synchronized Connection superuser() throws SQLException {
        Connection open = kept;
        if (open == null || open.isClosed()) {
            DatabaseAccess access = TestPostgres.superuser(server.access());
            open = DriverManager.getConnection(access.url(), access.user(), access.password());
            kept = open;
        }
        return open;
    }
}
