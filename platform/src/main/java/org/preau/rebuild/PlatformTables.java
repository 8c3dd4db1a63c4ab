package org.preau.rebuild;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.preau.rebuild.PlatformTable.Reader;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.Table;
import org.preau.sql.OperatorTx;

/**
 * Which tables the platform's own copy carries, in an order in which none comes before one that it
 * refers to; and which nobody carries, with the reason. A test looks at the database and fails for
 * a table that neither an association's chapter nor this list names.
 */
final class PlatformTables {

    private static final String PASSING = "work that was under way is begun again by whoever asked";
    private static final String UNSAVED = "what is being typed is its writer's until it is saved";
    private static final String TOLD = "what the mirror did; letters told it when it mattered";

    /** What is carried. */
    static final List<PlatformTable> ALL =
            List.of(
                    PlatformTable.people(
                                    "account",
                                    "account_id",
                                    List.of(
                                            "password_hash",
                                            "password_set_at",
                                            "totp_secret",
                                            "totp_proven_at"))
                            .without("totp_last_step"),
                    PlatformTable.sealed("recovery_code", Reader.IDENTITY),
                    PlatformTable.sealed("passkey", Reader.IDENTITY),
                    // A place that is held for an archive on its way is nobody's yet.
                    PlatformTable.open("tenant")
                            .only("not (t.state = 'deleted' and t.state_before is null)"),
                    PlatformTable.open("erasure"),
                    PlatformTable.open("tenant_domain"),
                    PlatformTable.open("operator_visit"),
                    PlatformTable.open("application"),
                    PlatformTable.open("report"),
                    PlatformTable.open("notice"),
                    PlatformTable.open("announcement"),
                    PlatformTable.open("directory_entry"),
                    PlatformTable.open("blueprint"),
                    PlatformTable.open("csv_import").only("t.state = 'done'"),
                    PlatformTable.open("csv_line")
                            .only(
                                    "exists (select from csv_import i where i.tenant_id = t.tenant_id and i.id = t.import_id and i.state = 'done')"),
                    PlatformTable.open("restoration").only("t.state in ('done', 'failed')"),
                    PlatformTable.open("proof").only("t.state in ('passed', 'failed')"),
                    // What was to be erased there still is; who put an older head back is found
                    // out.
                    PlatformTable.open("mirror_vault"),
                    PlatformTable.open("audit_entry")
                            .by("to_char(t.at at time zone 'UTC', 'YYYY-MM')"),
                    PlatformTable.sealed("api_token", Reader.OPERATOR),
                    PlatformTable.sealed("app_password", Reader.OPERATOR),
                    PlatformTable.sealed("file_link", Reader.OPERATOR),
                    PlatformTable.sealed("comment_origin", Reader.OPERATOR));

    /** What nobody carries, and why, in words for whoever rebuilds. */
    static final Map<String, String> LEFT_OUT =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("session", "people sign in again"),
                            Map.entry("one_time", "links and second steps are asked for again"),
                            Map.entry("sign_in_guess", "counts of tries, forgotten within a day"),
                            Map.entry("visitor_try", "counts of tries, forgotten after two days"),
                            Map.entry("invitation", "invitations under way are sent again by hand"),
                            Map.entry(
                                    "outgoing_mail",
                                    "mail in the queue: it may have been sent, and goes to nobody twice"),
                            Map.entry(
                                    "received_mail",
                                    "mail that came in: what was passed on lies with people"),
                            Map.entry("scheduled_tasks", "jobs are planned anew"),
                            Map.entry("change_mark", "it says what no snapshot has yet"),
                            Map.entry("scratch_place", "a moment that somebody looked at"),
                            Map.entry("searchable", "PostgreSQL makes it anew from the texts"),
                            Map.entry("typing", UNSAVED),
                            Map.entry("autosave", UNSAVED),
                            Map.entry("file_lock", "a lock is for minutes"),
                            Map.entry("file_upload", PASSING),
                            Map.entry("file_upload_part", PASSING),
                            Map.entry("takeaway", "archives of everything are made again"),
                            Map.entry("takeaway_arrival", PASSING),
                            Map.entry("mirror_run", TOLD),
                            Map.entry("mirror_finding", TOLD),
                            Map.entry("arrival", PASSING),
                            Map.entry("arrival_item", PASSING),
                            Map.entry("departure", PASSING)));

    private PlatformTables() {}

    /** The table whose rows lie in that file. */
    static java.util.Optional<PlatformTable> of(String path) {
        return ALL.stream().filter(table -> table.holds(path)).findFirst();
    }

    /** Tables of the database that nobody names, and names of none; each with what is wrong. */
    static Map<String, String> gaps(OperatorTx tx, Chapters chapters) {
        Set<String> carried = new HashSet<>();
        chapters.all()
                .forEach(chapter ->
                        chapter.tables().stream().map(Table::name).forEach(carried::add));
        List<String> here = new ArrayList<>(LEFT_OUT.keySet());
        ALL.stream().map(PlatformTable::name).forEach(here::add);
        Map<String, String> gaps = new TreeMap<>();
        List<String> tables = tables(tx);
        for (String table : tables) {
            if (!carried.contains(table) && !here.contains(table)) {
                gaps.put(table, "neither an association's snapshot nor the platform's has it");
            }
        }
        here.stream()
                .filter(table -> !tables.contains(table))
                .forEach(table -> gaps.put(table, "named, but there is none"));
        return gaps;
    }

    private static List<String> tables(OperatorTx tx) {
        return tx.query(
                        """
                        select relname::text
                          from pg_class
                         where relnamespace = 'preau'::regnamespace
                           and relkind in ('r', 'p')
                         order by relname
                        """)
                .list(String.class);
    }
}
