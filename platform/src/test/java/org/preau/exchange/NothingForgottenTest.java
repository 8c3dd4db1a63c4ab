package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;

/**
 * Every column of an association's tables either goes out with its site, or stays for a reason that
 * is written here. Whoever adds one decides: in {@link ExportMarkdown}, or in this list and in the
 * folder's own README.
 */
class NothingForgottenTest {

    /** Columns that the folder carries; {@link WholeSiteRoundTripTest} has something in each. */
    private static final Map<String, Set<String>> CARRIED =
            Map.ofEntries(
                    Map.entry(
                            "site",
                            Set.of(
                                    "tagline",
                                    "about",
                                    "address",
                                    "phone",
                                    "email",
                                    "registration",
                                    "director",
                                    "logo_id",
                                    "banner_id",
                                    "home",
                                    "menu",
                                    "look",
                                    "privacy_contact",
                                    "privacy_text",
                                    "comments",
                                    "comments_days",
                                    "comments_office")),
                    Map.entry(
                            "section",
                            Set.of(
                                    "id",
                                    "parent_id",
                                    "slug",
                                    "title",
                                    "description",
                                    "position",
                                    "prepared")),
                    Map.entry(
                            "article",
                            Set.of(
                                    "id",
                                    "kind",
                                    "section_id",
                                    "slug",
                                    "title",
                                    "lead",
                                    "body",
                                    "state",
                                    "state_note",
                                    "author_name",
                                    "cover_id",
                                    "cover_caption",
                                    "tags",
                                    "position",
                                    "created_at",
                                    "updated_at",
                                    "proposed_at",
                                    "published_at",
                                    "scheduled",
                                    "public_before",
                                    "expires_at",
                                    "comments")),
                    Map.entry("address", Set.of("slug", "section_id", "article_id", "current")),
                    Map.entry("redirect", Set.of("path", "section_id", "article_id")),
                    Map.entry(
                            "media",
                            Set.of(
                                    "sha256",
                                    "name",
                                    "type",
                                    "alt",
                                    "caption",
                                    "credit",
                                    "focus_x",
                                    "focus_y",
                                    "transcript")),
                    Map.entry("media_caption", Set.of("media_id", "language", "file_id")),
                    Map.entry(
                            "translation",
                            Set.of(
                                    "target_id",
                                    "article_id",
                                    "section_id",
                                    "language",
                                    "group_id")),
                    Map.entry(
                            "article_date",
                            Set.of(
                                    "id",
                                    "article_id",
                                    "starts_on",
                                    "starts_at",
                                    "ends_on",
                                    "ends_at",
                                    "note",
                                    "place",
                                    "address",
                                    "action",
                                    "link",
                                    "state",
                                    "changes",
                                    "updated_at")),
                    Map.entry(
                            "comment",
                            Set.of(
                                    "id",
                                    "article_id",
                                    "parent_id",
                                    "answer",
                                    "name",
                                    "body",
                                    "state",
                                    "written_at")),
                    Map.entry(
                            "questionnaire",
                            Set.of(
                                    "id",
                                    "slug",
                                    "title",
                                    "intro",
                                    "thanks",
                                    "questions",
                                    "opened",
                                    "opens_at",
                                    "closes_at",
                                    "most_answers",
                                    "office",
                                    "receipt",
                                    "purpose",
                                    "kept_months",
                                    "rights_contact")),
                    Map.entry("template_override", Set.of("name", "published", "draft")));

    /** Columns of those tables that stay, and why. */
    private static final Map<String, String> STAY =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("site.version", "counts changes made here"),
                            Map.entry("site.files", "counts changes made here"),
                            Map.entry("site.home_draft", "nobody has seen it yet"),
                            Map.entry("site.home_before", "a former version"),
                            Map.entry("site.menu_before", "a former version"),
                            Map.entry("site.comments_told_at", "who was written to, here"),
                            Map.entry("section.version", "counts changes made here"),
                            Map.entry("section.updated_at", "when it was changed here"),
                            Map.entry("translation.looked_at", "when somebody looked, here"),
                            Map.entry("article.version", "counts changes made here"),
                            Map.entry("article.author_id", "an account of this platform"),
                            Map.entry("article.comment_count", "follows from the comments"),
                            Map.entry("media.id", "files are named by their content"),
                            Map.entry("media.bytes", "follows from the file"),
                            Map.entry("media.width", "follows from the file"),
                            Map.entry("media.height", "follows from the file"),
                            Map.entry("media.version", "counts changes made here"),
                            Map.entry("media.notes_left", "follows from the file"),
                            Map.entry("media.created_at", "when it was sent here"),
                            Map.entry("media.created_by", "a person"),
                            Map.entry("comment.email", "personal, given to be written to"),
                            Map.entry("comment.reasons", "what the filter here thought"),
                            Map.entry("comment.decided_at", "who decided here, and when"),
                            Map.entry("comment.decided_by", "a person"),
                            Map.entry("comment.asks", "given to be written to from here"),
                            Map.entry("comment.version", "counts what was changed here"),
                            Map.entry("comment.told_at", "who was written to, here"),
                            Map.entry("questionnaire.version", "counts changes made here"),
                            Map.entry("questionnaire.told_at", "who was written to, here"),
                            Map.entry("questionnaire.created_at", "when it was made here"),
                            Map.entry("questionnaire.updated_at", "when it was changed here"),
                            Map.entry("template_override.version", "counts changes made here"),
                            Map.entry("template_override.own", "this platform's own template"),
                            Map.entry("template_override.preview_hash", "a secret of an hour"),
                            Map.entry("template_override.preview_until", "a secret of an hour"),
                            Map.entry("template_override.stopped_at", "what it cost here"),
                            Map.entry("template_override.stopped_why", "what it cost here")));

    /** Whole tables that stay, and why. */
    private static final Map<String, String> TABLES =
            Map.ofEntries(
                    Map.entry(
                            "tenant",
                            "its name, language and theme go with the site; the rest is the operator's"),
                    Map.entry("tenant_domain", "a domain is set where the site is"),
                    Map.entry("audit_entry", "the log of what was done here"),
                    Map.entry("membership", "people"),
                    Map.entry("membership_section", "people"),
                    Map.entry("invitation", "people"),
                    Map.entry("operator_visit", "the log of what was done here"),
                    Map.entry("api_token", "secrets"),
                    Map.entry("revision", "former versions: the vault keeps them"),
                    Map.entry("autosave", "what somebody is typing"),
                    Map.entry("remark", "what members say among themselves"),
                    Map.entry("application", "the portal's"),
                    Map.entry("notice", "the portal's"),
                    Map.entry("directory_entry", "the portal's"),
                    Map.entry("announcement", "the portal's"),
                    Map.entry("csv_import", "the portal's"),
                    Map.entry("csv_line", "the portal's"),
                    Map.entry("blueprint", "the portal's"),
                    Map.entry("report", "what was reported to the host"),
                    Map.entry("outgoing_mail", "letters under way"),
                    Map.entry("received_mail", "mail under way"),
                    Map.entry(
                            "mail_address",
                            "mail is set where the site is; all of it goes with what is taken away"),
                    Map.entry("mail_target", "people, who said yes to this platform"),
                    Map.entry("scheduled_tasks", "work under way"),
                    Map.entry("answer", "personal data, given for one purpose"),
                    Map.entry("answer_file", "personal data, given for one purpose"),
                    Map.entry("visitor_try", "forgotten after two days"),
                    Map.entry("comment_origin", "kept apart for the law, for a year"),
                    Map.entry("typing", "half a sentence that nobody saved"),
                    Map.entry("visit_count", "figures of visits here"),
                    Map.entry("media_former", "former versions: texts name what took their place"),
                    Map.entry("media_text", "follows from the files"),
                    Map.entry("searchable", "follows from the text"),
                    Map.entry("look", "former versions: the one that is worn goes with the site"),
                    Map.entry("template_version", "former versions"),
                    Map.entry("arrival", "imports made here"),
                    Map.entry("arrival_item", "imports made here"),
                    Map.entry("file_state", "files of the office: the vault carries them"),
                    Map.entry("file_object", "files of the office: the vault carries them"),
                    Map.entry("file_lock", "who has a file open"),
                    Map.entry("file_link", "secrets that lead here"),
                    Map.entry("file_upload", "files under way"),
                    Map.entry("file_upload_part", "files under way"),
                    Map.entry("proof", "the log of what was done here"),
                    Map.entry("scratch_place", "a moment that somebody looks at"),
                    Map.entry("takeaway", "archives made here"),
                    Map.entry("takeaway_arrival", "the portal's"),
                    Map.entry("app_password", "secrets"),
                    Map.entry("change_mark", "what no snapshot has yet"),
                    Map.entry("erasure", "what must not come back here"),
                    Map.entry("restoration", "the log of what was done here"),
                    Map.entry("departure", "exports made here"));

    @Test
    void everyColumnOfEveryTableGoesOutOrStaysForAReason() {
        Map<String, Set<String>> unsaid = new TreeMap<>();
        catalogue()
                .forEach((table, columns) -> {
                    Set<String> left = new TreeSet<>(columns);
                    left.removeAll(CARRIED.getOrDefault(table, Set.of()));
                    left.removeIf(column -> STAY.containsKey(table + "." + column));
                    if (!TABLES.containsKey(table) && !left.isEmpty()) {
                        unsaid.put(table, left);
                    }
                });

        assertThat(unsaid).isEmpty();
    }

    @Test
    void theListNamesNothingThatIsNotThere() {
        Map<String, Set<String>> catalogue = catalogue();

        assertThat(catalogue.keySet()).containsAll(TABLES.keySet()).containsAll(CARRIED.keySet());
        CARRIED.forEach((table, columns) -> assertThat(catalogue.get(table)).containsAll(columns));
        STAY.keySet()
                .forEach(it -> {
                    List<String> parts = List.of(it.split("\\.", 2));
                    assertThat(catalogue.get(parts.getFirst())).contains(parts.getLast());
                });
    }

    @Test
    void theSiteThatIsComparedHasSomethingInEachOfThem() throws IOException {
        Set<String> empty = new TreeSet<>();
        try (Movers movers = new Movers()) {
            Tenant tenant = movers.server.open("plein", "Plein");
            WholeSite.furnish(movers, tenant);
            CARRIED.forEach((table, columns) ->
                    columns.forEach(column -> {
                        String sql =
                                "select 1 from %s where coalesce(%s::text, '') not in ('', '{}', '[]', 'false', '0')"
                                        .formatted(table, column);
                        if (!movers.read(tenant, tx -> tx.query(sql).exists())) {
                            empty.add(table + "." + column);
                        }
                    }));
        }

        assertThat(empty).isEmpty();
    }

    /** The columns of every table that has a tenant, without the tenant. */
    private static Map<String, Set<String>> catalogue() {
        record Column(String relname, String attname) {}
        try (TestServer server = TestServer.start()) {
            Map<String, Set<String>> all = new TreeMap<>();
            List<Column> columns =
                    server.house()
                            .database()
                            .read(
                                    server.tenancy(server.alpha()),
                                    tx ->
                                            tx.query(
                                                            """
                                                            select c.relname::text as relname, a.attname::text as attname
                                                              from pg_class c
                                                              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                                                             where c.relnamespace = 'preau'::regnamespace
                                                               and c.relkind in ('r', 'p')
                                                               and a.attname <> 'tenant_id'
                                                               and exists (select from pg_attribute t
                                                                            where t.attrelid = c.oid and t.attname = 'tenant_id')
                                                            """)
                                                    .list(Column.class));
            columns.forEach(it ->
                    all.computeIfAbsent(it.relname(), any -> new TreeSet<>()).add(it.attname()));
            return all;
        }
    }
}
