package org.preau.people;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.preau.base.AccountId;
import org.preau.snapshot.OpenPart;
import org.preau.sql.TenantTx;
import org.preau.text.CsvCell;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * People as an association takes them away: who holds or held which office, as a table and as
 * address cards of those who are there now. No cell begins as a formula does.
 */
public final class PeoplePart implements OpenPart {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> COLUMNS =
            List.of("name", "email", "office", "since", "until", "running");

    private final Messages messages;
    private final Clock clock;

    public PeoplePart(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String folder() {
        return "people";
    }

    @Override
    public long write(TenantTx tx, Language language, Folder out) throws IOException {
        List<Membership> all = Memberships.all(tx);
        if (all.isEmpty()) {
            return 0;
        }
        LocalDate today = Days.today(clock);
        out.put("members.csv", to -> table(all, today, language, to));
        Map<AccountId, String> cards = cards(tx, all, today, language);
        out.put(
                "members.vcf",
                to -> to.write(String.join("", cards.values()).getBytes(StandardCharsets.UTF_8)));
        return all.stream().map(Membership::accountId).distinct().count();
    }

    private void table(List<Membership> all, LocalDate today, Language language, OutputStream to)
            throws IOException {
        Writer out = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        out.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        csv.writeRecord(
                COLUMNS.stream().map(it -> messages.text(language, "people.out." + it)).toList());
        for (Membership it : all) {
            LocalDate until = it.until();
            csv.writeRecord(
                    CsvCell.of(it.name()),
                    CsvCell.of(it.email().value()),
                    office(it, language),
                    it.since().toString(),
                    until == null ? "" : until.toString(),
                    messages.text(language, it.runs(today) ? "people.out.yes" : "people.out.no"));
        }
        csv.flush();
        out.flush();
    }

    private Map<AccountId, String> cards(
            TenantTx tx, List<Membership> all, LocalDate today, Language language) {
        String association = tx.query("select name from tenant").one(String.class);
        Map<AccountId, String> cards = new LinkedHashMap<>();
        for (Membership one : all) {
            List<String> offices =
                    all.stream()
                            .filter(it -> it.accountId().equals(one.accountId()))
                            .filter(it -> it.runs(today))
                            .map(it -> office(it, language))
                            .toList();
            if (!offices.isEmpty()) {
                cards.put(
                        one.accountId(),
                        VCards.of(one.name(), one.email().value(), association, offices));
            }
        }
        return cards;
    }

    private String office(Membership it, Language language) {
        return messages.text(language, "people.office." + Named.name(it.office()));
    }
}
