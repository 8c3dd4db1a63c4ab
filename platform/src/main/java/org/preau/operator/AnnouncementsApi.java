package org.preau.operator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Slug;
import org.preau.sql.Database;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.ApiPage;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The operator's API of announcements: {@code /api/v1/platform/announcements}. */
final class AnnouncementsApi {

    /** An announcement as programs see it. */
    record Announcement(
            UUID id,
            String title,
            String body,
            String audience,
            @Nullable Integer sector,
            @Nullable String association,
            String saidBy,
            Instant saidAt,
            @Nullable Instant withdrawnAt,
            int copies,
            int letters,
            @Nullable Instant letteredAt) {}

    /**
     * What is said to whom.
     *
     * @param id made by the caller, so that what is sent twice is announced once
     * @param sector for one sector only
     * @param association a short name, for one association only
     */
    record NewOne(
            UUID id,
            String title,
            String body,
            @Nullable Integer sector,
            @Nullable String association) {}

    private final Database database;
    private final ApiForms forms;
    private final SendAnnouncement send;
    private final WithdrawAnnouncement withdraw;

    AnnouncementsApi(
            Database database,
            ApiForms forms,
            SendAnnouncement send,
            WithdrawAnnouncement withdraw) {
        this.database = database;
        this.forms = forms;
        this.send = send;
        this.withdraw = withdraw;
    }

    Reply list(Desk desk, Exchange exchange) {
        List<Announcement> items =
                database.operator("list announcements", Announcements::list).stream()
                        .map(AnnouncementsApi::json)
                        .toList();
        return Reply.json(200, ApiPage.whole(items));
    }

    Reply create(Desk desk, Exchange exchange) {
        return forms.read(exchange, NewOne.class, sent -> create(desk, exchange, sent));
    }

    Reply withdraw(Desk desk, Exchange exchange) {
        boolean done =
                Console.id(exchange.parameter("id"))
                        .map(id -> withdraw.run(desk.actor(), id))
                        .orElse(false);
        return done ? Reply.noContent() : AssociationsApi.absent();
    }

    private Reply create(Desk desk, Exchange exchange, NewOne sent) {
        Map<String, Message> problems = new LinkedHashMap<>();
        String title = CleanInput.line(sent.title());
        if (title.isEmpty() || title.length() > AnnouncementPages.MAX_TITLE) {
            problems.put("title", Message.of("operator.wrong.title"));
        }
        String body = CleanInput.text(sent.body()).strip();
        if (body.isEmpty() || body.length() > AnnouncementPages.MAX_BODY) {
            problems.put("body", Message.of("operator.wrong.body"));
        }
        Optional<Audience> audience = audience(sent, problems);
        if (!problems.isEmpty() || audience.isEmpty()) {
            return forms.invalid(exchange, problems);
        }
        send.run(
                desk.actor(), new SendAnnouncement.Command(sent.id(), title, body, audience.get()));
        return database.operator("read an announcement", tx -> Announcements.one(tx, sent.id()))
                .map(said -> Reply.json(201, json(said)))
                .orElseGet(AssociationsApi::absent);
    }

    private Optional<Audience> audience(NewOne sent, Map<String, Message> problems) {
        Integer sector = sent.sector();
        String association = sent.association();
        if (association != null) {
            Optional<Audience> one =
                    Slug.of(association)
                            .flatMap(slug ->
                                    database.operator(
                                            "find an association",
                                            tx -> Associations.one(tx, slug)))
                            .map(facts -> new Audience(Audience.Kind.ONE, null, facts.tenantId()));
            if (one.isEmpty()) {
                problems.put("association", Message.of("operator.wrong.association"));
            }
            return one;
        }
        if (sector == null) {
            return Optional.of(Audience.all());
        }
        Wanted.sector(sector.toString(), problems);
        return Optional.of(new Audience(Audience.Kind.SECTOR, sector, null));
    }

    private static Announcement json(Announcements.Announcement said) {
        return new Announcement(
                said.id(),
                said.title(),
                said.body(),
                ApiForms.lower(said.audience()),
                said.sector(),
                said.association(),
                said.saidBy(),
                said.saidAt(),
                said.withdrawnAt(),
                said.copies(),
                said.letters(),
                said.letteredAt());
    }
}
