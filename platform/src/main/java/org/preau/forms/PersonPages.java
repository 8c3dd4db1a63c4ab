package org.preau.forms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.preau.base.EmailAddress;
import org.preau.render.Link;
import org.preau.sql.TenantTx;
import org.preau.text.Json;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/**
 * Somebody asks what is kept of her, wants it, wants it gone: all answers that bear her address,
 * over all forms.
 */
final class PersonPages {

    /**
     * @param email what was looked for; empty before
     * @param wrong whether that was no address
     */
    record View(
            List<Link> crumbs,
            String email,
            boolean wrong,
            List<Row> rows,
            String path,
            String export,
            String erase) {}

    record Row(String title, Instant at, String href) {}

    /** An answer, as the person gets it. */
    record Own(String form, Instant at, Instant keptUntil, List<Answer.Given> answers) {}

    private final FormRoom room;

    PersonPages(FormRoom room) {
        this.room = room;
    }

    /** {@code GET …/formulaires/personnes?email=}. */
    Reply search(Desk desk, Exchange exchange) {
        String typed = exchange.query("email").strip();
        Optional<EmailAddress> email = EmailAddress.of(typed);
        String path = FormRoom.list(desk) + "/personnes";
        List<Row> rows =
                email.map(it ->
                                room.database()
                                        .read(desk.tenancy(), tx -> rows(tx, desk, it.value())))
                        .orElse(List.of());
        View view =
                new View(
                        FormRoom.crumbs(desk),
                        email.map(EmailAddress::value).orElse(typed),
                        !typed.isEmpty() && email.isEmpty(),
                        rows,
                        path,
                        path + ".json",
                        path + "/effacement");
        return room.pages().desk(200, "forms/person", view, desk, exchange);
    }

    private static List<Row> rows(TenantTx tx, Desk desk, String email) {
        Map<UUID, String> titles = titles(tx);
        return Answers.of(tx, email).stream()
                .map(one ->
                        new Row(
                                titles.getOrDefault(one.questionnaireId(), ""),
                                one.givenAt(),
                                FormRoom.of(desk, one.questionnaireId()) + "/reponses/" + one.id()))
                .toList();
    }

    static Map<UUID, String> titles(TenantTx tx) {
        return Questionnaires.all(tx).stream()
                .collect(Collectors.toMap(Questionnaire::id, Questionnaire::title));
    }

    /** {@code GET …/formulaires/personnes.json?email=}: to be given to the person. */
    Reply export(Desk desk, Exchange exchange) {
        Optional<EmailAddress> email = EmailAddress.of(exchange.query("email").strip());
        List<Own> all =
                email.map(it -> room.database().read(desk.tenancy(), tx -> own(tx, it.value())))
                        .orElse(List.of());
        return Reply.bytes(200, "application/json", Json.write(all))
                .with("cache-control", "no-store")
                .with("content-disposition", "attachment; filename=\"reponses.json\"");
    }

    static List<Own> own(TenantTx tx, String email) {
        Map<UUID, String> titles = titles(tx);
        return Answers.of(tx, email).stream()
                .map(one ->
                        new Own(
                                titles.getOrDefault(one.questionnaireId(), ""),
                                one.givenAt(),
                                one.forgetAt(),
                                one.answers()))
                .toList();
    }

    /** {@code POST …/formulaires/personnes/effacement}. */
    Reply erase(Desk desk, Exchange exchange) {
        Optional<EmailAddress> email = EmailAddress.of(exchange.form("email").strip());
        email.ifPresent(it -> room.acts().deleteAnswer().ofPerson(desk, it.value()));
        return Pages.done(
                FormRoom.list(desk) + "/personnes",
                email.isPresent() ? "said.forms-person-erased" : "said.forms-person-unknown");
    }
}
