package org.preau.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.Actor;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The audit log for the association to read: newest first, a page at a time. */
final class AuditPages {

    private static final int PAGE = 50;

    /** As many lines as a spreadsheet opens with ease: years of the life of an association. */
    private static final int MOST_EXPORTED = 50_000;

    /**
     * The page.
     *
     * @param actors and families, with the chosen one marked, for the two menus
     * @param filtered whether one of them is chosen
     * @param older where the log goes on
     * @param newest where it begins; empty on that page
     */
    record View(
            List<Line> lines,
            List<Choice> actors,
            List<Choice> families,
            boolean filtered,
            Optional<String> older,
            Optional<String> newest,
            String path,
            String csv) {}

    /**
     * One line.
     *
     * @param visit whether the platform's operator acted
     */
    record Line(Instant at, String who, Actor.Kind kind, String what, boolean visit) {}

    /** An entry of a menu. */
    record Choice(String value, String label, boolean chosen) {}

    private final Database database;
    private final Pages pages;
    private final Messages messages;
    private final AuditSentences sentences;
    private final AuditCsv csv;

    AuditPages(Database database, Pages pages, Messages messages) {
        this.database = database;
        this.pages = pages;
        this.messages = messages;
        this.sentences = new AuditSentences(messages);
        this.csv = new AuditCsv(messages, sentences);
    }

    /** {@code GET …/journal?qui=&acte=&avant=}. */
    Reply show(Desk desk, Exchange exchange) {
        View view = database.read(desk.tenancy(), tx -> view(tx, desk, exchange));
        return pages.desk(200, "people/audit", view, desk, exchange);
    }

    /** {@code GET …/journal.csv?qui=&acte=}. */
    Reply export(Desk desk, Exchange exchange) {
        AuditEntries.Wanted wanted = wanted(exchange);
        List<AuditEntry> entries =
                database.read(desk.tenancy(), tx -> AuditEntries.list(tx, wanted, MOST_EXPORTED));
        return Reply.bytes(200, "text/csv; charset=utf-8", csv.of(entries, exchange.language()))
                .with(
                        "content-disposition",
                        "attachment; filename=\"journal-" + desk.tenant().slug() + ".csv\"");
    }

    private View view(TenantTx tx, Desk desk, Exchange exchange) {
        AuditEntries.Wanted wanted = wanted(exchange);
        Language language = exchange.language();
        List<AuditEntry> read = AuditEntries.list(tx, wanted, PAGE + 1);
        List<AuditEntry> shown = read.subList(0, Math.min(PAGE, read.size()));
        String filter = filter(wanted);
        String path = Paths.audit(desk);
        return new View(
                shown.stream().map(it -> line(it, language)).toList(),
                actors(AuditEntries.actors(tx), wanted, language),
                families(AuditEntries.families(tx), wanted, language),
                !filter.isEmpty(),
                read.size() > PAGE
                        ? Optional.of(path + "?avant=" + shown.getLast().id() + filter)
                        : Optional.empty(),
                wanted.before()
                        .map(before -> filter.isEmpty() ? path : path + "?" + filter.substring(1)),
                path,
                path + ".csv" + (filter.isEmpty() ? "" : "?" + filter.substring(1)));
    }

    private static AuditEntries.Wanted wanted(Exchange exchange) {
        return new AuditEntries.Wanted(
                Typed.id(exchange.query("qui")),
                exchange.query("acte"),
                Typed.id(exchange.query("avant")));
    }

    private static String filter(AuditEntries.Wanted wanted) {
        String actor = wanted.actor().map(id -> "&qui=" + id).orElse("");
        String family =
                wanted.family().isEmpty()
                        ? ""
                        : "&acte=" + URLEncoder.encode(wanted.family(), StandardCharsets.UTF_8);
        return actor + family;
    }

    private Line line(AuditEntry entry, Language language) {
        return new Line(
                entry.at(),
                entry.actorName(),
                entry.actorKind(),
                sentences.of(entry, language),
                entry.actorKind() == Actor.Kind.OPERATOR);
    }

    private static List<Choice> actors(
            List<AuditEntries.Who> actors, AuditEntries.Wanted wanted, Language language) {
        Optional<UUID> chosen = wanted.actor();
        return actors.stream()
                .map(who ->
                        new Choice(
                                who.actorId().toString(),
                                who.actorName(),
                                chosen.filter(who.actorId()::equals).isPresent()))
                .sorted(
                        Comparator.comparing(
                                Choice::label, Collator.getInstance(language.locale())))
                .toList();
    }

    private List<Choice> families(
            List<String> families, AuditEntries.Wanted wanted, Language language) {
        return families.stream()
                .map(family ->
                        new Choice(family, named(family, language), family.equals(wanted.family())))
                .toList();
    }

    private String named(String family, Language language) {
        String key = "people.audit.family." + family;
        return messages.has(key) ? messages.text(language, key) : family;
    }
}
